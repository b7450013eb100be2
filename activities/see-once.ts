import { cutText, LONGEST_VERDICT } from '../plan/cut-text.ts';
import type { Target } from '../plan/types/plan.ts';
import type { Verdict } from '../plan/types/run.ts';
import type { Sight } from '../platforms/callmanager4/checks/define-check.ts';
import type { Seen, ToldByPublisher } from '../platforms/callmanager4/checks/seen.ts';
import { checkNamed } from '../platforms/callmanager4/procedures/definitions.ts';
import type { Observation } from '../platforms/callmanager4/types/observation.ts';
import { memoryFrom } from '../platforms/callmanager4/types/server-memory.ts';
import type { CheckInput, Site } from './types.ts';

/** What one look for a check has seen, and what its judge makes of it. */
export interface SeenOnce {
  readonly verdict: Verdict;
  readonly seen: Seen;
}

/** The looks that were made for a check, by the server's name, oldest first. */
export type LooksSoFar = Record<string, Observation[]>;

/**
 * Looks once for a check, and judges what is seen.
 * @param looks those before it, which this one is added to
 */
export async function seeOnce(site: Site, input: CheckInput, looks: LooksSoFar = {}): Promise<SeenOnce> {
  const check = checkNamed(input.check.name);
  const seen = await see(site, input, check.sees, looks);
  return { seen, verdict: inBounds(check.judge(input.check, seen, memoryFrom(input.memory))) };
}

/** What was seen is a stranger's, and of any length: a history takes so much of it. */
const inBounds = (verdict: Verdict): Verdict => ({ ...verdict, seen: cutText(verdict.seen, LONGEST_VERDICT) });

/** One look at every server of the check, kept with the looks before it, and at what it asks of the publisher. */
async function see(site: Site, { targets }: CheckInput, sees: readonly Sight[], looks: LooksSoFar): Promise<Seen> {
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
