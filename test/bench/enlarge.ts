import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';

/** Servers of the twelve-server example under new names, until there are enough. */
export function enlarge(cluster: Cluster, count: number): Cluster {
  const primary = cluster.servers.find(({ roles }) => roles.includes('primary'));
  if (!primary) throw new Error('the example has no primary');
  const more = Array.from({ length: count - cluster.servers.length }, (_, index) => ({
    ...primary,
    name: `EXTRA-${index}`,
    address: `10.9.${Math.floor(index / 200)}.${(index % 200) + 1}`,
  }));
  return { ...cluster, servers: [...cluster.servers, ...more] };
}
