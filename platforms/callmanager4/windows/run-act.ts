import { cutText, LONGEST_TEXT } from '../../../plan/cut-text.ts';
import { oneLine } from '../../../plan/show-text.ts';
import { FenceShutError, NothingSentError, type ActOrder } from '../../../plan/platform/fence.ts';
import { NotStartedError, type CommandResult, type RunHeld, type RunOptions } from '../../../plan/platform/hosts.ts';
import { beginLine, guardedLine, hadNoEffect, isBegun } from './act-mark.ts';

/** Thrown when the mark of an act could not be written on the host: none of its commands was sent. */
export class NotMarkedError extends NothingSentError {
  override readonly name = 'NotMarkedError';
}

/** One act as it is carried out: its name, its fence, and the lines that a technician could type. */
export interface FencedAct extends ActOrder {
  readonly commands: readonly string[];
}

/**
 * Runs each command once, over the one connection that is held. Before each the fence is asked; what is not sent is
 * reported as not sent, with the reason.
 * @throws NotMarkedError, FenceShutError, NotStartedError before any command was sent
 */
export async function runAct(
  { id, fence, commands }: FencedAct,
  host: string,
  run: RunHeld,
  options: RunOptions,
): Promise<readonly CommandResult[]> {
  if (commands.length === 0) return [];
  const fenced: RunOptions = { ...options, mayStart: () => fence.permits(options.timeoutMs) };
  await fence.ask(options.timeoutMs);
  const marked = await run(beginLine(id), fenced);
  if (!isBegun(id, marked)) throw new NotMarkedError(`${host} keeps no mark of the act: ${saidOf(marked)}`);
  const results: CommandResult[] = [];
  for (const [index, command] of commands.entries()) {
    try {
      await fence.ask(options.timeoutMs);
      const result = await run(guardedLine(id, command, index === commands.length - 1), fenced);
      if (hadNoEffect(id, result)) throw new FenceShutError('it came too late, the act had been withdrawn');
      results.push({ ...result, command });
    } catch (error) {
      if (!(error instanceof FenceShutError || error instanceof NotStartedError)) throw error;
      return [...results, ...commands.slice(index).map((unsent) => notSent(host, unsent, error.message))];
    }
  }
  return results;
}

const saidOf = ({ stdout, stderr, disconnected, timedOut }: CommandResult): string =>
  (disconnected && 'the connection was lost') ||
  (timedOut && 'it did not answer') ||
  cutText(oneLine(`${stdout} ${stderr}`), LONGEST_TEXT);

const notSent = (host: string, command: string, why: string): CommandResult => ({
  host,
  command,
  exitCode: null,
  stdout: '',
  stderr: '',
  durationMs: 0,
  timedOut: false,
  disconnected: false,
  overflowed: false,
  notSent: why,
});
