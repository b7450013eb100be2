import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import type { CommandWord } from '../command-words.ts';
import { HostScript, type RunOnHost, type Script } from './host-script.ts';
import { decodeValue } from './probe-lines.ts';
import { linesOf, scriptText } from './probe.ts';
import { RUN_THERE, runThereLine } from './run-there-line.ts';
import { errorInWords } from './wmi-errors.ts';

const VERSION = '1';

const SCRIPT: Script = {
  name: RUN_THERE,
  text: scriptText(RUN_THERE),
  isOf: (stdout) => linesOf(stdout).includes(`runthere=${VERSION}`),
};

/** What a command printed on a node, or why it was not run there. */
function readThere(stdout: string, nonce: string): Fact<string> | undefined {
  const lines = linesOf(stdout);
  if (!lines.includes(`end=${nonce}`)) return undefined;
  const error = lines.find((line) => line.startsWith('error.'));
  if (error) return unknown(errorInWords(decodeValue(error.slice(error.indexOf('=') + 1))));
  const printed = lines.flatMap((line) => /^out\.\d+=(.*)$/.exec(line)?.[1] ?? []);
  if (!lines.includes(`out.count=${printed.length}`)) return undefined;
  return known(printed.map((line) => `${decodeValue(line)}\r\n`).join(''));
}

/** Runs command lines on nodes that only their host reaches; whoever uses it runs none that changes anything. */
export class ThereRunner {
  readonly #script: HostScript;

  constructor(run: RunOnHost) {
    this.#script = new HostScript(SCRIPT, run);
  }

  /**
   * What a command line printed on a node.
   * @throws ConnectError when the host cannot be reached, Error when the connection broke while the script was sent
   */
  async run(host: Endpoint, node: CommandWord, line: string): Promise<Fact<string>> {
    const asked = await this.#script.ask(host, {
      command: (nonce) => runThereLine(node, nonce, line),
      read: readThere,
    });
    if (!asked.known) return asked;
    return asked.value.kind === 'told' ? asked.value.value : unknown(asked.value.why);
  }
}
