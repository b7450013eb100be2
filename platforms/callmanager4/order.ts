import { roleOf, ROLE_NAMES, type Role } from './roles.ts';
import type { Cluster, Server } from './types/cluster.ts';
import type { RequirementId } from './types/requirement.ts';

/** Display name of the service that decides between the two layouts and makes a server process calls. */
export const CALL_MANAGER_SERVICE = 'Cisco CallManager';

/** `callmanager-on-publisher`: S1's cluster of two servers. `separate`: the CallManager service is elsewhere. */
export type Layout = 'callmanager-on-publisher' | 'separate';

/** One group of S1's order. A server is placed in the first group that one of its roles belongs to. */
export interface OrderGroup {
  readonly stage: Role;
  readonly title: string;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

/** A server in its place, with the reason for it. */
export interface PlacedServer {
  readonly server: Server;
  readonly stage: Role;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

/** The groups of S1's order, worked through from top to bottom; `placeServers` is the one loop over them. */
export const orderOf = (layout: Layout): readonly OrderGroup[] =>
  ROLE_NAMES.map((stage) => ({
    stage,
    ...(layout === 'separate' ? roleOf(stage).separate : roleOf(stage).onPublisher),
  }));

/** Whether phones register with servers of a role. */
export const processesCalls = (role: Role): boolean => roleOf(role).processesCalls === true;

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether the cluster file says that the CallManager service runs on a server: by its services or by its roles. */
export const runsCallManager = (server: Server): boolean =>
  server.services.some((service) => sameName(service, CALL_MANAGER_SERVICE)) || server.roles.some(processesCalls);

/** Whether a server is part of the CallManager cluster proper, and not a machine for applications only. */
export const isCallManagerServer = ({ roles }: Pick<Server, 'roles'>): boolean =>
  roles.some((role) => !roleOf(role).isApartFromCluster);

/** The publisher, or undefined where the cluster file names none. */
export const publisherOf = (cluster: Cluster): Server | undefined =>
  cluster.servers.find((server) => server.roles.includes('publisher'));

/** Servers that pull a copy of the publisher's database: every CallManager server but the publisher. */
export const subscribersOf = (cluster: Cluster): readonly Server[] =>
  cluster.servers.filter((server) => isCallManagerServer(server) && !server.roles.includes('publisher'));

/** Which of S1's two layouts a cluster has: the CallManager service on the publisher decides (ORD-09). */
export function layoutOf(cluster: Cluster): Layout {
  const publisher = publisherOf(cluster);
  return publisher && runsCallManager(publisher) ? 'callmanager-on-publisher' : 'separate';
}

/** Places every server of a cluster, first to last; inside a group as written in the cluster file (ORD-11, ORD-13, ORD-14). */
export function placeServers(cluster: Cluster): readonly PlacedServer[] {
  const placed: PlacedServer[] = [];
  for (const group of orderOf(layoutOf(cluster))) {
    const members = cluster.servers.filter(
      (server) => server.roles.includes(group.stage) && !placed.some((one) => one.server === server),
    );
    members.forEach((server, index) => placed.push(place(server, group, index, members.length)));
  }
  return placed;
}

function place(server: Server, group: OrderGroup, index: number, size: number): PlacedServer {
  const inside = `number ${index + 1} of ${size} in its group, as written in the cluster file: S1 sets no order there`;
  const because = size > 1 ? `${group.because}; ${inside}` : group.because;
  return { server, stage: group.stage, because, source: group.source };
}
