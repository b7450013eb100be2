import { ON_PUBLISHER_REASONS, SEPARATE_REASONS, whyNoOtherPlace, type Around } from './place-reasons.ts';
import { roleOf, ROLE_NAMES, type Role } from './roles.ts';
import type { Cluster, GivenOrder, Server } from './types/cluster.ts';
import type { RequirementId } from './types/requirement.ts';

/** Display name of the service that decides between the two layouts and makes a server process calls. */
export const CALL_MANAGER_SERVICE = 'Cisco CallManager';

/** `callmanager-on-publisher`: S1's cluster of two servers. `separate`: the CallManager service is elsewhere. */
export type Layout = 'callmanager-on-publisher' | 'separate';

/** Stage of servers whose order a person has given, since S1 gives none. */
export const GIVEN_ORDER = 'given order';

/** Stages that servers are placed in: S1's groups by their roles, or the order that a person gives. */
export type Place = Role | typeof GIVEN_ORDER;

/** One group of the order of work. */
export interface OrderGroup {
  readonly stage: Place;
  readonly title: string;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

/** A server in its place, with the reason for it. */
export interface PlacedServer {
  readonly server: Server;
  readonly stage: Place;
  /** What it is in this place: the first of its roles in S1's order. */
  readonly role: Role;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

/** Whether phones register with servers of a role. */
export const processesCalls = (role: Role): boolean => roleOf(role).processesCalls === true;

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether the cluster file says that the CallManager service runs on a server: by its services or by its roles. */
export const runsCallManager = (server: Pick<Server, 'roles' | 'services'>): boolean =>
  server.services.some((service) => sameName(service, CALL_MANAGER_SERVICE)) || server.roles.some(processesCalls);

/** Whether a server is part of the CallManager cluster proper, and not a machine for applications only. */
export const isCallManagerServer = ({ roles }: Pick<Server, 'roles'>): boolean =>
  roles.some((role) => !roleOf(role).isApartFromCluster);

/** The publisher, or undefined where the cluster file names none. */
export const publisherOf = <Some extends Pick<Server, 'roles'>>(cluster: {
  readonly servers: readonly Some[];
}): Some | undefined => cluster.servers.find((server) => server.roles.includes('publisher'));

/** Servers that pull a copy of the publisher's database: every CallManager server but the publisher. */
export const subscribersOf = (cluster: Cluster): readonly Server[] =>
  cluster.servers.filter((server) => isCallManagerServer(server) && !server.roles.includes('publisher'));

/** What of a cluster decides its layout. */
export interface PlacedCluster {
  readonly servers: readonly Pick<Server, 'roles' | 'services'>[];
}

/** Which of S1's two layouts a cluster has: the CallManager service on the publisher decides (ORD-09). */
export function layoutOf(cluster: PlacedCluster): Layout {
  const publisher = publisherOf(cluster);
  return publisher && runsCallManager(publisher) ? 'callmanager-on-publisher' : 'separate';
}

/** S1 describes the layout with the CallManager service on the publisher for two servers, and for no more. */
const MOST_SERVERS_ON_PUBLISHER_LAYOUT = 2;

/** Whether S1 gives no order for a cluster: the CallManager service is on the publisher of more than two servers (ORD-09). */
export const hasNoOrderOfS1 = (cluster: PlacedCluster): boolean =>
  layoutOf(cluster) === 'callmanager-on-publisher' &&
  cluster.servers.filter(isCallManagerServer).length > MOST_SERVERS_ON_PUBLISHER_LAYOUT;

/** The order that a person has given where S1 gives none; undefined where S1's own holds (ORD-09). */
export const givenOrderOf = (cluster: Cluster): GivenOrder | undefined =>
  hasNoOrderOfS1(cluster) ? cluster.order : undefined;

const around = (cluster: Cluster, server: Server | null): Around => {
  const subscribers = subscribersOf(cluster);
  const of = (role: Role) => subscribers.filter(({ roles }) => roles.includes(role));
  return {
    server,
    subscribers,
    callProcessing: subscribers.filter(runsCallManager),
    secondaries: of('secondary'),
    primaries: of('primary'),
  };
};

const reasonIn = (layout: Layout, role: Role): ((around: Around) => string) =>
  (layout === 'separate' ? SEPARATE_REASONS : ON_PUBLISHER_REASONS)[role];

/** The groups of the order of work, from top to bottom: S1's, or where a person gives the order, that one and applications. */
export function groupsOf(cluster: Cluster): readonly OrderGroup[] {
  const layout = layoutOf(cluster);
  const order = givenOrderOf(cluster);
  const groups = ROLE_NAMES.map((stage) => ({
    stage,
    ...(layout === 'separate' ? roleOf(stage).separate : roleOf(stage).onPublisher),
    because: reasonIn(layout, stage)(around(cluster, null)),
  }));
  return order ? [givenGroup(order), ...groups.filter(({ stage }) => roleOf(stage).isApartFromCluster)] : groups;
}

const givenGroup = ({ by, reason }: GivenOrder): OrderGroup => ({
  stage: GIVEN_ORDER,
  title: `CallManager servers in the order of ${by}`,
  because: `S1 gives no order for a cluster like this; ${by} gives this one and signs for it: ${reason}`,
  source: ['ORD-09', 'ORD-01'],
});

/**
 * Places every server of a cluster, first to last: in the first group that one of its roles belongs to, inside a group as
 * written in the cluster file (ORD-11, ORD-13, ORD-14); or in the order that a person gives (ORD-09).
 */
export function placeServers(cluster: Cluster): readonly PlacedServer[] {
  const order = givenOrderOf(cluster);
  const placed: PlacedServer[] = order ? [...placeAsGiven(order, cluster)] : [];
  for (const group of groupsOf(cluster)) {
    const { stage } = group;
    if (stage === GIVEN_ORDER) continue;
    const members = cluster.servers.filter(
      (server) => server.roles.includes(stage) && !placed.some((one) => one.server === server),
    );
    members.forEach((server, index) => {
      const reasons = [
        reasonIn(layoutOf(cluster), stage)(around(cluster, server)),
        whyNoOtherPlace(server, stage),
        members.length > 1
          ? `number ${index + 1} of ${members.length} in its group, as written in the cluster file: S1 sets no order there`
          : null,
      ];
      const because = reasons.filter((reason) => reason !== null).join('; ');
      placed.push({ server, stage, role: stage, because, source: group.source });
    });
  }
  return placed;
}

function placeAsGiven({ servers, by }: GivenOrder, cluster: Cluster): readonly PlacedServer[] {
  const nodes = cluster.servers.filter(isCallManagerServer);
  const members = servers.flatMap((name) => nodes.filter((server) => server.name === name));
  return members.map((server, index) => {
    const place = `number ${index + 1} of ${members.length} in the order that ${by} gives and signs for: S1 gives none for this cluster`;
    const isPublisher = server.roles.includes('publisher');
    return {
      server,
      stage: GIVEN_ORDER,
      role: ROLE_NAMES.find((role) => server.roles.includes(role)) ?? 'service',
      because: isPublisher ? `${place}; ${whereItsPhonesGo(server)}` : place,
      source: isPublisher ? ['ORD-01', 'ORD-07', 'ORD-09'] : ['ORD-09'],
    };
  });
}

const whereItsPhonesGo = ({ backup }: Server): string =>
  backup === undefined
    ? 'its CallManager service stops by itself, and which server takes its phones meanwhile the cluster file does not say'
    : `its CallManager service stops by itself and its phones move to ${backup}`;
