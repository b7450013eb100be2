import { HostPool } from '../../activities/ssh/host-pool.ts';
import { createSite, type CallManagerSite } from '../../platforms/callmanager4/site.ts';
import { readSecret } from '../../activities/ssh/read-secret.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import type { Lab } from '../../lab/build-lab.ts';
import type { Fact } from '../../plan/fact.ts';
import { targetOf } from '../platforms/callmanager4/target-of.ts';
import type { Target } from '../../platforms/callmanager4/target.ts';

/** Looks at a lab as the product does: its own site over SSH, by the cluster file that the lab wrote. */
export async function seen<T>(
  lab: Lab,
  server: string,
  look: (site: CallManagerSite, target: Target) => Promise<T>,
): Promise<T> {
  const { cluster } = await loadClusterFile(lab.clusterFile);
  const site = createSite({ hosts: new HostPool(readSecret) });
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
