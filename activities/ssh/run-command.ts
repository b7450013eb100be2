import type { Client, ClientChannel, ExecOptions } from 'ssh2';
import { cutText, LONGEST_TEXT } from '../../plan/cut-text.ts';
import { oneLine } from '../../plan/show-text.ts';
import { NotStartedError, type CommandResult, type RunOptions } from '../../plan/platform/hosts.ts';
import { BoundedOutput } from './bounded-output.ts';
import { decodeOutput } from './decode-output.ts';

/** As many bytes of each stream are kept: many times the longest answer that any command of the product gives. */
export const OUTPUT_BYTES = 4 * 1024 * 1024;

/** As many bytes are thrown away of a command that was left: more than what any of ours still has to say (ours). */
const LEFT_BYTES = 256 * 1024;

/** What a host calls something, in a reason. */
const said = (words: string): string => cutText(oneLine(words), LONGEST_TEXT);

/** Thrown when a host refused a channel: it allows no further one on this connection, or none at all. */
export class NoChannelError extends NotStartedError {
  override readonly name = 'NoChannelError';

  constructor(host: string, reason: string) {
    super(
      `${host}: no channel for a command (${said(reason)}); see MaxSessions in the configuration of its SSH server`,
    );
  }
}

/** What every result of a command has, however it ended. */
type End = Pick<CommandResult, 'exitCode' | 'signal' | 'timedOut' | 'disconnected' | 'overflowed'>;

const UNENDED: End = { exitCode: null, timedOut: false, disconnected: false, overflowed: false };

/**
 * Runs one command to its end, its time limit, its limit of bytes or the loss of the connection: each is a result.
 * @throws NotStartedError when it is certain that it was not started
 */
export async function runCommand(
  client: Client,
  host: string,
  command: string,
  options: RunOptions,
): Promise<CommandResult> {
  const started = performance.now();
  const stdout = new BoundedOutput(OUTPUT_BYTES);
  const stderr = new BoundedOutput(OUTPUT_BYTES);
  const end = await firstEnd(client, host, command, options, [stdout, stderr]);
  const text = ({ bytes }: BoundedOutput): string => decodeOutput(bytes, options.encoding ?? 'utf8');
  const durationMs = Math.round(performance.now() - started);
  return { host, command, ...end, stdout: text(stdout), stderr: text(stderr), durationMs };
}

type Streams = readonly [stdout: BoundedOutput, stderr: BoundedOutput];

/** Resolves once: whatever comes after the first end changes nothing. */
const firstEnd = (client: Client, host: string, command: string, options: RunOptions, into: Streams): Promise<End> =>
  new Promise<End>((resolve, reject) => {
    let channel: ClientChannel | undefined;
    let over = false;
    const end = (how: Partial<End>): void => {
      over = true;
      clearTimeout(timer);
      resolve({ ...UNENDED, ...how });
      if (channel) leave(channel, client);
      // Whoever sends beyond every answer may go on for ever, whatever is closed.
      if (how.overflowed) client.destroy();
    };
    const notStarted = (error: NotStartedError): void => {
      clearTimeout(timer);
      reject(error);
    };
    const timer = setTimeout(() => end({ timedOut: true }), options.timeoutMs);
    const gate = gateOf(client, options.mayStart && ((): boolean => !over && options.mayStart?.() === true));
    const onChannel = (failure: Error | undefined, opened: ClientChannel): void => {
      if (gate.isShut()) return notStarted(new NotStartedError('it might not be sent any more'));
      if (failure && isRefusal(failure)) return notStarted(new NoChannelError(host, failure.message));
      if (failure) return end({ disconnected: true });
      channel = opened;
      // A host that gives the channel after the command's time has begun it nevertheless.
      if (over) return leave(opened, client);
      listen(opened, into, end);
      if (options.stdin === undefined) opened.end();
      else opened.end(options.stdin);
    };
    try {
      client.exec(command, gate.execOptions, onChannel);
    } catch (error) {
      notStarted(new NotStartedError(`${host}: ${(error as Error).message}`));
    }
  });

/** A host that refuses a channel gives a reason by number; the loss of the connection has none. */
const isRefusal = (failure: Error): boolean => typeof (failure as { reason?: unknown }).reason === 'number';

function listen(channel: ClientChannel, [stdout, stderr]: Streams, end: (how: Partial<End>) => void): void {
  let reported: Partial<End> = { disconnected: true };
  // A command that ends before it has read its input breaks the pipe: no failure of ours.
  channel.on('error', () => undefined);
  const keepIn =
    (stream: BoundedOutput) =>
    (chunk: Buffer): void => {
      stream.add(chunk);
      if (stream.overflowed) end({ overflowed: true });
    };
  channel.on('data', keepIn(stdout));
  channel.stderr.on('data', keepIn(stderr));
  channel.on('exit', (exitCode: number | null, signal?: string) => {
    if (exitCode !== null || signal !== undefined)
      reported = { exitCode, ...(signal !== undefined && { signal: said(signal) }) };
  });
  channel.on('close', () => end(reported));
}

/**
 * Gives a channel back; what still comes on it is read and thrown away, up to a limit: a host that goes on beyond that may
 * do so for ever, and loses the connection. The command itself may well run on.
 */
function leave(channel: ClientChannel, client: Client): void {
  let came = 0;
  for (const stream of [channel, channel.stderr]) {
    stream.removeAllListeners('data');
    stream.on('data', ({ length }: Buffer) => {
      came += length;
      if (came > LEFT_BYTES) client.destroy();
    });
  }
  channel.close();
}

/**
 * Opening a channel takes a round trip, in which a process can be frozen for hours. ssh2 reads a command's environment
 * after it, in the same breath in which it writes the command: there, the connection is ended when it may not start.
 */
function gateOf(client: Client, mayStart: RunOptions['mayStart']): { execOptions: ExecOptions; isShut: () => boolean } {
  let isShut = false;
  const execOptions: ExecOptions = {};
  if (mayStart) {
    Object.defineProperty(execOptions, 'env', {
      get: () => {
        if (!isShut && !mayStart()) {
          isShut = true;
          client.destroy();
        }
        return undefined;
      },
    });
  }
  return { execOptions, isShut: () => isShut };
}
