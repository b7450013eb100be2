import { sleep } from '@temporalio/activity';
import type { Site } from '../plan/platform/site.ts';
import { followChange } from '../plan/steady-change.ts';
import { asksFor } from '../plan/time-of-looks.ts';
import type { Verdict } from '../plan/types/run.ts';
import { Attempts, goesOnFor, HEARTBEAT_MS, notYet } from './attempts.ts';
import { decisionName } from './decision-name.ts';
import type { CheckInput } from './types.ts';
import { watchOnce } from './watch-once.ts';
import { whileWanted } from './while-wanted.ts';
import { Withdrawal } from './withdrawal.ts';

/** Time between two looks: what has come good is noticed within it. */
const BETWEEN_LOOKS_MS = 1_000;

/**
 * Looks and judges until the verdict is good, or for a question until what is seen has changed its kind for good, or the
 * check's time is over; returns the last verdict. A change on its way, and what only has to stay so for a while, is looked
 * at to its end, however long the check's time was. What goes on for hours does so as further attempts; of a watch each
 * looks once.
 * @throws ApplicationFailure of type NOT_YET, with what was seen, when it goes on
 */
export async function runCheck(site: Site, input: CheckInput): Promise<Verdict> {
  if (input.watchEverySeconds !== undefined) return watchOnce(site, input, input.watchEverySeconds);
  if (input.fresh) for (const target of input.targets) site.allowLogin(target, decisionName());
  const begun = Date.now();
  let seen: object | undefined;
  const withdrawal = new Withdrawal(site, input);
  const follow = input.asked && followChange(input.asked.kind, input.asked.steadySeconds);
  const attempts = new Attempts(goesOnFor(input));
  const alive = setInterval(() => attempts.tell(), HEARTBEAT_MS);
  try {
    for (;;) {
      const sighting = await whileWanted(() => attempts.look(() => withdrawal.judge(() => site.see(input, seen))));
      const { verdict } = sighting;
      seen = sighting.seen;
      attempts.tell(verdict.seen);
      if (verdict.verdict === 'good') return verdict;
      const change = follow?.(verdict.verdict, performance.now());
      if (change === 'changed') return verdict;
      if (change !== 'changing' && Date.now() >= begun + asksFor(input.check, verdict) * 1000) {
        if (attempts.goesOn) throw notYet(verdict.seen, BETWEEN_LOOKS_MS / 1000);
        return verdict;
      }
      await sleep(BETWEEN_LOOKS_MS);
    }
  } finally {
    clearInterval(alive);
  }
}
