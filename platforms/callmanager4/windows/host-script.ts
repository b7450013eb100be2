import { cutText } from '../../../plan/cut-text.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { known, type Fact } from '../../../plan/fact.ts';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import { endOf, wholeAnswer } from './whole-answer.ts';
import { oneLine } from '../../../plan/show-text.ts';
import { isOfOtherShell, makeScriptFolderCommand, newNonce, shellCommand, writeScriptCommand } from './probe.ts';

/** Runs one command on a host. */
export type RunOnHost = (endpoint: Endpoint, command: string, stdin?: string) => Promise<CommandResult>;

/** How long a host that did not take the script is not sent it again (ours): long enough for a person to mend it. */
const RESEND_AFTER_MS = 5 * 60_000;

/** What a sending of the script came to: what its commands said, or why there was none. */
type Outcome =
  { readonly told: string; readonly otherShell?: never } | { readonly otherShell: string; readonly told?: never };

/** What a script printed to its end, or an answer that is none of it, with what can be done about that. */
export type Told<T> =
  { readonly kind: 'told'; readonly value: T } | { readonly kind: 'unreadable'; readonly why: string };

/** What one run of it brought. */
type Ran<T> =
  | { readonly kind: 'of the script'; readonly read: Fact<Told<T>> }
  | { readonly kind: 'not of the script'; readonly why: string };

/** A script that hosts keep, so that it need not be sent each time. */
export interface Script {
  /** Name of its file. */
  readonly name: string;
  /** With line ends of Windows. */
  readonly text: string;
  /** Whether an output was written by this version of it. */
  readonly isOf: (stdout: string) => boolean;
}

/** How a script is asked, and how its output is read; undefined where the end of it is missing. */
export interface ScriptQuestion<T> {
  readonly command: (nonce: string) => string;
  readonly read: (stdout: string, nonce: string) => T | undefined;
}

/** One sending of the script to a host. */
interface Sending {
  readonly outcome: Promise<Outcome>;
  /** By the monotonic clock. */
  readonly at: number;
}

/** Runs a script on hosts, and sends it to those that lack it or keep an older one. */
export class HostScript {
  readonly #script: Script;
  readonly #run: RunOnHost;
  readonly #now: () => number;
  /** The last sending to each host: whoever found no script before it ended waits for it instead of sending too. */
  readonly #sent = new Map<string, Sending>();

  constructor(script: Script, run: RunOnHost, now: () => number = () => performance.now()) {
    this.#script = script;
    this.#run = run;
    this.#now = now;
  }

  /**
   * Asks on a host. Unknown when the host did not answer; an answer that is none of the script's is unreadable, with what
   * can be done about it.
   * @throws ConnectError when the host cannot be reached, Error when the connection broke while the script was sent
   */
  async ask<T>(host: Endpoint, question: ScriptQuestion<T>): Promise<Fact<Told<T>>> {
    const name = nameOf(host);
    const before = this.#sent.get(name);
    await before?.outcome.catch(() => undefined);
    const first = await this.#askOnce(host, question);
    if (first.kind === 'of the script') return first.read;
    const isDue = before === undefined || this.#now() - before.at >= RESEND_AFTER_MS;
    if (isDue && this.#sent.get(name) === before) this.#begin(host);
    const outcome = await this.#sent.get(name)?.outcome;
    const second = isDue ? await this.#askOnce(host, question) : first;
    if (second.kind === 'of the script') return second.read;
    return unreadable(outcome?.otherShell ?? `${second.why}; ${outcome?.told}`);
  }

  /** Asking changes nothing, so what was asked over a connection that broke is asked once more, over a new one. */
  async #askOnce<T>(host: Endpoint, { command: commandOf, read: readTo }: ScriptQuestion<T>): Promise<Ran<T>> {
    const nonce = newNonce();
    const command = commandOf(nonce);
    const readIn = (one: CommandResult): Fact<T> =>
      wholeAnswer(one, (stdout) => (this.#script.isOf(stdout) ? readTo(stdout, nonce) : undefined));
    const first = await this.#run(host, command);
    const result = first.disconnected && !readIn(first).known ? await this.#run(host, command) : first;
    const read = readIn(result);
    const isOther = read.known && isOfOtherShell(result.stdout);
    if (isOther) return { kind: 'of the script', read: unreadable(`${result.host} ${OTHER_SHELL}`) };
    if (read.known) return { kind: 'of the script', read: known({ kind: 'told', value: read.value }) };
    if (result.timedOut || result.disconnected || result.overflowed) return { kind: 'of the script', read };
    return this.#script.isOf(result.stdout)
      ? { kind: 'of the script', read: unreadable(read.why) }
      : { kind: 'not of the script', why: read.why };
  }

  /** A sending whose connection broke says nothing of the host: the next look may send again. */
  #begin(host: Endpoint): void {
    const sending = { outcome: this.#send(host), at: this.#now() };
    this.#sent.set(nameOf(host), sending);
    sending.outcome.catch(() => {
      if (this.#sent.get(nameOf(host)) === sending) this.#sent.delete(nameOf(host));
    });
  }

  /** One command of a sending. */
  async #runToEnd(host: Endpoint, command: string, stdin?: string): Promise<CommandResult> {
    const result = await this.#run(host, command, stdin);
    if (result.disconnected)
      throw new Error(`the connection to ${result.host} was lost while the script ${this.#script.name} was sent`);
    return result;
  }

  /** Puts the script on a host, once it is certain that its shell is the one that our command lines are written for. */
  async #send(host: Endpoint): Promise<Outcome> {
    const nonce = newNonce();
    const shell = await this.#runToEnd(host, shellCommand(nonce));
    if (isOfOtherShell(shell.stdout)) return { otherShell: `${shell.host} ${OTHER_SHELL}` };
    if (!shell.stdout.includes(nonce))
      return { otherShell: `${shell.host} does not run command lines of cmd.exe: ${saidBy(shell)}. ${SET_SHELL}` };
    const made = await this.#runToEnd(host, makeScriptFolderCommand);
    const written = await this.#runToEnd(host, writeScriptCommand(this.#script.name), this.#script.text);
    const told = `the script ${this.#script.name} was sent there before (${saidBy(made)}; ${saidBy(written)}): its user must be able to write to C:\\ccmctl and to run cscript; it is not sent again for ${RESEND_AFTER_MS / 60_000} minutes`;
    return { told };
  }
}

const SET_SHELL =
  'Set the value DefaultShell under HKLM\\SOFTWARE\\OpenSSH to C:\\Windows\\System32\\cmd.exe, or delete it, and restart the SSH service';

const OTHER_SHELL = `runs command lines in another shell than cmd.exe, which they are written for. ${SET_SHELL}`;

const unreadable = <T>(why: string): Fact<Told<T>> => known({ kind: 'unreadable', why });

/** What a command came to, with its words. */
function saidBy(result: CommandResult): string {
  const said = oneLine(`${result.stdout} ${result.stderr}`);
  const text = said === '' ? 'printed nothing' : `printed "${cutText(said, 150)}"`;
  return `"${result.command.split(' ').slice(0, 2).join(' ')}" ${text}, ${endOf(result)}`;
}

const nameOf = ({ host, port, user }: Endpoint): string => `${user}@${host}:${port}`;
