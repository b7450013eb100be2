import { cutText, LONGEST_TEXT } from '../../../plan/cut-text.ts';
import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import type { CommandWord } from '../command-words.ts';
import { HostScript, type RunOnHost, type Script } from './host-script.ts';
import { decodeValue } from './probe-lines.ts';
import { linesOf, scriptText } from './probe.ts';
import { linesBefore } from './whole-answer.ts';
import { RUN_THERE, runThereLine } from './run-there-line.ts';
import { errorInWords } from './wmi-errors.ts';

const VERSION = '2';

const SCRIPT: Script = {
  name: RUN_THERE,
  text: scriptText(RUN_THERE),
  isOf: (stdout) => linesOf(stdout).includes(`runthere=${VERSION}`),
};

/** What a command printed on a node, or why it was not run there, or ran on another one. */
function readThere(node: string, stdout: string, nonce: string): Fact<string> | undefined {
  const lines = linesBefore(stdout, new RegExp(`^end=${nonce}$`))?.lines;
  // Two answers in one are nobody's.
  if (!lines || lines.filter((line) => line.startsWith('runthere=')).length !== 1) return undefined;
  const error = lines.find((line) => line.startsWith('error.'));
  if (error) return unknown(errorInWords(decodeValue(error.slice(error.indexOf('=') + 1))));
  const outputs = lines.filter((line) => /^out\.\d/.test(line));
  const isInOrder = outputs.every((line, index) => line.startsWith(`out.${index}=`));
  if (!isInOrder || !lines.includes(`out.count=${outputs.length}`)) return undefined;
  const printed = outputs.map((line) => decodeValue(line.slice(line.indexOf('=') + 1)));
  const name = /^node=(\S*)\s*$/.exec(printed.pop() ?? '')?.[1];
  if (name === undefined) return unknown('whose answer it is cannot be told: the machine did not say its name');
  if (name.toLowerCase() !== node.toLowerCase())
    return unknown(`the answer is that of another machine, which calls itself ${cutText(name, LONGEST_TEXT)}`);
  return known(printed.map((line) => `${line}\r\n`).join(''));
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
      read: (stdout, nonce) => readThere(node, stdout, nonce),
    });
    if (!asked.known) return asked;
    return asked.value.kind === 'told' ? asked.value.value : unknown(asked.value.why);
  }
}
