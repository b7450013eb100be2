import { cutText, LONGEST_VERDICT } from '../../plan/cut-text.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { Asked, Sighting } from '../../plan/platform/site.ts';
import type { Memory, Verdict } from '../../plan/types/run.ts';
import type { Check } from '../../plan/types/step.ts';
import { argumentsShape } from './argument-shapes.ts';
import type { Sight } from './checks/define-check.ts';
import type { Seen, ToldByPublisher, ToldByServers } from './checks/seen.ts';
import { checkNamed } from './procedures/definitions.ts';
import type { Target } from './target.ts';
import type { Eyes } from './types/eyes.ts';
import type { Observation } from './types/observation.ts';
import { memoryFrom } from './types/server-memory.ts';

/** What a check sees at the servers of this platform. */
export interface Seeing extends Sighting {
  readonly seen: Seen;
}

/** Looks once at every server of a check and at what it asks of the publisher, and judges that with the looks before it. */
export async function see(eyes: Eyes, { check, targets, memory }: Asked, before?: Seen): Promise<Seeing> {
  const seen = await lookOnce(eyes, targets as readonly Target[], check, before?.looks ?? {});
  return { verdict: judgeSeen(check, seen, memory), seen };
}

/**
 * Judges what was seen. That is a stranger's: plan and history take so much of it, and what acts on a screen that shows it
 * is made visible before anybody reads it.
 */
export function judgeSeen(check: Check, seen: Seen, memory: Memory): Verdict {
  const verdict = checkNamed(check.name).judge(check, seen, memoryFrom(memory));
  return { ...verdict, seen: cutText(oneLine(verdict.seen), LONGEST_VERDICT) };
}

async function lookOnce(eyes: Eyes, targets: readonly Target[], check: Check, before: Seen['looks']): Promise<Seen> {
  const { sees } = checkNamed(check.name);
  const depth = sees.includes('event log') ? 'with log' : sees.includes('name files') ? 'with name files' : 'plain';
  const [observations, byPublisher, byServers] = await Promise.all([
    Promise.all(targets.map((target) => eyes.look(target, depth))),
    askPublisher(eyes, targets[0], sees),
    askServers(eyes, targets, sees, check.arguments),
  ]);
  const looks: Record<string, readonly Observation[]> = { ...before };
  for (const observation of observations)
    looks[observation.server] = [...(looks[observation.server] ?? []), observation];
  const servers = Object.fromEntries(targets.map(({ server }) => [server.name, server]));
  return {
    looks,
    servers,
    now: eyes.now().toISOString(),
    ...(targets[0] ? { toldBy: targets[0].server.name } : {}),
    ...byPublisher,
    ...byServers,
  };
}

/** The first target of a check that sees any of this is the publisher. */
async function askPublisher(
  eyes: Eyes,
  publisher: Target | undefined,
  sees: readonly Sight[],
): Promise<Partial<ToldByPublisher>> {
  if (!publisher) return {};
  return {
    ...(sees.includes('databases') ? { databases: await eyes.lookAtDatabases(publisher) } : {}),
    ...(sees.includes('parameters') ? { parameters: await eyes.lookAtParameters(publisher) } : {}),
    ...(sees.includes('subscriptions') ? { subscriptions: await eyes.lookAtSubscriptions(publisher) } : {}),
  };
}

const namesNodes = argumentsShape(['nodes']);

/** Every server of a check is asked for itself, side by side. */
async function askServers(
  eyes: Eyes,
  targets: readonly Target[],
  sees: readonly Sight[],
  told: Check['arguments'],
): Promise<Partial<ToldByServers>> {
  const ofEach = async <T>(ask: (target: Target) => Promise<T>): Promise<Readonly<Record<string, T>>> => {
    const answers = await Promise.all(targets.map(async (target) => [target.server.name, await ask(target)] as const));
    return Object.fromEntries(answers);
  };
  return {
    ...(sees.includes('nameCaches') ? { nameCaches: await ofEach((target) => eyes.lookAtNameCaches(target)) } : {}),
    ...(sees.includes('namesFound') && namesNodes(told)
      ? { namesFound: await ofEach((target) => eyes.lookUpNames(target, told.nodes)) }
      : {}),
  };
}
