import { findTarget, type Target } from '../../../platforms/callmanager4/target.ts';
import type { Cluster } from '../../../platforms/callmanager4/types/cluster.ts';

/** @throws RangeError when the cluster has no server of that name. */
export function targetOf(cluster: Cluster, name: string): Target {
  const target = findTarget(cluster, name);
  if (!target) throw new RangeError(`cluster ${cluster.name} has no server ${name}`);
  return target;
}
