import type { CommandWord } from '../command-words.ts';
import type { Fact } from '../../../plan/fact.ts';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import { linesBefore, wholeAnswer } from './whole-answer.ts';

/** Whether a machine answered; `unknown` where the text does not say, whatever the exit code was. */
export type PingAnswer = 'answers' | 'silent' | 'unknown';

/** Asks once, for at most a second: a machine in the same building answers in a few milliseconds. The last line repeats the nonce. */
export const pingCommand = (address: CommandWord, nonce: string): string =>
  `ping -n 1 -w 1000 ${address} & echo end=${nonce}`;

/**
 * A reply has the bytes, the time and the time to live in one line, and `TTL=` in every language. A reply of another
 * machine (`Destination host unreachable`) has no time to live.
 */
const REPLY = /\bTTL=\d+/i;

/** Share of lost packets in the statistics, `100%` or, in some languages, `100 %`. */
const LOST = /(?<!\d)(\d{1,3})\s?%/;

/**
 * Reads what `ping` printed, in any language of Windows: whole, of this very ping, and of this address alone. What has both
 * a reply and its loss, or tells of another address, is nobody's answer.
 */
export const readPing = (result: CommandResult, address: string, nonce: string): Fact<'answers' | 'silent'> =>
  wholeAnswer(result, (stdout) => {
    const lines = linesBefore(stdout, new RegExp(`^end=${nonce}\\s*$`))?.lines ?? [];
    const replies = lines.filter((line) => REPLY.test(line));
    const lost = lines.flatMap((line) => LOST.exec(line)?.[1] ?? []);
    const isOfAddress = lines.some((line) => addressesIn(line).includes(address));
    if (!isOfAddress || lost.length !== 1) return undefined;
    // Statistics without one reply of its own: nothing came back, or a router answered that it cannot get there.
    if (replies.length === 0) return 'silent';
    const isItsOwn = replies.every((line) => addressesIn(line).includes(address));
    return isItsOwn && lost[0] !== '100' ? 'answers' : undefined;
  });

const addressesIn = (line: string): readonly string[] => line.match(/\d{1,3}(?:\.\d{1,3}){3}/g) ?? [];
