import { findService } from '../checks/service-lookup.ts';
import { isCallManagerServer, layoutOf, publisherOf } from '../order.ts';
import type { Role, Server } from '../types/cluster.ts';
import type { Observation } from '../types/observation.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, refuse, warn } from './problem-finder.ts';

/** S1 describes the layout with the CallManager service on the publisher for two servers, and for no more. */
const MOST_SERVERS_ON_PUBLISHER_LAYOUT = 2;

/** Problems of the cluster as a whole: which of S1's layouts it has. How its roles fit together the cluster file's rules say. */
export const findLayoutProblems: ProblemFinder = (material) => [
  ...findUndefinedLayout(material.cluster),
  ...findWithoutTftp(material),
  ...findPrimariesAndSecondaries(material.cluster),
];

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
