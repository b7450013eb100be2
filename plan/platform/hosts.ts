import { NothingSentError } from './fence.ts';
import type { Endpoint } from '../types/endpoint.ts';

/** What a command on a host came to, success or not: one shape. */
export interface CommandResult {
  readonly host: string;
  readonly command: string;
  /** Null when the connection ended before one was reported. */
  readonly exitCode: number | null;
  /** Name of the signal that ended it, where the host says so. */
  readonly signal?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
  readonly timedOut: boolean;
  /** The connection was lost while it ran: nothing is known of its effect. */
  readonly disconnected: boolean;
  /** It printed more than is kept of a command, and was left: what there is of it is not the whole. */
  readonly overflowed: boolean;
  /** Why it was not sent, or had no effect since it came too late; absent: it was sent. */
  readonly notSent?: string;
}

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

/** Thrown when it is certain that a command was not started. */
export class NotStartedError extends NothingSentError {
  override readonly name: string = 'NotStartedError';
}

/**
 * Runs one command over a connection that is held.
 * @throws NotStartedError when it is certain that the command was not started: the connection is lost, or gave no channel
 */
export type RunHeld = (command: string, options: RunOptions) => Promise<CommandResult>;

/** The way to the hosts of a site; `activities/ssh` implements it. */
export interface Hosts {
  /**
   * Runs one command, once, over the host's connection.
   * @throws Error when there is none and none came about; NotStartedError when it was surely not started
   */
  run(endpoint: Endpoint, command: string, options: RunOptions): Promise<CommandResult>;
  /**
   * Holds one connection for several commands: they run over it and over no other. Once it is lost, nothing further is
   * sent, since whoever opens another may do so long after the work was given to somebody else.
   * @param work gets the host's name beside the way to run commands on it
   * @throws Error when there is none and none came about: then nothing was run
   */
  hold<R>(endpoint: Endpoint, work: (run: RunHeld, host: string) => Promise<R>): Promise<R>;
  /** Somebody decided, by a decision of this name, that a login that was refused may be tried once more. */
  allowLogin(endpoint: Endpoint, word: string): void;
  /** Ends all connections. */
  close(): Promise<void>;
}
