import { loadClusterFile, readClusterContent } from '../config/load-cluster-file.ts';
import type { Cluster } from '../plan/types/cluster.ts';

/** A cluster file as a run takes it (`content`) and as the planner does (`cluster`). */
export interface ReadCluster {
  readonly cluster: Cluster;
  readonly content: unknown;
}

/**
 * Reads a cluster file, with another release to reach where one is asked for.
 * @throws ClusterFileError with the first problems and their number, also when the release does not fit the file.
 */
export async function readCluster(file: string, to: string | undefined): Promise<ReadCluster> {
  const read = await loadClusterFile(file);
  if (to === undefined) return read;
  const content = { ...(read.content as object), to };
  return { cluster: readClusterContent(content, ''), content };
}
