import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { makePlan as planCluster } from '../plan/make-plan.ts';
import type { Cluster } from '../plan/types/cluster.ts';
import type { Observation } from '../plan/types/observation.ts';
import type { Plan, Procedure } from '../plan/types/plan.ts';

/** A plan with its hash: SHA-256 of its canonical JSON (RFC 8785), so that the same plan has the same hash everywhere. */
export function makeHashedPlan(
  cluster: Cluster,
  procedure: Procedure,
  observations: readonly Observation[] | null,
  servers?: readonly string[],
): Plan {
  const plan = planCluster(cluster, procedure, observations, servers === undefined ? {} : { servers });
  const { hash: _, ...hashed } = plan;
  return {
    ...plan,
    hash: createHash('sha256')
      .update(canonicalize(hashed) ?? '')
      .digest('hex'),
  };
}
