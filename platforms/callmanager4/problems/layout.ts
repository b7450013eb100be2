import { findService } from '../checks/service-lookup.ts';
import {
  hasNoOrderOfS1,
  isCallManagerServer,
  layoutOf,
  processesCalls,
  publisherOf,
  runsCallManager,
  subscribersOf,
} from '../order.ts';
import { handsOutLoads, TFTP_SERVICE } from '../place-reasons.ts';
import type { Role } from '../types/cluster.ts';
import type { Observation } from '../types/observation.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, refuse, warn } from './problem-finder.ts';

/** Problems of the cluster as a whole: which of S1's layouts it has. How its roles fit together the cluster file's rules say. */
export const findLayoutProblems: ProblemFinder = (material) => [
  ...findUndefinedLayout(material.cluster),
  ...findNowhereToGo(material.cluster),
  ...findWithoutTftp(material),
  ...findPrimariesAndSecondaries(material.cluster),
  ...findIdleSecondaries(material.cluster),
  ...findNoCallProcessing(material.cluster),
];

type Cluster = Parameters<ProblemFinder>[0]['cluster'];

/** S1 gives no order for it: then a named approver does, and is named wherever the order is shown (ORD-09). */
function findUndefinedLayout(cluster: Cluster): readonly Problem[] {
  if (!hasNoOrderOfS1(cluster)) return [];
  const publisher = publisherOf(cluster)?.name;
  const count = cluster.servers.filter(isCallManagerServer).length;
  const because = `the CallManager service runs on the publisher ${publisher} of a cluster of ${count} CallManager servers, and S1 gives an order for that with two servers only`;
  const { order } = cluster;
  if (order)
    return [
      warn(
        `${because}: ${order.by} gives the order ${order.servers.join(', ')} and signs for it (${order.reason})`,
        ['ORD-09'],
        publisher,
      ),
    ];
  const advice =
    'an approver has to give the order and sign for it: write `order` with servers, by and reason into the cluster file, the publisher first';
  return [refuse(`${because}; ${advice}`, ['ORD-06', 'ORD-09'], publisher)];
}

/** S1's layout of two lives on a subscriber that takes the phones of the publisher meanwhile (ORD-07). */
function findNowhereToGo(cluster: Cluster): readonly Problem[] {
  const publisher = publisherOf(cluster);
  const takers = subscribersOf(cluster).filter(runsCallManager);
  if (!publisher || layoutOf(cluster) !== 'callmanager-on-publisher' || takers.length > 0) return [];
  return [
    warn(
      `the phones of ${publisher.name} have nowhere to go while it is upgraded: no other server runs the CallManager service`,
      ['ORD-07', 'WIN-15'],
      publisher.name,
    ),
  ];
}

/** Somebody hands out the device loads; where nobody is named, a server that is seen to do so will do. */
function findWithoutTftp({ cluster, observations }: Material): readonly Problem[] {
  const isSeen = ({ services }: Observation): boolean =>
    services.known && findService(services.value, TFTP_SERVICE)?.state === 'running';
  if (cluster.servers.some(handsOutLoads) || observations?.some(isSeen)) return [];
  const message = `no server has the role tftp or names the service ${TFTP_SERVICE}: which one hands out the device loads decides its place`;
  return [(observations === null ? warn : refuse)(message, ['ORD-10'])];
}

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

function findPrimariesAndSecondaries(cluster: Cluster): readonly Problem[] {
  if (layoutOf(cluster) !== 'separate') return [];
  const count = (role: Role): number => cluster.servers.filter((server) => server.roles.includes(role)).length;
  const [primaries, secondaries] = [count('primary'), count('secondary')];
  if (primaries + secondaries === 0 || (primaries === 4 && secondaries === 2)) return [];
  const here = `${counted(primaries, 'primary', 'primaries')} and ${counted(secondaries, 'secondary', 'secondaries')}`;
  return [
    warn(`${here}: S1's way of keeping interruptions small is described for 4 primaries and 2 secondaries`, [
      'WIN-09',
      'WIN-14',
    ]),
  ];
}

/** A role that nobody needs may be a slip of whoever wrote the file: the order is the same, and the phones are not. */
function findIdleSecondaries({ servers }: Cluster): readonly Problem[] {
  const primaries = servers.filter(({ roles }) => roles.includes('primary'));
  const idle = servers.filter(
    ({ name, roles }) => roles.includes('secondary') && !primaries.some(({ backup }) => backup === name),
  );
  return primaries.length === 0
    ? []
    : idle.map(({ name }) =>
        warn(
          `${name} is a secondary, and no primary has it as its backup: is one missing?`,
          ['ORD-13', 'WIN-10'],
          name,
        ),
      );
}

function findNoCallProcessing({ servers }: Cluster): readonly Problem[] {
  return servers.some(({ roles }) => roles.some(processesCalls))
    ? []
    : [warn('no server runs the CallManager service: this cluster has no phones', ['ORD-09'])];
}
