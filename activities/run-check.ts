import { heartbeat, sleep } from '@temporalio/activity';
import type { Site } from '../plan/platform/site.ts';
import { followChange } from '../plan/steady-change.ts';
import type { Verdict } from '../plan/types/run.ts';
import { decisionName } from './decision-name.ts';
import type { CheckInput } from './types.ts';
import { Withdrawal } from './withdrawal.ts';

/** Time between two looks: what has come good is noticed within it. */
const BETWEEN_LOOKS_MS = 1_000;

/** How often a look that takes its time tells Temporal that its worker lives. */
const HEARTBEAT_MS = 2_000;

/**
 * Looks and judges until the verdict is good, or for a watch until it is not, or for a question until what is seen has
 * changed its kind for good, or the check's time is over; returns the last verdict. A watch begins with its pause, since
 * somebody has just looked. A change on its way is looked at to its end, however long the check's time was.
 */
export async function runCheck(site: Site, input: CheckInput): Promise<Verdict> {
  if (input.fresh) for (const target of input.targets) site.allowLogin(target, decisionName());
  const until = Date.now() + (input.check.withinSeconds ?? 0) * 1000;
  const isWatch = input.watchEverySeconds !== undefined;
  const pauseMs = isWatch ? input.watchEverySeconds * 1000 : BETWEEN_LOOKS_MS;
  let seen: object | undefined;
  const withdrawal = new Withdrawal(site, input);
  const follow = input.asked && followChange(input.asked.kind, input.asked.steadySeconds);
  const alive = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    if (isWatch) await sleep(pauseMs);
    for (;;) {
      const sighting = await withdrawal.judge(() => site.see(input, seen));
      const { verdict } = sighting;
      seen = sighting.seen;
      if ((verdict.verdict === 'good') !== isWatch) return verdict;
      const change = follow?.(verdict.verdict, performance.now());
      if (change === 'changed' || (change !== 'changing' && Date.now() >= until)) return verdict;
      heartbeat(verdict.seen);
      await sleep(pauseMs);
    }
  } finally {
    clearInterval(alive);
  }
}
