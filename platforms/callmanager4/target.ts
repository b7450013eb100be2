import type { AnyTarget } from '../../plan/types/cluster.ts';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import type { Cluster, Server } from './types/cluster.ts';

/** All that an activity needs to reach one server. */
export interface Target extends AnyTarget {
  readonly server: Server;
  readonly station?: Endpoint;
}

/** How a server of the cluster is reached; undefined where it has none of that name. */
export function findTarget(cluster: Cluster, name: string): Target | undefined {
  const server = cluster.servers.find((candidate) => candidate.name === name);
  if (!server) return undefined;
  return cluster.station ? { server, station: cluster.station } : { server };
}

/** The host that commands for a server are run on. */
export function endpointOf({ server, station }: Target): Endpoint {
  if (server.transport.kind === 'direct') return server.transport.endpoint;
  if (!station) throw new RangeError(`${server.name} is reached through a station, and the cluster has none`);
  return station;
}

/** All hosts that a look at a server may ask: the one that runs its commands, and the station that pings it. */
export const endpointsOf = ({ server, station }: Target): readonly Endpoint[] => [
  ...(server.transport.kind === 'direct' ? [server.transport.endpoint] : []),
  ...(station ? [station] : []),
];
