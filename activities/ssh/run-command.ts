import type { NodeSSH } from 'node-ssh';
import type { ClientChannel, ExecOptions } from 'ssh2';
import type { CommandResult } from '../types.ts';
import { decodeOutput } from './decode-output.ts';

export interface RunOptions {
  /** How long the command may take; then its result says `timedOut`, and what it does further is not known. */
  readonly timeoutMs: number;
  /** What it reads from its standard input; without it the input is empty. */
  readonly stdin?: string;
  /** Code page of its output where there is no byte order mark. */
  readonly encoding?: string;
  /**
   * Asked in the very moment in which the command goes out, after its channel was opened. When it says no, nothing is
   * sent, and the connection is ended.
   */
  readonly mayStart?: () => boolean;
}

/** Thrown when it is certain that a command was not started: the host gave it no channel, or it might not start. */
export class NotStartedError extends Error {
  override readonly name = 'NotStartedError';
}

/** What ssh2 and node-ssh say when a command never went out. */
const NOT_STARTED = /Channel open failure|Not connected/;

/** What every result of a command has, however it ended. */
type End = Pick<CommandResult, 'exitCode' | 'signal' | 'timedOut' | 'disconnected'>;

/**
 * Runs one command to its end, its time limit or the loss of the connection: each is a result.
 * @throws NotStartedError when it is certain that it was not started
 */
export async function runCommand(
  ssh: NodeSSH,
  host: string,
  command: string,
  options: RunOptions,
): Promise<CommandResult> {
  const started = performance.now();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const end = await firstEnd(ssh, command, options, stdout, stderr);
  const text = (chunks: readonly Buffer[]): string => decodeOutput(Buffer.concat(chunks), options.encoding ?? 'utf8');
  const durationMs = Math.round(performance.now() - started);
  return { host, command, ...end, stdout: text(stdout), stderr: text(stderr), durationMs };
}

async function firstEnd(
  ssh: NodeSSH,
  command: string,
  options: RunOptions,
  stdout: Buffer[],
  stderr: Buffer[],
): Promise<End> {
  let channel: ClientChannel | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const late = new Promise<End>((resolve) => {
    timer = setTimeout(() => {
      isOver = true;
      resolve({ exitCode: null, timedOut: true, disconnected: false });
      // Closing gives the channel back; the command itself may well run on, as Windows servers let it.
      channel?.close();
    }, options.timeoutMs);
  });
  const onChannel = (opened: ClientChannel): void => {
    channel = opened;
    // A command that ends before it has read its input breaks the pipe: no failure of ours.
    opened.on('error', () => undefined);
  };
  const { mayStart } = options;
  const gated = mayStart ? { ...options, mayStart: () => !isOver && mayStart() } : options;
  try {
    return await Promise.race([ended(ssh, command, gated, { onChannel, stdout, stderr }), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function ended(
  ssh: NodeSSH,
  command: string,
  options: RunOptions,
  into: { onChannel: (channel: ClientChannel) => void; stdout: Buffer[]; stderr: Buffer[] },
): Promise<End> {
  const gate = gateOf(ssh, options.mayStart);
  try {
    const { code, signal } = await ssh.execCommand(command, {
      execOptions: gate.execOptions,
      noTrim: true,
      encoding: 'latin1',
      onChannel: into.onChannel,
      onStdout: (chunk) => into.stdout.push(chunk),
      onStderr: (chunk) => into.stderr.push(chunk),
      ...(options.stdin !== undefined && { stdin: options.stdin }),
    });
    const disconnected = code === null && signal === null;
    return { exitCode: code, ...(signal !== null && { signal }), timedOut: false, disconnected };
  } catch (error) {
    const message = (error as Error).message;
    if (gate.isShut()) throw new NotStartedError('it might not be sent any more');
    if (NOT_STARTED.test(message)) throw new NotStartedError(message);
    return { exitCode: null, timedOut: false, disconnected: true };
  }
}

/**
 * Opening a channel takes a round trip, in which a process can be frozen for hours. ssh2 reads a command's environment
 * after it, in the same breath in which it writes the command: there, the connection is ended when it may not start.
 */
function gateOf(ssh: NodeSSH, mayStart: RunOptions['mayStart']): { execOptions: ExecOptions; isShut: () => boolean } {
  let isShut = false;
  const execOptions: ExecOptions = {};
  if (mayStart) {
    Object.defineProperty(execOptions, 'env', {
      get: () => {
        if (!isShut && !mayStart()) {
          isShut = true;
          ssh.connection?.destroy();
        }
        return undefined;
      },
    });
  }
  return { execOptions, isShut: () => isShut };
}
