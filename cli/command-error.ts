import type { ExitCode } from './exit-codes.ts';

/** An end of a command that is foreseen: its lines are for the person at the terminal, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;
  /** Further lines, one problem or piece of advice each. */
  readonly details: readonly string[];

  constructor(exitCode: ExitCode, message: string, details: readonly string[] = []) {
    super(message);
    this.exitCode = exitCode;
    this.details = details;
  }
}
