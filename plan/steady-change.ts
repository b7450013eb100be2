import type { NotGood } from './decisions.ts';
import type { Verdict } from './types/run.ts';

/** So long the other kind must be seen before a question is put anew for the first time, and at most. */
const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 300;

/**
 * How long what is seen must have been of the other kind before a question is put anew: twice as long with each asking,
 * so that a server that comes and goes all night makes a handful of questions and not hundreds.
 */
export const steadySecondsAfter = (renewals: number): number =>
  Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(renewals, 10));

/**
 * Follows the looks that are made while a question is open.
 * @returns takes each verdict with the milliseconds at which it was seen, and says how things stand: as `asked`, about to
 *   have `changed` (seen so twice at least, and for so many seconds without a break), or in between
 */
export function followChange(
  asked: NotGood,
  steadySeconds: number,
): (verdict: Verdict['verdict'], atMilliseconds: number) => 'as asked' | 'changing' | 'changed' {
  let since: number | null = null;
  return (verdict, at) => {
    if (verdict === asked) {
      since = null;
      return 'as asked';
    }
    const isSecond = since !== null;
    since ??= at;
    return isSecond && at - since >= steadySeconds * 1000 ? 'changed' : 'changing';
  };
}
