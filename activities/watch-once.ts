import { activityInfo } from '@temporalio/activity';
import type { Site } from '../plan/platform/site.ts';
import type { Verdict } from '../plan/types/run.ts';
import { Attempts, goesOnFor, HEARTBEAT_MS, notYet } from './attempts.ts';
import type { CheckInput } from './types.ts';
import { whileWanted } from './while-wanted.ts';
import { Withdrawal } from './withdrawal.ts';

/**
 * One look of a watch: returns what is not good any more, or that all is well when the time of the watch is over. Otherwise
 * Temporal makes the next look after the pause, as another attempt of the same activity: no worker waits for it. The watch
 * begins with its pause, since somebody has just looked.
 * @throws ApplicationFailure of type NOT_YET, with what was seen, when it goes on
 */
export async function watchOnce(site: Site, input: CheckInput, everySeconds: number): Promise<Verdict> {
  if (activityInfo().attempt === 1) throw notYet(`the first look is made after ${everySeconds} s`, everySeconds);
  const attempts = new Attempts(goesOnFor(input));
  const alive = setInterval(() => attempts.tell(), HEARTBEAT_MS);
  try {
    const { verdict } = await whileWanted(() =>
      attempts.look(() => new Withdrawal(site, input).judge(() => site.see(input))),
    );
    if (verdict.verdict !== 'good' || !attempts.goesOn) return verdict;
    attempts.tell();
    throw notYet(verdict.seen, everySeconds);
  } finally {
    clearInterval(alive);
  }
}
