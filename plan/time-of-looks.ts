import type { Check } from './types/step.ts';
import type { Verdict } from './types/run.ts';

/** How long one look may take beyond the time that it is allowed to wait for a good answer. */
export const LOOK_SECONDS = 120;

type Timed = Pick<Check, 'withinSeconds' | 'settleSeconds'>;

/**
 * Seconds for which what settles is looked at beyond a check's own time: it may have begun to settle with the last look in
 * that time, and the look that sees it settled may be as slow as any. A check that only looks once waits for nothing.
 */
export const settlingSeconds = ({ withinSeconds = 0, settleSeconds }: Timed): number =>
  withinSeconds > 0 && settleSeconds !== undefined ? settleSeconds + LOOK_SECONDS : 0;

/** For how many seconds a check is asked again after such a verdict. */
export const asksFor = (check: Timed, { settling }: Pick<Verdict, 'settling'>): number =>
  (check.withinSeconds ?? 0) + (settling ? settlingSeconds(check) : 0);

/** Seconds after which the activity of a check is given up, the slowest of its looks included. */
export const longestSeconds = (check: Timed): number =>
  (check.withinSeconds ?? 0) + settlingSeconds(check) + LOOK_SECONDS;
