import type { DomainRole, StartType } from '../../platforms/callmanager4/types/observation.ts';
import type { LabCluster } from '../lab-cluster.ts';
import { programsOn } from '../programs.ts';
import type { Speech } from '../reboot-lies.ts';
import { CALLMANAGER } from '../service-catalogue.ts';
import type { WindowsServer } from '../windows-server.ts';
import type { LabServiceState } from '../windows-services.ts';
import { adapterLines } from './probe-adapters.ts';
import { escaped, fourthLines, registryLines } from './probe-registry.ts';
import { lines, type Command, type CommandCall, type CommandOutput } from './command.ts';

/** Minutes that the lab's servers are east of Greenwich. */
const ZONE_MINUTES = 60;

const DOMAIN_ROLES: Readonly<Record<DomainRole, number>> = {
  'stand-alone': 2,
  member: 3,
  'domain controller': 5,
};

const STATES: Readonly<Record<LabServiceState, string>> = {
  running: 'Running',
  stopped: 'Stopped',
  starting: 'Start Pending',
  stopping: 'Stop Pending',
};

const START_MODES: Readonly<Record<StartType, string>> = {
  automatic: 'Auto',
  manual: 'Manual',
  disabled: 'Disabled',
  boot: 'Boot',
  system: 'System',
};

const two = (value: number): string => String(value).padStart(2, '0');

/** CIM date and time, such as 20261121220501.000000+060. */
export function cimDateTime(instant: Date): string {
  const local = new Date(instant.getTime() + ZONE_MINUTES * 60_000);
  const date = `${local.getUTCFullYear()}${two(local.getUTCMonth() + 1)}${two(local.getUTCDate())}`;
  const time = `${two(local.getUTCHours())}${two(local.getUTCMinutes())}${two(local.getUTCSeconds())}`;
  const fraction = `${String(local.getUTCMilliseconds()).padStart(3, '0')}000`;
  return `${date}${time}.${fraction}+${String(ZONE_MINUTES).padStart(3, '0')}`;
}

function computerLines({ name, computerName, facts, session }: WindowsServer): readonly string[] {
  return [
    `computer.name=${computerName}`,
    `computer.memory=${facts.memoryBytes}`,
    `computer.domainrole=${DOMAIN_ROLES[facts.domainRole]}`,
    `computer.domain=${escaped(facts.workgroup)}`,
    `computer.user=${session ? escaped(`${name}\\${session.user}`) : ''}`,
  ];
}

function driveLines(server: WindowsServer, cluster: LabCluster): readonly string[] {
  if (!server.facts.hasDrive) return ['cdrom.count=0'];
  const disc = cluster.discs.inDriveOf(server.name);
  const loaded = disc ? ['cdrom.0.loaded=1', `cdrom.0.label=${escaped(disc.label)}`] : ['cdrom.0.loaded=0'];
  return ['cdrom.0.drive=D:', ...loaded, 'cdrom.count=1'];
}

function serviceLines({ services }: WindowsServer): readonly string[] {
  const all = services.list().map(({ name, displayName, state, startType }, index) => {
    return `service.${index}=${escaped(`${name}|${STATES[state]}|${START_MODES[startType]}|${displayName}`)}`;
  });
  return [`service.count=${all.length}`, ...all];
}

/** CallManager's own counter: it is there while the service runs. */
function deviceLines({ name, services }: WindowsServer, { phones, faults }: LabCluster): readonly string[] {
  const isCounted = services.isRunning(CALLMANAGER) && !faults.strikes('counts-no-devices', name);
  if (!isCounted) return ['error.devices=0 no counter of registered devices is there'];
  return [`devices.registered=${phones.registeredAt(name)}`];
}

function programLines({ name }: WindowsServer, cluster: LabCluster): readonly string[] {
  const programs = programsOn(cluster.server(name), cluster);
  return [
    ...programs.map((program, index) => `program.${index}.name=${escaped(program)}`),
    `program.count=${programs.length}`,
  ];
}

/** Units of a second in which Windows counts time. */
const TICKS = 10_000_000n;

/** Times as a performance counter has them, in its raw form. */
function uptimeLines({ time }: WindowsServer): readonly string[] {
  const now = BigInt(time.now().getTime()) * (TICKS / 1000n);
  const start = now - BigInt(time.uptimeMs) * (TICKS / 1000n);
  return [`uptime.start=${start}`, `uptime.now=${now}`, `uptime.frequency=${TICKS}`];
}

function logLines({ name, log }: WindowsServer, { faults }: LabCluster): readonly string[] {
  if (faults.strikes('event-log-unreadable', name)) return ['error.log=-2147217405 Access denied'];
  const tail = log.tail();
  if (!tail) return ['error.log=0 nothing was found'];
  return [`log.newest=${tail.newest}`, `log.oldest=${tail.oldest}`, `log.start=${tail.start ?? ''}`];
}

/** What each version of the script looks at beyond the one before it. */
function newerLines(server: WindowsServer, cluster: LabCluster, { version, withLog }: Asked): readonly string[] {
  return [
    ...(version < 2 ? [] : [...deviceLines(server, cluster), ...programLines(server, cluster)]),
    ...(version < 3 ? [] : [`os.clock=${cimDateTime(server.time.now())}`, ...uptimeLines(server)]),
    ...(version < 4 ? [] : fourthLines(server)),
    ...(version < 3 || !withLog ? [] : logLines(server, cluster)),
  ];
}

/** How the script was asked. */
interface Asked {
  readonly version: number;
  readonly withLog: boolean;
}

function factLines(server: WindowsServer, cluster: LabCluster, asked: Asked): readonly string[] {
  return [
    ...computerLines(server),
    `os.version=${server.facts.windowsVersion}`,
    `os.servicepack=${server.facts.servicePack}`,
    `os.boottime=${cimDateTime(server.time.bootTime)}`,
    `disk.C.free=${server.facts.freeBytesOnC}`,
    ...driveLines(server, cluster),
    ...adapterLines(server, asked.version),
    ...serviceLines(server),
    ...registryLines(server, cluster, asked.version),
    ...newerLines(server, cluster, asked),
  ];
}

/** Half of the text, and in it every seventh character another one. */
const garble = (text: string): string =>
  [...text.slice(0, text.length / 2)].map((character, index) => (index % 7 === 6 ? '\u00ff' : character)).join('');

/** Who answers a look, and how; one that is garbled by its shutdown still answers there, though nothing else does. */
function speakerOf(
  name: string,
  node: WindowsServer | undefined,
  cluster: LabCluster,
): { readonly speaker: WindowsServer | undefined; readonly speech: Speech } {
  if (node) return { speaker: node, speech: node.lies.speech };
  const windows = cluster.hasServer(name) ? cluster.server(name).windows : undefined;
  const isDying = windows?.power === 'shutting down' && windows.lies.speech === 'garbage';
  return isDying ? { speaker: windows, speech: 'garbage' } : { speaker: undefined, speech: 'facts' };
}

function run({ words, files, cluster, node }: CommandCall): CommandOutput {
  const [script = '', name = '', nonce = '', shell, depth] = words.slice(1).filter((word) => !word.startsWith('//'));
  const source = files.get(script.toLowerCase());
  if (source === undefined) {
    return { stdout: lines(`Input Error: Can not find script file "${script}".`), exitCode: 1 };
  }
  const version = /(?:probe=|\bVERSION\s*=\s*)(\d+)/.exec(source)?.[1];
  if (!version || !/winmgmts|WbemScripting/i.test(source)) {
    return {
      stdout: lines(`${script}(1, 1) Microsoft VBScript compilation error: Expected statement`, ''),
      exitCode: 1,
    };
  }
  const { speaker, speech } = speakerOf(name, node, cluster);
  if (speech === 'nothing') return { stdout: '', exitCode: 0 };
  const facts = speaker
    ? factLines(speaker, cluster, { version: Number(version), withLog: depth === 'log' })
    : ['error.connect=-2147023174 The RPC server is unavailable.'];
  const told = shell === undefined || Number(version) < 3 ? [] : [`shell=${escaped(shell)}`];
  const stdout = lines(`probe=${version}`, ...told, ...facts, `end=${nonce}`);
  const isGarbled = cluster.faults.strikes('garbled-output', name) || speech === 'garbage';
  return { stdout: isGarbled ? garble(stdout) : stdout, exitCode: 0 };
}

/** The read-only probe script, which must have been sent here before. */
export const probe: Pick<Command, 'run'> = { run };
