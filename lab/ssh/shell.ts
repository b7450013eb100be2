import { parseCmdLine, type CmdLine } from './cmd-line.ts';
import { parseCommandLine } from './command-line.ts';
import { lines, type Command, type CommandHost, type CommandOutput } from './command.ts';
import { spoil } from './hostile-answers.ts';
import { arriveLate } from './late-command.ts';
import { osql } from './osql-command.ts';
import { PLAIN_COMMANDS } from './plain-commands.ts';
import { cscriptWith } from './cscript-command.ts';
import { contentAt, pathExists, serverOfPath, writeAt } from './paths.ts';
import { sc } from './sc-command.ts';
import { shutdown } from './shutdown-command.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  sc,
  shutdown,
  osql,
  cscript: cscriptWith((line, host) => runParsed(parseCmdLine(line), '', host)),
  ...PLAIN_COMMANDS,
};

/** What the hosts' shell puts in the place of the variable of this name. */
const COMMAND_PROCESSOR = 'C:\\WINNT\\system32\\cmd.exe';

/** What becomes of a command beside its output. */
export interface ShellOutcome extends CommandOutput {
  /** `drop`: the connection breaks instead of an answer; `hang`: no answer ever comes; `flood`: it never ends. */
  readonly fate: 'answer' | 'drop' | 'hang' | 'flood';
}

const notRecognized = (name: string): CommandOutput => ({
  stdout: '',
  stderr: lines(`'${name}' is not recognized as an internal or external command,`, 'operable program or batch file.'),
  exitCode: 1,
});

/** Runs one line on a host of the lab as its command processor does, with the faults that strike its commands. */
export function runCommandLine(line: string, input: string, host: CommandHost): ShellOutcome {
  const parsed = parseCmdLine(line.replaceAll('%COMSPEC%', COMMAND_PROCESSOR));
  const concerned = concernedBy(parsed, host);
  const late = concerned.find(
    ({ server, text, acts }) => acts && host.cluster.faults.strikes('command-arrives-late', server, text),
  );
  if (late) {
    arriveLate(host.cluster, late.server, () => void runParsed(parsed, input, host));
    return { ...NOTHING, fate: 'drop' };
  }
  const outcome = runParsed(parsed, input, host);
  const [first] = concerned;
  return first ? spoil(outcome, first.server, line, host.cluster) : outcome;
}

/** A command of a line, and the server that it looks at or changes. */
interface Concerned {
  readonly server: string;
  readonly text: string;
  readonly acts: boolean;
}

/** The commands of a line that concern a server, whichever branch they stand in. */
function concernedBy(line: CmdLine, host: CommandHost): readonly Concerned[] {
  if (line.kind === 'all' || line.kind === 'while good') return line.lines.flatMap((one) => concernedBy(one, host));
  if (line.kind === 'if') return [line.then, line.otherwise].flatMap((one) => (one ? concernedBy(one, host) : []));
  const { words, into } = parseCommandLine(line.text);
  const command = commandNamed(words[0]);
  const written = into === undefined ? null : serverOfPath(into, host);
  const server = written ?? command?.target(words, host) ?? null;
  const acts = written !== null || command?.acts(words) === true;
  return server === null ? [] : [{ server, text: line.text, acts }];
}

const commandNamed = (word = ''): Command | undefined => COMMANDS[word.toLowerCase().replace(/\.exe$/, '')];

const NOTHING: ShellOutcome = { stdout: '', exitCode: 0, fate: 'answer' };

function runParsed(line: CmdLine, input: string, host: CommandHost): ShellOutcome {
  if (line.kind === 'command') return runCommand(line.text, input, host);
  if (line.kind === 'if') {
    const branch = pathExists(line.path, host) === line.exists ? line.then : line.otherwise;
    return branch ? runParsed(branch, input, host) : NOTHING;
  }
  const outcomes: ShellOutcome[] = [];
  for (const one of line.lines) {
    outcomes.push(runParsed(one, input, host));
    const last = outcomes.at(-1);
    if (last?.fate !== 'answer' || (line.kind === 'while good' && last.exitCode !== 0)) break;
  }
  const [stdout, stderr] = [outcomes.map((one) => one.stdout), outcomes.map((one) => one.stderr ?? '')];
  return { ...(outcomes.at(-1) ?? NOTHING), stdout: stdout.join(''), stderr: stderr.join('') };
}

function runCommand(line: string, input: string, host: CommandHost): ShellOutcome {
  const { words, into, appends, isQuiet } = parseCommandLine(line);
  const command = commandNamed(words[0]);
  if (!command) return { ...notRecognized(words[0] ?? ''), fate: 'answer' };
  const { cluster, self } = host;
  const written = into === undefined ? null : serverOfPath(into, host);
  const target = written ?? command.target(words, host);
  const acts = written !== null || command.acts(words);
  const strikes = (fault: Parameters<typeof cluster.faults.strikes>[0]): boolean =>
    target !== null && acts && cluster.faults.strikes(fault, target, line);
  if (target !== null && acts) cluster.events.tell({ kind: 'command', server: target, command: line });
  const isHidden = target !== null && target !== self && cluster.faults.strikes('unreachable', target, line);
  const node = target === null || isHidden ? undefined : cluster.serverOnNetwork(target);
  const pretend = strikes('says-success-without-doing');
  const run = command.run({ ...host, words, input, pretend, node });
  const output = isQuiet ? { ...run, stderr: '' } : run;
  const fate = strikes('drops-connection-mid-command') ? 'drop' : strikes('never-returns') ? 'hang' : 'answer';
  if (into === undefined) return { ...output, fate };
  if (!pretend || written === null)
    writeAt(into, `${appends ? (contentAt(into, host) ?? '') : ''}${output.stdout}`, host);
  return { ...output, stdout: '', fate };
}
