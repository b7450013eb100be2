import { PART } from '../../plan/sheet/parts.ts';
import type { Check } from '../../plan/types/step.ts';
import { DURATIONS } from './durations.ts';

const CONTROL_CENTER = 'Cisco CallManager Serviceability > Tools > Control Center: Start';
/** Which window starts which service (SVC-23); the rules of the page say which are CallManager's own. */
const START = `One of a CallManager server whose name begins with Cisco is started from another PC: ${CONTROL_CENTER}. Any other, and each one of an application server: Services window, Start.`;
const NO_REPLY = `No reply: look at its screen and its network cable. A service that is not Started: ${START}`;
const UNINSTALL =
  'Its place is a server of its own, and it may serve people now: uninstall nothing by yourself at night. Begin nothing on this server, and call whoever owns it.';
const MOVE_AWAY = 'Take no server out of service: its devices would find no room.';

/**
 * What a person does where a check is not good and its step says nothing of its own, in a few words. Ours, as those who keep
 * such servers do it; UNVERIFIED on one. Nothing of it is for a server whose installer is at work, but for looks and calls.
 */
const REMEDIES: Readonly<Record<string, string>> = {
  'administrator-logged-on': 'While no installer runs there: log off, and log on as the local Administrator. While one does: press nothing.',
  'backup-has-room': MOVE_AWAY,
  'backups-have-room': MOVE_AWAY,
  'boot-recorded': 'At its command prompt: net statistics server. Write "Statistics since" down: a reboot makes it later.',
  'cluster-in-service': NO_REPLY,
  'computer-name-is': 'It gets its name of before in Windows, and reboots, before anything is installed.',
  'database-recorded': 'Write down the names of all databases that are there.',
  'database-renamed': 'Look whether CallManager Administration shows the devices of before, and write down all names.',
  'devices-on-one-release': 'Write down how many are registered where.',
  'devices-registered': 'Look whether the missing ones have power and network; write down how many there are, and of what kind.',
  'disc-in-drive': 'Put the disc with that label in.',
  'drive-empty': 'Take the disc out.',
  'memory-enough': 'Put in memory until Windows counts it.',
  'name-files-right': 'Mend the lines by Notepad, as the step says.',
  'no-pending-renames': 'Start > Shut Down > Restart, while no installer runs there; then look again.',
  'oversubscribed-briefly': 'Go on without a break: it is over when the next primary is back.',
  'packages-installed': 'Write down which is missing.',
  'parameters-kept': 'Write down name and value. It is changed back only after the last step.',
  'parameters-recorded': 'Write down every value that somebody here has changed.',
  'programs-allowed': UNINSTALL,
  'publisher-serves': 'Services window of the publisher: start MSSQLSERVER. Press nothing at the subscriber meanwhile.',
  rebooted:
    'Never reboot it a second time. Look at its screen without a log-on: it stands at a message, is dark, reboots again and again, or is up with no new 6005: write down what you see, and touch nothing.',
  'security-agent-runs': 'Services window: start it. If it is not there, it was not installed.',
  'server-in-service': NO_REPLY,
  'services-known':
    `Ask whoever knows the server. What scans, backs up, watches or controls it is stopped and disabled: write down its Status and Startup Type in part ${PART.setAside} first.`,
  'services-migrated': `${START} Where it is in no list there, it is not activated yet: write it down and go on, it is activated at the end.`,
  'services-not-running': 'The cluster is not laid out as the plan has it: change nothing.',
  'services-recorded': 'Stop nothing before all of it is written down.',
  'services-restored': 'Services window: its Properties > Startup type as it was, Apply; then Start, where it ran.',
  'services-running': START,
  'services-stopped':
    `Write down its Status and Startup Type in part ${PART.setAside}; then, in the Services window, its Properties > Stop, and Startup type: Disabled.`,
  'subscriptions-good':
    `REPLICATION MAY STILL BE UNDER WAY. Wait until ${DURATIONS.subscriptionsSettle.seconds / 60} minutes after the last subscriber was up, and look again: until then a good one may look broken, and what mends it would begin all of them anew. Only where it is not so even then: write down which subscriber, and the last words of its agent.`,
  'version-is': 'Look at its screen: the installer may not be through. Where a window of it stands there: put disc 1 back in, press nothing, and call.',
  'window-open': 'Begin nothing outside of the window.',
  'work-fits-window': 'It would end after the window.',
}; // prettier-ignore

/** The same while the installer of the server is under way, where nobody logs on for it. */
const WHILE_INSTALLING: Readonly<Record<string, string>> = {
  'administrator-logged-on':
    'Where the installation goes on: press nothing. Where its screen still asks for a log-on: do what the step says.',
  'boot-recorded': 'Write the time of a right clock down, right before the button is pressed that reboots the server.',
  'disc-in-drive': 'Put the right disc in. Do not log on for it.',
  'services-stopped': `Do not log on. Write down its Status and Startup Type in part ${PART.setAside}; then, in that window of the other PC, its Properties > Stop, and Startup type: Disabled.`,
};

/** What a person does where a look is not good; undefined: its step has to say it. */
export const ifNotSo = ({ name }: Pick<Check, 'name'>, isConsoleTaken = false): string | undefined =>
  (isConsoleTaken ? WHILE_INSTALLING[name] : undefined) ?? REMEDIES[name];
