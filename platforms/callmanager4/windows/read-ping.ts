import type { CommandWord } from '../command-words.ts';
import type { Fact } from '../../../plan/fact.ts';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import { wholeAnswer } from './whole-answer.ts';

/** Whether a machine answered; `unknown` where the text does not say, whatever the exit code was. */
export type PingAnswer = 'answers' | 'silent' | 'unknown';

/** Asks once, for at most a second: a machine in the same building answers in a few milliseconds. */
export const pingCommand = (address: CommandWord): string => `ping -n 1 -w 1000 ${address}`;

/**
 * A reply has the bytes, the time and the time to live in one line, and `TTL=` in every language. A reply of another
 * machine (`Destination host unreachable`) has no time to live.
 */
const REPLY = /\bTTL=\d+/i;

/** Share of lost packets in the statistics, `100%` or, in some languages, `100 %`. */
const LOST = /(?<!\d)(\d{1,3})\s?%/;

/**
 * Reads what `ping` printed, in any language of Windows. A reply is its own proof; silence has the statistics for its end
 * mark, without which a reply might have come after what was read.
 */
export const readPing = (result: CommandResult): Fact<'answers' | 'silent'> =>
  wholeAnswer(result, (stdout) => {
    if (REPLY.test(stdout)) return 'answers';
    // Statistics without one reply of its own: nothing came back, or a router answered that it cannot get there.
    return LOST.test(stdout) ? 'silent' : undefined;
  });
