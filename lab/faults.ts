import type { LabEvents } from './events.ts';

/** What can go wrong on purpose, each with the sentence that explains it. */
export const FAULTS = {
  'reboots-slowly': 'the server takes six times as long to boot',
  'drops-connection-mid-command': 'the SSH connection breaks after an acting command took effect, before it answered',
  'command-arrives-late':
    "the connection is lost while an acting command is on its way, and it arrives when the server's installer works",
  'wrong-disc': 'the person in the server room takes the wrong disc',
  'service-stays-stopped': 'after a boot one CallManager service of the server does not come up',
  'subscription-fails': 'the first synchronization of the subscription fails',
  'hangs-in-shutdown': 'the server never gets out of its shutdown; only the power button helps',
  'says-success-without-doing': 'acting commands report success, and nothing happens',
  'never-returns': 'an acting command takes effect and never answers',
  'antivirus-returns-after-reboot':
    'disabled antivirus and security agents are automatic and running again after a boot',
  'reports-old-version': 'the registry keeps the release from before the upgrade',
  'garbled-output': 'what the probe prints arrives mutilated',
  'clock-goes-backwards': 'the boot sets the clock of the server two hours back',
  'clock-steps-instead-of-rebooting':
    'the server takes the order to reboot and does not; its clock is set three minutes on, and its boot time with it',
  'event-log-cleared': 'the event log of the server is empty when it boots',
  'event-log-unreadable': 'the event log of the server cannot be read',
  unreachable: 'the server does not answer the network, though it runs',
  'slow-replication': 'replication takes six times as long',
  'subscription-stays-broken': 'the subscription is broken, and no repair of it helps',
  'too-little-memory': 'the server has half a gigabyte of memory',
  'another-operating-system': 'the server runs Windows Server 2003',
  'address-by-dhcp': 'the server takes its address from DHCP',
  'member-of-a-domain': 'the server is a member of a domain',
  'drive-mapped': 'a network drive is mapped on the server',
  'renames-pending': 'a program has left files on the server that the next boot renames',
  'terminal-services-on': 'disabled Terminal Services are automatic and running again after a boot',
  'asks-for-extra-reboot':
    'a web browser is open on the server, so the installer wants a reboot in the midst of its work',
  'wrong-drive': 'the person in the server room pulls the drive of the slot beside the one of the prompt',
  'wrong-key': 'the person presses another key than the one of the prompt where the server misses a drive',
  'disc-2-missing': 'the person in the server room does not find disc 2 until asked again',
  'activated-through-windows':
    'the person starts the services in the Services window of Windows instead of activating them',
  'forbidden-program': 'Cisco Unity is installed on the server',
  'unknown-program': 'a program that nobody supports is installed on the server',
  'parameter-lost': "the upgrade of the publisher loses a service parameter's own value that is inside its limits",
  'database-not-renamed': "the upgrade does not count the name of the publisher's database up",
  'counts-no-devices': 'the server has no counter of registered devices, though CallManager runs',
  'log-folder-refused': 'a security policy of the server keeps the installer from making its log folder',
  'old-operating-system': 'the operating system of the server is older than the release needs',
  'other-java-runtime': 'a Java Runtime Environment of another version is on the server',
  'database-name-unreadable': 'the installer cannot read the name of the database from the registry',
  'database-name-changed': 'somebody has changed the name of the database in the registry by hand',
  'wrong-reverse-name': "the publisher's address leads back to the name of an old machine",
  'other-password-on-publisher': "the Administrator of the publisher has another password than the subscriber's",
  'publisher-refuses-access': "a local policy refuses the subscriber's user access to the publisher over the network",
  virus: 'a virus is on the server when SQL Server is installed, and it has to be imaged anew',
  'umx-not-registered': 'UMX.dll is not registered on the server',
  'directory-not-indexed': 'the directory of the server has not indexed its data when the installer ends',
  'old-address-in-files': 'HOSTS and LMHOSTS of the server have another server with an address of long ago',
  'mdac-hotfix-times-out': 'the hotfix MS04-003 does not end in its time on the server',
  'sql-hotfix-fails': 'the hotfix MS03-031 cannot be installed on the server',
  'keeps-old-boot-time': 'the server boots, and goes on to report the boot time of before',
  'clock-goes-forward': 'the boot sets the clock of the server two hours forward',
  'answers-with-nothing': 'for a while after a boot the server answers each look with nothing at all',
  'garbage-in-shutdown': 'the server takes its time to shut down, and what the probe prints meanwhile is mutilated',
  'up-before-its-services': 'the server answers long before its services start',
  'boots-twice': 'the server goes down and boots once more right after a boot',
  'comes-back-as-another-machine':
    "another machine with another computer name boots at the server's address, until the next boot",
  'comes-back-as-a-namesake': 'another machine of the same computer name boots in its place, until the next boot',
  'boots-an-old-image':
    'the server boots an image of long ago: its release, its event log and the start types of its services',
  'answers-with-a-megabyte': 'a megabyte of text comes in front of the answer to a command',
  'answers-without-end': 'the answer to a command goes on for ever',
  'answers-in-ten-thousand-lines': 'ten thousand lines come in front of the answer to a command',
  'answers-with-control-characters': 'each line of an answer begins with signs that a terminal acts on',
  'answers-to-half-a-character': 'half of an answer comes, up to the midst of a character',
  'answers-what-was-asked-before': 'a command gets the answer to the one before it',
  'answers-for-another-server': 'the answer to a command is one that another server had given',
} as const;

export type FaultName = keyof typeof FAULTS;

/** One fault on one server; `command` limits it to command lines that contain this text. */
export interface FaultSetting {
  readonly fault: FaultName;
  readonly server: string;
  readonly times: 'once' | 'always';
  readonly command?: string;
}

/**
 * Reads `fault@SERVER` or `fault@SERVER:always`.
 * @throws RangeError when the fault has no such name or the text another shape.
 */
export function parseFault(text: string): FaultSetting {
  const match = /^([a-z0-9-]+)@([^:]+)(?::(once|always))?$/.exec(text);
  const fault = match?.[1];
  if (!match?.[2] || !fault || !Object.hasOwn(FAULTS, fault)) {
    throw new RangeError(`"${text}" is not fault@SERVER[:once|:always]; faults: ${Object.keys(FAULTS).join(', ')}`);
  }
  return { fault: fault as FaultName, server: match[2], times: match[3] === 'always' ? 'always' : 'once' };
}

/** The faults that are on in a lab. */
export class FaultBoard {
  #settings: FaultSetting[];
  readonly #events: LabEvents;

  constructor(settings: readonly FaultSetting[], events: LabEvents) {
    this.#settings = [...settings];
    this.#events = events;
  }

  on(setting: FaultSetting): void {
    this.#settings.push(setting);
  }

  off(fault: FaultName, server: string): void {
    this.#settings = this.#settings.filter((setting) => setting.fault !== fault || setting.server !== server);
  }

  list(): readonly FaultSetting[] {
    return this.#settings;
  }

  /** Whether the fault strikes here and now; one that is set for once is used up by this. */
  strikes(fault: FaultName, server: string, command = ''): boolean {
    const hit = this.#settings.find(
      (setting) => setting.fault === fault && setting.server === server && command.includes(setting.command ?? ''),
    );
    if (!hit) return false;
    if (hit.times === 'once') this.#settings = this.#settings.filter((setting) => setting !== hit);
    this.#events.tell({ kind: 'fault', server, fault });
    return true;
  }
}
