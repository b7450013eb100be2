import type { AnyCluster } from '../plan/types/cluster.ts';
import type { SiteInForce } from '../plan/types/site-rules.ts';
import { PLATFORM } from './platform.ts';

/** A cluster file as a run takes it (`content`) and as the planner does (`cluster`). */
export interface ReadCluster {
  readonly cluster: AnyCluster;
  readonly content: unknown;
}

/**
 * Reads a cluster file, with another release to reach where one is asked for.
 * @param site what the site file says; undefined: there is none
 * @throws ClusterFileError with the first problems and their number, also when the release does not fit the file.
 */
export async function readCluster(
  file: string,
  to: string | undefined,
  site: SiteInForce | undefined,
): Promise<ReadCluster> {
  const read = await PLATFORM.loadCluster(file, site);
  if (to === undefined) return read;
  const content = { ...(read.content as object), to };
  return { cluster: PLATFORM.readCluster(content, '', site), content };
}
