import { acceptContent, loadContent } from '../../../config/load-content.ts';
import type { SiteInForce } from '../../../plan/types/site-rules.ts';
import type { Cluster } from '../types/cluster.ts';
import { checkContent } from './check-content.ts';
import { clusterOf } from './cluster-of.ts';

/**
 * Reads and judges a cluster file. `content` is what it says, as plain JSON, the way a workflow takes it.
 *
 * @param site what the site file says, whose hosts and people the cluster gets; absent: there is none
 * @throws ClusterFileError with the first problems and their number, when the file cannot be read or is not valid.
 */
export async function loadClusterFile(
  path: string,
  site?: SiteInForce,
): Promise<{ cluster: Cluster; content: unknown }> {
  const { file, content } = await loadContent(path, (found) => checkContent(found, site));
  return { cluster: clusterOf(file, site), content };
}

/**
 * Judges the content of a cluster file that arrives without one; `where` says where it comes from, such as
 * `workflow input`, or is empty.
 *
 * @param site as above
 * @throws ClusterFileError with the first problems and their number, when the content is not valid.
 */
export const readClusterContent = (content: unknown, where: string, site?: SiteInForce): Cluster =>
  clusterOf(acceptContent(checkContent(content, site), where), site);
