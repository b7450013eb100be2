import type { CommandResult } from '../types.ts';
import type { CommandAnswer } from './command-answer.ts';
import { readSc } from './read-sc.ts';
import { readShutdown } from './read-shutdown.ts';
import { readOsqlAct } from '../sql/read-osql.ts';

/** The reader of each program that acts, by the first word of its command line. */
const READERS: Readonly<Record<string, (output: string) => CommandAnswer>> = {
  sc: readSc,
  shutdown: readShutdown,
  osql: readOsqlAct,
};

/**
 * What the result of an act says of its effect: accepted, refused by the machine, or unknown. Accepted is no proof: only
 * a look is.
 */
export function readAnswer(result: CommandResult): CommandAnswer {
  if (result.timedOut) return { kind: 'unknown', text: 'it did not end in time' };
  if (result.disconnected) return { kind: 'unknown', text: result.stderr || 'the connection was lost while it ran' };
  const output = `${result.stdout}\n${result.stderr}`;
  const read = READERS[/^\w+/.exec(result.command)?.[0] ?? ''];
  const answer = read?.(output) ?? { kind: 'unknown', text: output.trim() };
  // Silence is what success looks like for some programs, and what a failed start looks like for all.
  if (answer.kind === 'accepted' && output.trim() === '' && result.exitCode !== 0) {
    return { kind: 'unknown', text: `it printed nothing and ended with exit code ${result.exitCode}` };
  }
  return answer;
}
