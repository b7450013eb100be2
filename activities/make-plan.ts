import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { makePlan as planCluster } from '../platforms/callmanager4/make-plan.ts';
import { joinPlan, outlineOf, partsOf } from '../plan/plan-parts.ts';
import type { Cluster } from '../plan/types/cluster.ts';
import type { Observation } from '../platforms/callmanager4/types/observation.ts';
import { targetOf, type Outline, type Plan, type PlanPart, type Procedure } from '../plan/types/plan.ts';

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
export function makePlanInParts(
  cluster: Cluster,
  procedure: Procedure,
  observations: readonly Observation[] | null,
  servers?: readonly string[],
  from?: string,
): PlanInParts {
  const options = { ...(servers === undefined ? {} : { servers }), ...(from === undefined ? {} : { from }) };
  return inParts(planCluster(cluster, procedure, observations, options), cluster);
}

/** A plan in parts, each with its hash, and the outline with the root hash over all of them. */
export function inParts(plan: Plan, cluster: Cluster): PlanInParts {
  const parts = partsOf(plan, (name) =>
    cluster.servers.some((server) => server.name === name) ? targetOf(cluster, name) : undefined,
  );
  const { hash: _, ...hashed } = outlineOf(plan, parts, hashOf);
  return { outline: { ...hashed, hash: hashOf(hashed) }, parts };
}

/** The whole plan with its root hash, for people to read. */
export function makeHashedPlan(...asked: Parameters<typeof makePlanInParts>): Plan {
  const { outline, parts } = makePlanInParts(...asked);
  return joinPlan(outline, parts);
}
