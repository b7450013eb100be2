import { heartbeat, sleep } from '@temporalio/activity';
import { judge } from '../plan/checks/judge.ts';
import { cutText, LONGEST_VERDICT } from '../plan/cut-text.ts';
import type { Seen } from '../plan/checks/seen.ts';
import { followChange } from '../plan/steady-change.ts';
import type { Observation } from '../plan/types/observation.ts';
import type { Verdict } from '../plan/types/run.ts';
import type { CheckName } from '../plan/types/step.ts';
import { decisionName } from './decision-name.ts';
import type { CheckInput, Site } from './types.ts';
import { Withdrawal } from './withdrawal.ts';

/** Time between two looks: what has come good is noticed within it. */
const BETWEEN_LOOKS_MS = 1_000;

/** How often a look that takes its time tells Temporal that its worker lives. */
const HEARTBEAT_MS = 2_000;

/** What of the publisher's databases a check asks for beside its servers. */
const ASKS: Readonly<Partial<Record<CheckName, 'subscriptions' | 'databases' | 'parameters'>>> = {
  'subscriptions-good': 'subscriptions',
  'database-recorded': 'databases',
  'database-renamed': 'databases',
  'parameters-recorded': 'parameters',
  'parameters-kept': 'parameters',
};

/** Checks that tell one boot from another. */
const READS_LOG: readonly CheckName[] = ['boot-recorded', 'rebooted'];

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
  const looks: Record<string, Observation[]> = {};
  const withdrawal = new Withdrawal(site, input);
  const follow = input.asked && followChange(input.asked.kind, input.asked.steadySeconds);
  const alive = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    if (isWatch) await sleep(pauseMs);
    for (;;) {
      const verdict = await withdrawal.judge(async () =>
        inBounds(judge(input.check, await seeOnce(site, input, looks), input.memory)),
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
async function seeOnce(site: Site, input: CheckInput, looks: Record<string, Observation[]>): Promise<Seen> {
  const [observations, asked] = await Promise.all([
    Promise.all(
      input.targets.map((target) =>
        site.look(target, READS_LOG.includes(input.check.name) ? 'with log' : 'without log'),
      ),
    ),
    askPublisher(site, input),
  ]);
  for (const observation of observations) (looks[observation.server] ??= []).push(observation);
  const servers = Object.fromEntries(input.targets.map(({ server }) => [server.name, server]));
  return { looks, servers, now: new Date().toISOString(), ...asked };
}

type AskedOfPublisher = Pick<Seen, 'subscriptions' | 'databases' | 'parameters'>;

/** The first target of such a check is the publisher. */
async function askPublisher(site: Site, { check, targets }: CheckInput): Promise<AskedOfPublisher> {
  const [publisher] = targets;
  if (!publisher) return {};
  switch (ASKS[check.name]) {
    case 'subscriptions':
      return { subscriptions: await site.lookAtSubscriptions(publisher) };
    case 'databases':
      return { databases: await site.lookAtDatabases(publisher) };
    case 'parameters':
      return { parameters: await site.lookAtParameters(publisher) };
    default:
      return {};
  }
}
