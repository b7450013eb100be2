import { findService } from '../checks/service-lookup.ts';
import { CALL_MANAGER_SERVICE, isCallManagerServer, layoutOf, publisherOf, runsCallManager } from '../order.ts';
import type { Role, Server } from '../types/cluster.ts';
import type { Observation } from '../types/observation.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import type { Material, ProblemFinder } from './problem-finder.ts';
import { refuse, warn } from './problem-finder.ts';

/** S1 describes the layout with the CallManager service on the publisher for two servers, and for no more. */
const MOST_SERVERS_ON_PUBLISHER_LAYOUT = 2;

/** Pairs of roles that have two places in the order, so that the server has none (the publisher's place is certain). */
const EXCLUDING: readonly (readonly [Role, Role, string])[] = [
  ['service', 'primary', 'a service-only server never runs the CallManager service, and a primary does'],
  ['service', 'secondary', 'a service-only server never runs the CallManager service, and a secondary does'],
  ['secondary', 'primary', 'every secondary comes before any primary'],
];

/** A cluster has exactly one publisher. */
export const findPublisherProblems: ProblemFinder = ({ cluster }) => {
  const publishers = cluster.servers.filter((server) => server.roles.includes('publisher'));
  if (publishers.length !== 1)
    return [
      refuse(
        `cluster ${cluster.name} has ${publishers.length} publishers (${publishers.map((one) => one.name).join(', ') || 'none'}); it needs exactly one`,
        ['ORD-01', 'PRE-06'],
      ),
    ];
  return [];
};

/** Problems of the cluster as a whole: how many publishers, and which of S1's layouts it has. */
export const findLayoutProblems: ProblemFinder = (material) => {
  const problems = findPublisherProblems(material);
  if (problems.length > 0) return problems;
  const { cluster } = material;
  return [...findUndefinedLayout(cluster), ...findWithoutTftp(material), ...findPrimariesAndSecondaries(cluster)];
};

type Cluster = Parameters<ProblemFinder>[0]['cluster'];

function findUndefinedLayout(cluster: Cluster): readonly Problem[] {
  const publisher = publisherOf(cluster);
  const count = cluster.servers.filter(isCallManagerServer).length;
  if (layoutOf(cluster) !== 'callmanager-on-publisher' || count <= MOST_SERVERS_ON_PUBLISHER_LAYOUT) return [];
  return [
    refuse(
      `the CallManager service runs on the publisher ${publisher?.name} of a cluster of ${count} CallManager servers: S1 gives an order for that with two servers only`,
      ['ORD-06', 'ORD-09'],
      publisher?.name,
    ),
  ];
}

const TFTP_SERVICE = 'Cisco TFTP';

/** Somebody hands out the device loads; where nobody is named, a server that is seen to do so will do. */
function findWithoutTftp({ cluster, observations }: Material): readonly Problem[] {
  const isNamed = (server: Server): boolean =>
    server.roles.includes('tftp') || server.services.some((name) => name.toLowerCase() === TFTP_SERVICE.toLowerCase());
  const isSeen = ({ services }: Observation): boolean =>
    services.known && findService(services.value, TFTP_SERVICE)?.state === 'running';
  if (cluster.servers.some(isNamed) || observations?.some(isSeen)) return [];
  const message = `no server has the role tftp or names the service ${TFTP_SERVICE}: which one hands out the device loads decides its place`;
  return [(observations === null ? warn : refuse)(message, ['ORD-10'])];
}

function findPrimariesAndSecondaries(cluster: Cluster): readonly Problem[] {
  if (layoutOf(cluster) !== 'separate') return [];
  const count = (role: Role): number => cluster.servers.filter((server) => server.roles.includes(role)).length;
  const [primaries, secondaries] = [count('primary'), count('secondary')];
  if (primaries === 4 && secondaries === 2) return [];
  return [
    warn(
      `${primaries} primaries and ${secondaries} secondaries: S1's way of keeping interruptions small is described for 4 primaries and 2 secondaries`,
      ['WIN-09', 'WIN-14'],
    ),
  ];
}

/** Problems of one server's roles in the cluster file. */
export const findRoleProblems: ProblemFinder = ({ cluster }) => cluster.servers.flatMap(roleProblemsOf);

function roleProblemsOf(server: Server): readonly Problem[] {
  const has = (role: Role): boolean => server.roles.includes(role);
  const excluded = EXCLUDING.filter(([one, other]) => has(one) && has(other)).map(([one, other, why]) =>
    refuse(`${server.name} is ${one} and ${other}: ${why}`, ['ORD-12', 'ORD-13'], server.name),
  );
  const problems: Problem[] = [...excluded];
  if (server.roles.length === 0)
    problems.push(refuse(`${server.name} has no role, so it has no place`, ['ORD-08'], server.name));
  if (has('application') && server.roles.length > 1)
    problems.push(
      refuse(
        `${server.name} is an application server and ${server.roles.filter((role) => role !== 'application').join(', ')}: an application server is a machine of its own`,
        ['ORD-15', 'COR-04'],
        server.name,
      ),
    );
  if (has('service') && runsCallManager(server) && excluded.length === 0)
    problems.push(
      refuse(
        `${server.name} is service-only and its services name ${CALL_MANAGER_SERVICE}: make it a secondary or a primary`,
        ['ORD-12'],
        server.name,
      ),
    );
  return problems;
}
