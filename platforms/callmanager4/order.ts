import type { Cluster, Role, Server } from './types/cluster.ts';
import type { ServerStage } from './types/procedure.ts';
import type { RequirementId } from './types/requirement.ts';

/** Display name of the service that decides between the two layouts and makes a server process calls. */
export const CALL_MANAGER_SERVICE = 'Cisco CallManager';

/** `callmanager-on-publisher`: S1's cluster of two servers. `separate`: the CallManager service is elsewhere. */
export type Layout = 'callmanager-on-publisher' | 'separate';

/** One group of S1's order. A server is placed in the first group that one of its roles belongs to. */
export interface OrderGroup {
  readonly stage: ServerStage;
  readonly title: string;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

/** A server in its place, with the reason for it. */
export interface PlacedServer {
  readonly server: Server;
  readonly stage: ServerStage;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

const APPLICATIONS: OrderGroup = {
  stage: 'application',
  title: 'Application servers',
  because: 'IP telephony applications come last, each by its own documents, once every CallManager server is done',
  source: ['ORD-15', 'APP-01'],
};

/** S1, "Cisco CallManager Does Not Run on the Publisher": six groups, worked through from top to bottom. */
const SEPARATE: readonly OrderGroup[] = [
  {
    stage: 'publisher',
    title: 'Publisher',
    because: 'the publisher holds the master database that every other server copies',
    source: ['ORD-01', 'ORD-08'],
  },
  {
    stage: 'tftp',
    title: 'TFTP server',
    because: 'phones fetch their loads from a TFTP server of the new release, so a separate one follows the publisher',
    source: ['ORD-08', 'ORD-10'],
  },
  {
    stage: 'service',
    title: 'Service-only servers',
    because: 'it runs only CallManager-related services and no phone registers with it: third group',
    source: ['ORD-08', 'ORD-11', 'ORD-12'],
  },
  {
    stage: 'secondary',
    title: 'Secondaries',
    because: 'every secondary runs the new release before the first primary hands its phones over',
    source: ['ORD-08', 'ORD-13'],
  },
  {
    stage: 'primary',
    title: 'Primaries',
    because: 'a primary follows all secondaries: its phones move to an upgraded secondary meanwhile',
    source: ['ORD-08', 'ORD-14'],
  },
  APPLICATIONS,
];

const SUBSCRIBER_OF_TWO =
  'it is the subscriber of a cluster whose publisher runs the CallManager service: second, after it';

/** S1, "Cisco CallManager Runs on the Publisher": the publisher, then the subscriber, whatever the subscriber does. */
const ON_PUBLISHER: readonly OrderGroup[] = [
  {
    stage: 'publisher',
    title: 'Publisher',
    because: 'the publisher comes first; its CallManager service stops by itself and its phones move to the subscriber',
    source: ['ORD-01', 'ORD-06', 'ORD-07'],
  },
  ...(['tftp', 'service', 'secondary', 'primary'] as const).map((stage): OrderGroup => ({
    stage,
    title: 'Subscriber',
    because: SUBSCRIBER_OF_TWO,
    source: ['ORD-06'],
  })),
  {
    ...APPLICATIONS,
    because: `${APPLICATIONS.because}; S1 says so for the other layout and is silent on this one`,
    source: ['ORD-06', 'ORD-15'],
  },
];

/** The order of the groups for each layout; `placeServers` is the one loop over it. */
export const ORDER: Readonly<Record<Layout, readonly OrderGroup[]>> = {
  'callmanager-on-publisher': ON_PUBLISHER,
  separate: SEPARATE,
};

const CALL_PROCESSING: readonly Role[] = ['primary', 'secondary'];

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether the cluster file says that the CallManager service runs on a server: by its services or by its roles. */
export const runsCallManager = (server: Server): boolean =>
  server.services.some((service) => sameName(service, CALL_MANAGER_SERVICE)) ||
  server.roles.some((role) => CALL_PROCESSING.includes(role));

/** Whether a server is part of the CallManager cluster proper, and not a machine for applications only. */
export const isCallManagerServer = (server: Server): boolean => server.roles.some((role) => role !== 'application');

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
  for (const group of ORDER[layoutOf(cluster)]) {
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
