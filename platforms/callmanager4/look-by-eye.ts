import { clockText } from '../../plan/clock-text.ts';
import { PART } from '../../plan/sheet/parts.ts';
import type { Memory } from '../../plan/types/run.ts';
import type { Check } from '../../plan/types/step.ts';
import { AFAR } from './console-taken.ts';
import { TERMINAL_SERVICES } from './interfering-software.ts';
import type { StepArguments } from './types/step-arguments.ts';
import { ranBefore, wantedParameters } from './written-before.ts';

/** What a look is told, as far as a person needs it: lists and numbers of the step. */
type Told = Partial<StepArguments>;

/** What was written down before. */
interface Before {
  /** Of the server that is looked at; empty where several are, or nothing was. */
  readonly memory: Memory;
  readonly cluster: Memory;
}

/** Which server that is, is said by its name: a step may look at another one than it works on. */
const ON_THE_SERVER = /\bon the server\b/gi;

const named = (names: readonly string[] | undefined): string => (names ?? []).map((name) => `"${name}"`).join(', ');

const SERVICES_WINDOW = 'Start > Programs > Administrative Tools > Services, on the server';

const runs = ({ services }: Told): readonly string[] => [
  ...(services === undefined || services.length === 0
    ? []
    : [`The services are, as their window spells them: ${named(services)}.`]),
  `${SERVICES_WINDOW}: Status is Started. Or at its command prompt: net start`,
];

/** Only what ran is looked for, wherever that is known: a name that was never there would be missed for nothing. */
function migrated(only: readonly string[] | undefined, { memory }: Before): readonly string[] {
  const ran = ranBefore(memory);
  if (ran === undefined)
    return [
      ...runs(only ? { services: only } : {}),
      'Only those count that ran before: your own list of the step that writes the services down has them.',
    ];
  const wanted = only ? ran.filter((name) => only.includes(name)) : ran;
  return wanted.length === 0
    ? ['Nothing is to be looked for: none of them ran here before.']
    : runs({ services: wanted });
}

const PROGRAMS = 'Start > Settings > Control Panel > Add/Remove Programs, on the server: read the whole list.';
const ADAPTERS = 'At its command prompt: ipconfig /all';
const ENTERPRISE_MANAGER =
  'On the publisher: Start > Programs > Microsoft SQL Server 2000 > Enterprise Manager > SQL Server Group > its name > Databases';
const OS_VERSION =
  'On the server: Start > Programs > Cisco OS Version, or My Computer > Properties; the image alone says nothing.';
const DEVICES =
  'On the server: Start > Programs > Administrative Tools > Performance; add the object Cisco CallManager: Registered Hardware Phones and Registered Other Station Devices.';
const BY_FILE = 'No screen shows it: it is judged by the cluster file and the clock.';
const NAME_FILES = 'At its command prompt: type C:\\WINNT\\system32\\drivers\\etc\\hosts, then the same with lmhosts.';
const MY_COMPUTER = 'On the server: My Computer > Properties > Network Identification.';
const PARAMETERS = 'In CallManager Administration: Service > Service Parameters';

/**
 * Where a person looks for what each check looks for, a sentence each: the screen, or a command that only reads. Ours, as
 * those who keep Windows 2000 do it; UNVERIFIED on a server.
 */
const LOOKS: Readonly<Record<string, (told: Told, before: Before) => readonly string[]>> = {
  'administrator-logged-on': () => ['At its command prompt: set USER (USERNAME is Administrator, and USERDOMAIN the name of the server itself).'],
  'backup-has-room': () => [DEVICES],
  'backups-have-room': () => [DEVICES],
  'baseline-image': ({ level }) => [OS_VERSION, `Wanted: ${level ?? 'as the plan says'}.`],
  'boot-recorded': () => ['Event Viewer on the server, System log, newest first: write down date and time of the newest event 6005.'],
  'callmanager-level': ({ level }) => ['In CallManager Administration: Help > About; then Details.', `Wanted: ${level ?? 'as the plan says'}.`],
  'cluster-in-service': () => ['ping each server by its name.', ...runs({})],
  'computer-name-is': () => [`${MY_COMPUTER} Or at its command prompt: hostname`],
  'database-recorded': () => [`${ENTERPRISE_MANAGER}: write down the highest CCM03nn.`],
  'database-renamed': () => [`${ENTERPRISE_MANAGER}: the highest CCM03nn is one more than in part ${PART.lists}.`],
  'devices-on-one-release': () => [DEVICES],
  'devices-registered': ({ devices }) => [DEVICES, ...(devices === undefined ? [] : [`Wanted: at least ${devices} in all.`])],
  'disc-in-drive': ({ label }) => [`My Computer, on the server: the CD drive shows the label${label === undefined ? ' of the disc' : ` ${label}`}.`],
  'disc-readable-by-service': () => ['Local Security Policy > Local Policies > Security Options: "Restrict CD-ROM access to locally logged-on user only" is Disabled.'],
  'disk-space-enough': ({ megabytes }) => [`My Computer > C: > Properties: free space is at least ${megabytes ?? '?'} MB. Or: dir C:\\ (last line).`],
  'dns-configured': () => [`${ADAPTERS}: DNS Servers.`],
  'dns-suffix': () => [`${ADAPTERS}: Connection-specific DNS Suffix.`],
  'drive-empty': () => ['Open the drive.'],
  'machines-apart': () => ['No screen of Windows shows it; where the machines were made of one drive, call for help.'],
  'memory-enough': ({ megabytes }) => [`My Computer > Properties > General: at least ${megabytes ?? '?'} MB (Windows counts KB there).`],
  'model-supported': ({ models }) => ['The plate of the machine, and the list that was looked up:', ...(models ?? []).slice(0, 20)],
  'name-caches-right': () => ['At its command prompt: nbtstat -c (each other server with a life of -1), then ipconfig /displaydns (each server with its address).'],
  'name-files-right': ({ nodes }) => [NAME_FILES, ...(nodes ?? []).map(({ name, address }) => `One line each: ${address} ${name}`)],
  'names-found': ({ nodes }) => ['At its command prompt, for each other server: ping NAME, ping -a ADDRESS, nbtstat -a NAME.', ...(nodes ?? []).map(({ name, address }) => `${name} is ${address}.`)],
  'no-device-registered': () => [DEVICES, 'Both are 0.'],
  'no-foreign-java': () => [PROGRAMS],
  'no-mapped-drive': () => ['At its command prompt: net use (it lists no drive letter).'],
  'no-pending-renames': () => ['At its command prompt: regedt32, HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager: PendingFileRenameOperations is not there, or empty. Change nothing.'],
  'one-kind-of-names': () => [NAME_FILES, `${ADAPTERS}: DNS and WINS servers.`],
  'one-network-adapter': () => [`${ADAPTERS}: one adapter with an address, and that of the server.`],
  'operating-system-level': ({ level }) => [OS_VERSION, `Wanted: ${level ?? 'as the plan says'} or later.`],
  'oversubscribed-briefly': () => [BY_FILE],
  'own-names': () => ['At its command prompt: hostname, then ipconfig /all (address, DNS suffix).'],
  'packages-installed': () => [PROGRAMS],
  'parameters-kept': ({ parameters }, { cluster }) => [`${PARAMETERS}; compare with part ${PART.lists}.`, ...wantedParameters(cluster, parameters ?? [])],
  'parameters-recorded': () => [`${PARAMETERS}.`],
  'programs-allowed': () => [PROGRAMS],
  'programs-supported': () => [PROGRAMS],
  'publisher-serves': ({ services }) => [...runs({ services: services ?? ['MSSQLSERVER'] }), 'Or: the tray of the publisher shows SQL Server with a green arrow.'],
  rebooted: () => [`${AFAR}: Event Viewer, System log: a new event 6005 ("The Event log service was started"), later than the start in part ${PART.lists} or than you wrote down. ${LOCAL_TIME}`, 'Its screen asks for a log-on, and goes on doing so for the settling time.'],
  'security-agent-runs': () => [...runs({}), 'One of them is the security agent, such as "Cisco Security Agent".'],
  'server-gone': () => ['Its lamps and its screen are off, and ping with its name gets no reply.'],
  'server-in-service': () => ['ping it by its name.', ...runs({})],
  'service-release-level': ({ level }) => [OS_VERSION, `Wanted: service release ${level ?? 'as the plan says'} or later.`],
  'services-known': () => [...runs({}), 'Each of them is Windows\' own, CallManager\'s, or one of those that are stopped here.'],
  'services-migrated': ({ services }, before) => migrated(services, before),
  'services-not-running': ({ services }) => [`${SERVICES_WINDOW}: none of these is Started: ${named(services)}.`],
  'services-recorded': () => [`${SERVICES_WINDOW}: write down name, Status and Startup Type of each, before anything is stopped.`],
  'services-restored': ({ services }) => [`${SERVICES_WINDOW}: ${named(services)} as the lines of their step set them.`, `So is every other service that somebody has stopped by hand on it: part ${PART.setAside}. Where your own list of this night differs from the lines, the list counts.`],
  'services-running': runs,
  'services-stopped': ({ services, beforeReboot }) => [`${SERVICES_WINDOW}: Status is empty and Startup Type is Disabled for each of: ${named(services)}.`, ...(beforeReboot ? [UNTIL_REBOOT] : []), 'No other antivirus, backup, monitoring or remote-control program is Started.'],
  'sql-server-level': ({ level }) => ['Enterprise Manager > its name > Properties > General: Product version.', `Wanted: ${level ?? 'as the plan says'}.`],
  'static-address': () => [`${ADAPTERS}: DHCP Enabled is No.`],
  'subscriptions-good': ({ subscribers }) => ['On the publisher: Enterprise Manager > its name > Replication Monitor > Agents > Distribution Agents: none has a red cross; last action of minutes ago.', `For each of: ${(subscribers ?? []).join(', ')}.`, 'SQL Server Agent of the publisher runs.'],
  'suffix-list': ({ suffixes }) => [`${ADAPTERS}: DNS Suffix Search List has ${(suffixes ?? []).join(', ')}.`],
  'traffic-low': () => [BY_FILE],
  'version-is': ({ release }) => [`In CallManager Administration of that server: Help > About says ${release ?? 'the release'}; the publisher's does not count for a subscriber.`],
  'window-open': ({ window }) => [window ? `A right clock: it is between ${clockText(window.from)} and ${clockText(window.to)}.` : BY_FILE],
  'windows-supported': () => ['My Computer > Properties > General: Windows 2000 Server, 5.00.2195, Service Pack 4.'],
  'work-fits-window': ({ window, minutes }) => [window && minutes ? `A right clock: ${minutes.own} minutes from now it is before ${clockText(window.to)}.` : BY_FILE],
  'workgroup-member': ({ workgroup }) => [`${MY_COMPUTER} It says Workgroup${workgroup === undefined ? '' : ` ${workgroup}`}, and not Domain.`],
}; // prettier-ignore

/** Whoever compares the two without it takes an old start for a new one. */
const LOCAL_TIME = 'Event Viewer shows the local time of the PC at which you sit; this page has UTC.';

/** Windows 2000 gives no way to stop it. */
const UNTIL_REBOOT = `"${TERMINAL_SERVICES}" need only be Disabled: it may be Started until the reboot that follows.`;

const NO_LOG_ON = 'Do not log on to it for this look.';

/** The same while the installer of the server is under way: from another PC, or by the eye alone. */
const WHILE_INSTALLING: Readonly<Record<string, (told: Told) => readonly string[]>> = {
  'administrator-logged-on': () => ['On its screen: it asks for no log-on, and the installation is seen to go on. Touch nothing for it.'],
  'boot-recorded': () => [`${NO_LOG_ON} ${AFAR}: Event Viewer, System log: write down date and time of the newest event 6005.`],
  'disc-in-drive': () => [`${NO_LOG_ON} Read the print on the disc as you put it in. Where one lies there already, leave the drive closed: whoever put it in says which it is.`],
  'drive-empty': () => ['Open the drive.'],
  rebooted: () => [`${NO_LOG_ON} ${AFAR}: Event Viewer, System log: a new event 6005 ("The Event log service was started"), later than the one that was written down (part ${PART.lists}, or your own note). ${LOCAL_TIME}`, 'Its screen asks for a log-on, and goes on doing so for the settling time.'],
  'services-stopped': ({ services }) => [`${NO_LOG_ON} ${AFAR}: Services: Status is empty and Startup Type is Disabled for each of: ${named(services)}.`, 'No other antivirus, backup, monitoring or remote-control program is Started there.'],
}; // prettier-ignore

const NOT_NOW = [`${NO_LOG_ON} ${AFAR}; what that does not show is looked at when the installer is over.`];

/** Where a person looks for what a check looks for. */
export function lookByEye(
  { name, arguments: told, servers }: Pick<Check, 'name' | 'arguments' | 'servers'>,
  memories: Readonly<Record<string, Memory>>,
  isConsoleTaken = false,
): readonly string[] {
  if (isConsoleTaken) return WHILE_INSTALLING[name]?.(told) ?? NOT_NOW;
  const [server = '', ...others] = servers;
  const memory = (others.length === 0 && memories[server]) || {};
  const lines = LOOKS[name]?.(told, { memory, cluster: memories[''] ?? {} }) ?? [];
  return servers.length === 0
    ? lines
    : lines.map((line) => line.replaceAll(ON_THE_SERVER, (on) => `${on.slice(0, 2)} ${servers.join(', ')}`));
}
