import {
  GIVEN_ORDER,
  groupsOf,
  isCallManagerServer,
  placeServers,
  publisherOf,
  subscribersOf,
  type Place,
} from './order.ts';
import { ROLE_NAMES, roleOf } from './roles.ts';
import type { ProcedureTable, ServersStage, StageRow } from './procedures/procedure-table.ts';
import type { Cluster, Role, Server } from './types/cluster.ts';
import type { StageName } from './types/procedure.ts';
import type { RequirementId } from './types/requirement.ts';

/** A server in its place in a procedure, with the reason for it. */
export interface WorkPlace {
  readonly server: Server;
  readonly stage: StageName;
  readonly role: Role;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

/** A stage of a procedure's servers as it stands in the plan. */
export interface StageHead {
  readonly name: StageName;
  readonly title: string;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

/** Whether a group of the order of work is no part of the CallManager cluster proper. */
const isApart = (place: Place): boolean => place !== GIVEN_ORDER && roleOf(place).isApartFromCluster === true;

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The servers of the cluster file that go by the names, in the order of the file. */
export const serversNamed = (cluster: Cluster, names: readonly string[]): readonly Server[] =>
  cluster.servers.filter((server) => names.some((name) => isSame(name, server.name)));

/** Places every server that a stage of a procedure works on, first to last. */
export function placesOf(stage: StageRow, cluster: Cluster, named: readonly string[]): readonly WorkPlace[] {
  if (stage.kind === 'steps') return [];
  if (stage.kind === "S1's order")
    return placeServers(cluster).filter((place) => isApart(place.stage) === (stage.of === 'application servers'));
  const members = membersOf(stage, cluster, named);
  return members.map((server, index) => placeOf(server, stage, index, members.length));
}

/** The heads of a stage's servers: one, or as many as S1 has groups. */
export function headsOf(stage: Exclude<StageRow, { kind: 'steps' }>, cluster: Cluster): readonly StageHead[] {
  if (stage.kind === 'servers') return [stage];
  return groupsOf(cluster)
    .filter((group) => isApart(group.stage) === (stage.of === 'application servers'))
    .map((group) => ({ ...group, name: group.stage }));
}

/** The CallManager servers of a cluster in the order in which a procedure goes from one to the next. */
export function nodesInOrder(table: ProcedureTable, cluster: Cluster): readonly Server[] {
  const byS1 = table.stages.some(({ kind }) => kind === "S1's order");
  if (byS1)
    return placeServers(cluster)
      .map(({ server }) => server)
      .filter(isCallManagerServer);
  const publisher = publisherOf(cluster);
  return publisher ? [publisher, ...subscribersOf(cluster)] : subscribersOf(cluster);
}

function membersOf(stage: ServersStage, cluster: Cluster, named: readonly string[]): readonly Server[] {
  const publisher = publisherOf(cluster);
  switch (stage.members) {
    case 'the publisher':
      return publisher ? [publisher] : [];
    case 'every subscriber':
      return subscribersOf(cluster);
    case 'the servers named':
      return serversNamed({ ...cluster, servers: subscribersOf(cluster) }, named);
  }
}

function placeOf(server: Server, stage: ServersStage, index: number, size: number): WorkPlace {
  const inside = `number ${index + 1} of ${size}, as written in the cluster file: S2 sets no order among subscribers`;
  return {
    server,
    stage: stage.name,
    role: ROLE_NAMES.find((role) => server.roles.includes(role)) ?? 'service',
    because: size > 1 ? `${stage.because}; ${inside}` : stage.because,
    source: size > 1 ? [...stage.source, 'ORD-19'] : stage.source,
  };
}
