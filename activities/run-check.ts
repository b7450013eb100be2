import { heartbeat, sleep } from '@temporalio/activity';
import { judge } from '../plan/checks/judge.ts';
import type { Seen } from '../plan/checks/seen.ts';
import type { Observation } from '../plan/types/observation.ts';
import type { Verdict } from '../plan/types/run.ts';
import type { CheckName } from '../plan/types/step.ts';
import type { CheckInput, Site } from './types.ts';

/** Time between two looks: what has come good is noticed within it. */
const BETWEEN_LOOKS_MS = 1_000;

/** How often a look that takes its time tells Temporal that its worker lives. */
const HEARTBEAT_MS = 5_000;

/** Checks that ask the publisher's database beside the servers. */
const ASKS_SUBSCRIPTIONS: readonly CheckName[] = ['subscriptions-good'];

/** Looks and judges until the verdict is good or the check's time is over, and returns the last verdict. */
export async function runCheck(site: Site, input: CheckInput): Promise<Verdict> {
  const until = Date.now() + (input.check.withinSeconds ?? 0) * 1000;
  const looks: Record<string, Observation[]> = {};
  const alive = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    for (;;) {
      const verdict = judge(input.check, await seeOnce(site, input, looks), input.memory);
      if (verdict.verdict === 'good' || Date.now() >= until) return verdict;
      heartbeat(verdict.seen);
      await sleep(BETWEEN_LOOKS_MS);
    }
  } finally {
    clearInterval(alive);
  }
}

/** One look at every server of the check, kept with the looks before it. */
async function seeOnce(site: Site, input: CheckInput, looks: Record<string, Observation[]>): Promise<Seen> {
  const [publisher] = input.targets;
  const asksSubscriptions = ASKS_SUBSCRIPTIONS.includes(input.check.name) && publisher !== undefined;
  const [observations, subscriptions] = await Promise.all([
    Promise.all(input.targets.map((target) => site.look(target))),
    asksSubscriptions ? site.lookAtSubscriptions(publisher) : undefined,
  ]);
  for (const observation of observations) (looks[observation.server] ??= []).push(observation);
  const servers = Object.fromEntries(input.targets.map(({ server }) => [server.name, server]));
  return { looks, servers, ...(subscriptions ? { subscriptions } : {}) };
}
