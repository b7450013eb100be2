import type { StartType } from '../../platforms/callmanager4/types/observation.ts';
import type { WindowsServer } from '../windows-server.ts';
import type { LabServiceState } from '../windows-services.ts';
import { lines, type Command, type CommandCall, type CommandOutput } from './command.ts';

/** Errors of the service control manager as Windows words them. */
const ERRORS: Readonly<Record<number, string>> = {
  1051: 'A stop control has been sent to a service that other running services are dependent on.',
  1056: 'An instance of the service is already running.',
  1058:
    'The service cannot be started, either because it is disabled or because it has no enabled devices associated ' +
    'with it.',
  1060: 'The specified service does not exist as an installed service.',
  1061: 'The service cannot accept control messages at this time.',
  1062: 'The service has not been started.',
  1722: 'The RPC server is unavailable.',
};

const STATES: Readonly<Record<LabServiceState, string>> = {
  stopped: '1  STOPPED ',
  starting: '2  START_PENDING ',
  stopping: '3  STOP_PENDING ',
  running: '4  RUNNING ',
};

const START_WORDS: Readonly<Record<string, StartType>> = {
  auto: 'automatic',
  demand: 'manual',
  disabled: 'disabled',
};

const failed = (call: string, number: number): CommandOutput => ({
  stdout: lines(`[SC] ${call} FAILED ${number}:`, '', ERRORS[number] ?? 'Error.', ''),
  exitCode: number,
});

const status = (name: string, state: LabServiceState): CommandOutput => ({
  stdout: lines(
    '',
    `SERVICE_NAME: ${name}`,
    '        TYPE               : 10  WIN32_OWN_PROCESS  ',
    `        STATE              : ${STATES[state]}`,
    `                                (${state === 'running' ? '' : 'NOT_'}STOPPABLE,NOT_PAUSABLE,IGNORES_SHUTDOWN)`,
    '        WIN32_EXIT_CODE    : 0  (0x0)',
    '        SERVICE_EXIT_CODE  : 0  (0x0)',
    '        CHECKPOINT         : 0x0',
    '        WAIT_HINT          : 0x7d0',
  ),
  exitCode: 0,
});

/** The words after `sc` and the server. */
const rest = (words: readonly string[]): readonly string[] =>
  words[1]?.startsWith('\\\\') ? words.slice(2) : words.slice(1);

/** `start= auto` and `start=auto` both; the real sc takes the first only. */
function startTypeOf(words: readonly string[]): StartType | undefined {
  const index = words.findIndex((word) => word.toLowerCase() === 'start=');
  return index < 0 ? undefined : START_WORDS[words[index + 1]?.toLowerCase() ?? ''];
}

/** What a request to stop or start came to, and how the service then stands. */
function control(node: WindowsServer, verb: 'stop' | 'start', name: string, pretend: boolean): CommandOutput {
  const service = node.services.find(name);
  if (!service) return failed('OpenService', 1060);
  if (pretend) return status(name, verb === 'stop' ? 'stopping' : 'starting');
  const answer = verb === 'stop' ? node.services.stop(name, 'command') : node.services.start(name, 'command');
  if (answer !== 0) return failed(verb === 'stop' ? 'ControlService' : 'StartService', answer);
  return status(name, node.services.find(name)?.state ?? 'stopped');
}

function configure({ words, pretend }: CommandCall, node: WindowsServer, name: string): CommandOutput {
  const startType = startTypeOf(words);
  if (!startType) return { stdout: lines('DESCRIPTION:', '        Modifies a service entry.', ''), exitCode: 1639 };
  if (!node.services.find(name)) return failed('OpenService', 1060);
  if (!pretend) node.services.setStartType(name, startType, 'command');
  return { stdout: lines('[SC] ChangeServiceConfig SUCCESS'), exitCode: 0 };
}

function run(call: CommandCall): CommandOutput {
  const [verb = '', name = ''] = rest(call.words);
  const { node } = call;
  if (!node) return failed('OpenSCManager', 1722);
  switch (verb.toLowerCase()) {
    case 'stop':
    case 'start':
      return control(node, verb.toLowerCase() as 'stop' | 'start', name, call.pretend);
    case 'config':
      return configure(call, node, name);
    case 'query': {
      const service = node.services.find(name);
      return service ? status(service.name, service.state) : failed('EnumQueryServicesStatus:OpenService', 1060);
    }
    default:
      return { stdout: lines(`*** Unrecognized Command ***`), exitCode: 1639 };
  }
}

/** `sc`, on the station and on a server itself. */
export const sc: Command = {
  target: (words, { self }) => (words[1]?.startsWith('\\\\') ? words[1].slice(2) : self),
  acts: (words) => ['stop', 'start', 'config'].includes(rest(words)[0]?.toLowerCase() ?? ''),
  run,
};
