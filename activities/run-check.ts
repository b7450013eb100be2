import { heartbeat, sleep } from '@temporalio/activity';
import { cutText, LONGEST_VERDICT } from '../plan/cut-text.ts';
import type { Sight } from '../platforms/callmanager4/checks/define-check.ts';
import type { Seen, ToldByPublisher } from '../platforms/callmanager4/checks/seen.ts';
import { checkNamed } from '../platforms/callmanager4/procedures/definitions.ts';
import { followChange } from '../plan/steady-change.ts';
import type { Observation } from '../platforms/callmanager4/types/observation.ts';
import type { Target } from '../plan/types/plan.ts';
import type { Verdict } from '../plan/types/run.ts';
import { memoryFrom } from '../platforms/callmanager4/types/server-memory.ts';
import { decisionName } from './decision-name.ts';
import type { CheckInput, Site } from './types.ts';
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
  const check = checkNamed(input.check.name);
  const until = Date.now() + (input.check.withinSeconds ?? 0) * 1000;
  const isWatch = input.watchEverySeconds !== undefined;
  const pauseMs = isWatch ? input.watchEverySeconds * 1000 : BETWEEN_LOOKS_MS;
  const looks: Record<string, Observation[]> = {};
  const withdrawal = new Withdrawal(site, input);
  const follow = input.asked && followChange(input.asked.kind, input.asked.steadySeconds);
  const alive = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    if (isWatch) await sleep(pauseMs);
    for (;;) {
      const verdict = await withdrawal.judge(async () =>
        inBounds(check.judge(input.check, await seeOnce(site, input, check.sees, looks), memoryFrom(input.memory))),
      );
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

/** What was seen is a stranger's, and of any length: a history takes so much of it. */
const inBounds = (verdict: Verdict): Verdict => ({ ...verdict, seen: cutText(verdict.seen, LONGEST_VERDICT) });

/** One look at every server of the check, kept with the looks before it, and at what it asks of the publisher. */
async function seeOnce(
  site: Site,
  { targets }: CheckInput,
  sees: readonly Sight[],
  looks: Record<string, Observation[]>,
): Promise<Seen> {
  const depth = sees.includes('event log') ? 'with log' : 'without log';
  const [observations, asked] = await Promise.all([
    Promise.all(targets.map((target) => site.look(target, depth))),
    askPublisher(site, targets[0], sees),
  ]);
  for (const observation of observations) (looks[observation.server] ??= []).push(observation);
  const servers = Object.fromEntries(targets.map(({ server }) => [server.name, server]));
  return { looks, servers, now: new Date().toISOString(), ...asked };
}

/** The first target of a check that sees any of this is the publisher. */
async function askPublisher(
  site: Site,
  publisher: Target | undefined,
  sees: readonly Sight[],
): Promise<Partial<ToldByPublisher>> {
  if (!publisher) return {};
  return {
    ...(sees.includes('databases') ? { databases: await site.lookAtDatabases(publisher) } : {}),
    ...(sees.includes('parameters') ? { parameters: await site.lookAtParameters(publisher) } : {}),
    ...(sees.includes('subscriptions') ? { subscriptions: await site.lookAtSubscriptions(publisher) } : {}),
  };
}
