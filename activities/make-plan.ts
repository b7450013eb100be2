import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { joinPlan, outlineOf, partsOf } from '../plan/plan-parts.ts';
import type { Platform, PlanWish } from '../plan/platform/platform.ts';
import type { AnyCluster } from '../plan/types/cluster.ts';
import type { Outline, Plan, PlanPart } from '../plan/types/plan.ts';

/** A plan in the form in which it is carried out. */
export interface PlanInParts {
  readonly outline: Outline;
  readonly parts: readonly PlanPart[];
}

/** SHA-256 of a value's canonical JSON (RFC 8785), hexadecimal, so that the same value has the same hash everywhere. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/** Makes a plan with its root hash, in parts. */
export const makePlanInParts = <Some extends AnyCluster>(
  platform: Platform,
  cluster: Some,
  wish: PlanWish,
): PlanInParts => inParts(platform, cluster, platform.makePlan(cluster, wish));

/** A plan in parts, each with its hash, and the outline with the root hash over all of them. */
export function inParts(platform: Platform, cluster: AnyCluster, plan: Plan): PlanInParts {
  const parts = partsOf(plan, (server) => platform.targetOf(cluster, server));
  const { hash: _, ...hashed } = outlineOf(plan, parts, hashOf);
  return { outline: { ...hashed, hash: hashOf(hashed) }, parts };
}

/** The whole plan with its root hash, for people to read. */
export function makeHashedPlan<Some extends AnyCluster>(platform: Platform, cluster: Some, wish: PlanWish): Plan {
  const { outline, parts } = makePlanInParts(platform, cluster, wish);
  return joinPlan(outline, parts);
}
