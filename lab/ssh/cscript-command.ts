import { lines, type Command, type CommandCall, type CommandHost, type CommandOutput } from './command.ts';
import { NAME_COMMANDS } from './name-commands.ts';
import { probe } from './probe-command.ts';
import { escaped } from './probe-registry.ts';

/** Runs a line on a machine as its own command processor does. */
export type RunLine = (line: string, host: CommandHost) => CommandOutput;

const RUN_THERE = /\\run-there\.vbs$/i;

/** The words behind the switches: script, node, nonce, and the rest. */
const given = (words: readonly string[]): readonly string[] => words.slice(1).filter((word) => !word.startsWith('//'));

/** Lines that make a machine load anew what it knows. */
const ACTS = /^(?:ipconfig \/flushdns|nbtstat -R)$/;

/** `cscript` with one of the two scripts that are sent to a host. */
export const cscriptWith = (runLine: RunLine): Command => ({
  target: (words, { self }) => {
    const [, name] = given(words);
    return name === '.' || name === undefined ? self : name;
  },
  acts: (words) => ACTS.test(given(words)[3] ?? ''),
  run: (call) => {
    const [script = '', , nonce = '', line = ''] = given(call.words);
    const source = call.files.get(script.toLowerCase());
    if (!RUN_THERE.test(script) || source === undefined) return probe.run(call);
    const version = /\bVERSION\s*=\s*(\d+)/.exec(source)?.[1] ?? '';
    const there = call.node && { ...call, self: call.node.name, files: new Map<string, string>() };
    const told = there
      ? linesOf(ACTS.test(line) ? act(line, there) : runLine(line, there), call.node?.computerName)
      : ['error.connect=-2147023174 The RPC server is unavailable.'];
    return { stdout: lines(`runthere=${version}`, ...told, `end=${nonce}`), exitCode: 0 };
  },
});

/** The order of the station has been told already, and its faults have struck: the machine only carries it out. */
function act(line: string, there: CommandCall): CommandOutput {
  const words = line.split(' ');
  return NAME_COMMANDS[words[0] ?? '']?.run({ ...there, words }) ?? { stdout: '', exitCode: 1 };
}

/** What the line printed, and after it the name that the machine's own processor has. */
function linesOf({ stdout, stderr = '' }: CommandOutput, name = ''): readonly string[] {
  const printed = `${stdout}${stderr}node=${name}`.split('\r\n');
  return [...printed.map((line, index) => `out.${index}=${escaped(line)}`), `out.count=${printed.length}`];
}
