import { acceptContent, loadContent } from '../../../config/load-content.ts';
import type { Cluster } from '../types/cluster.ts';
import { checkContent } from './check-content.ts';
import { clusterOf } from './cluster-of.ts';

/**
 * Reads and judges a cluster file. `content` is what it says, as plain JSON, the way a workflow takes it.
 *
 * @throws ClusterFileError with the first problems and their number, when the file cannot be read or is not valid.
 */
export async function loadClusterFile(path: string): Promise<{ cluster: Cluster; content: unknown }> {
  const { file, content } = await loadContent(path, checkContent);
  return { cluster: clusterOf(file), content };
}

/**
 * Judges the content of a cluster file that arrives without one; `where` says where it comes from, such as
 * `workflow input`, or is empty.
 *
 * @throws ClusterFileError with the first problems and their number, when the content is not valid.
 */
export const readClusterContent = (content: unknown, where: string): Cluster =>
  clusterOf(acceptContent(checkContent(content), where));
