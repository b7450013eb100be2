import type { JudgeEarly } from '../../plan/preflight.ts';
import type { Seen } from './checks/seen.ts';
import { publisherOf } from './order.ts';
import { judgeSeen } from './see.ts';
import type { Cluster } from './types/cluster.ts';
import type { Observation } from './types/observation.ts';
import type { Procedure } from './types/procedure.ts';

/**
 * Judges checks by looks that were made before the run. Who answers as a publisher that is to be replaced is the old machine,
 * and says nothing of the new one.
 */
export function judgeEarly(
  cluster: Cluster,
  procedure: Procedure,
  observations: readonly Observation[] | null,
): JudgeEarly {
  const replaced = procedure === 'replace-publisher' ? publisherOf(cluster)?.name : undefined;
  const looks = (observations ?? []).filter(({ server }) => server !== replaced);
  const seen: Seen = {
    looks: Object.fromEntries(looks.map((look) => [look.server, [look]])),
    now:
      looks
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? new Date(0).toISOString(),
    servers: Object.fromEntries(cluster.servers.map((server) => [server.name, server])),
  };
  return (check) => judgeSeen(check, seen, {});
}
