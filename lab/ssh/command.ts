import type { LabCluster } from '../lab-cluster.ts';
import type { WindowsServer } from '../windows-server.ts';

/** What a command printed, and its exit code. */
export interface CommandOutput {
  readonly stdout: string;
  readonly stderr?: string;
  readonly exitCode: number;
}

/** Where a command runs and what it can touch. */
export interface CommandHost {
  readonly cluster: LabCluster;
  /** Name of the server it runs on; null on the station. */
  readonly self: string | null;
  /** Files by their path in small letters. */
  readonly files: Map<string, string>;
}

export interface CommandCall extends CommandHost {
  readonly words: readonly string[];
  readonly input: string;
  /** True: print what success prints, and do nothing. */
  readonly pretend: boolean;
  /** The server that a command names, if it answers. */
  readonly node: WindowsServer | undefined;
}

/** One program of a Windows host. */
export interface Command {
  /** Name of the server that it works on; null when it concerns the host alone. */
  readonly target: (words: readonly string[], host: CommandHost) => string | null;
  /** Whether it changes something. */
  readonly acts: (words: readonly string[]) => boolean;
  readonly run: (call: CommandCall) => CommandOutput;
}

/** Lines as a Windows program prints them. */
export const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\r\n`).join('');
