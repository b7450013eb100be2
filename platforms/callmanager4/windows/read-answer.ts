import { OSQL } from '../sql/read-osql.ts';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import type { CommandAnswer, Printed, Reader } from './command-answer.ts';
import { oneLine } from '../../../plan/show-text.ts';
import { PLAIN } from './read-plain.ts';
import { RUN_THERE_ANSWER } from './run-there-line.ts';
import { SC } from './read-sc.ts';
import { SHUTDOWN } from './read-shutdown.ts';

/** Each program that acts, by the first word of its command line behind what it writes into. */
const READERS: ReadonlyMap<string, Reader> = new Map([
  ['sc', SC],
  ['shutdown', SHUTDOWN],
  ['osql', OSQL],
  ['copy', PLAIN],
  ['cscript', RUN_THERE_ANSWER],
  ['echo', PLAIN],
  ['ipconfig', PLAIN],
  ['nbtstat', PLAIN],
]);

/**
 * What the result of an act says of its effect. Whatever is neither known as taken nor as refused is unknown, with its
 * text: a usage text, a program that is not there, an output that was cut, an exit code that does not fit.
 */
export function readAnswer(result: CommandResult): CommandAnswer {
  if (result.notSent !== undefined) return { kind: 'not sent', text: result.notSent };
  if (result.timedOut) return { kind: 'unknown', text: 'it did not end in time' };
  if (result.disconnected) return { kind: 'unknown', text: result.stderr || 'the connection was lost while it ran' };
  if (result.overflowed) return { kind: 'unknown', text: 'it printed more than a command may print' };
  const reader = READERS.get(/^(?:>>\S+ )?(\w+)/.exec(result.command)?.[1] ?? '');
  const text = oneLine(`${result.stdout}\n${result.stderr}`);
  const refused = reader?.refused(`${result.stdout}\n${result.stderr}`);
  if (refused) {
    const isAlready = refused.code !== undefined && reader?.already?.has(refused.code);
    return isAlready ? { kind: 'accepted', text } : { kind: 'refused', text, ...refused };
  }
  if (reader && wentWell(result) && reader.taken(result.stdout)) return { kind: 'accepted', text };
  return { kind: 'unknown', text: text || `it printed nothing and ended with ${endOf(result)}` };
}

/** Standard error is where a program complains: something on it, and no word of refusal that is known, is unknown. */
const wentWell = ({ exitCode, stderr }: Printed): boolean => exitCode === 0 && stderr.trim() === '';

const endOf = ({ exitCode }: Printed): string => (exitCode === null ? 'no exit code' : `exit code ${exitCode}`);
