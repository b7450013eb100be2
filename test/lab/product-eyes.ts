import { createSite } from '../../activities/site.ts';
import { readSecret } from '../../activities/ssh/read-secret.ts';
import type { Site } from '../../activities/types.ts';
import { loadClusterFile } from '../../config/load-cluster-file.ts';
import type { Lab } from '../../lab/build-lab.ts';
import type { Fact } from '../../platforms/callmanager4/types/observation.ts';
import { targetOf } from '../../plan/types/plan.ts';
import type { Target } from '../../plan/types/plan.ts';

/** Looks at a lab as the product does: its own site over SSH, by the cluster file that the lab wrote. */
export async function seen<T>(lab: Lab, server: string, look: (site: Site, target: Target) => Promise<T>): Promise<T> {
  const { cluster } = await loadClusterFile(lab.clusterFile);
  const site = createSite({ readSecret });
  try {
    return await look(site, targetOf(cluster, server));
  } finally {
    await site.close();
  }
}

/** The value of a fact. @throws Error with the reason when it is unknown. */
export function valueOf<T>(fact: Fact<T>): T {
  if (!fact.known) throw new Error(fact.why);
  return fact.value;
}
