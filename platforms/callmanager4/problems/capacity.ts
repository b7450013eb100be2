import { MOST_DEVICES_ON_A_SECONDARY } from '../checks/backup-has-room.ts';
import { minutesOf } from '../minutes.ts';
import { layoutOf } from '../order.ts';
import type { WorkPlace } from '../placing.ts';
import type { Cluster, Server } from '../types/cluster.ts';
import type { Procedure } from '../types/procedure.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type ProblemFinder, warn } from './problem-finder.ts';

/** Where the devices of a server go while it is away, and whether they fit there (WIN-10). */
export const findCapacityProblems: ProblemFinder = ({ cluster, placed, procedure }) => [
  ...findSplit(cluster),
  ...findLongOversubscription(cluster, placed, procedure),
  ...cluster.servers.filter(({ roles }) => roles.includes('primary')).flatMap(findWithoutBackup),
  ...cluster.servers.flatMap((secondary) => findOversubscribed(secondary, cluster.servers)),
];

/** What is brought about by the plan itself is said once, and not asked about before each further primary (WIN-14). */
function findSplit(cluster: Cluster): readonly Problem[] {
  const primaries = cluster.servers.filter(({ roles }) => roles.includes('primary'));
  const hasSecondaries = cluster.servers.some(({ roles }) => roles.includes('secondary'));
  if (cluster.devicesMoveFirst || layoutOf(cluster) !== 'separate' || primaries.length < 2 || !hasSecondaries)
    return [];
  const message =
    'from the second primary on, devices are registered with servers of two releases, and calls between them may fail; `devicesMoveFirst: true` in the cluster file has people register all of them with the secondaries first';
  return [warn(message, ['WIN-14', 'WIN-13'])];
}

/** The run asks before each primary that is begun later than is allowed, so whoever approves the plan hears of it first (WIN-11). */
function findLongOversubscription(
  { durations }: Cluster,
  placed: readonly WorkPlace[],
  procedure: Procedure,
): readonly Problem[] {
  const primaries = placed.filter(({ server }) => server.roles.includes('primary') && server.backup !== undefined);
  const minutes = primaries.map((one) => minutesOf(one, durations, procedure).high);
  const limit = Math.floor(durations.oversubscribedLimit.seconds / 60);
  const late = primaries.flatMap(({ server }, index) => {
    const after = minutes.slice(0, index).reduce((sum, one) => sum + one, 0);
    return after > limit ? [`${server.name} ${after}`] : [];
  });
  if (late.length === 0) return [];
  const message = `a secondary may carry more than its own for longer than oversubscribedLimit allows, which is ${limit} minutes; at their longest, these begin so many minutes after the first primary: ${late.join(', ')}; the run asks before each that is`;
  return [warn(message, ['WIN-11'])];
}

function findWithoutBackup(primary: Server): readonly Problem[] {
  if (primary.backup !== undefined) return [];
  const message = `${primary.name} has no backup: its ${primary.devices} devices have no server while it is away`;
  return [warn(message, ['WIN-10', 'WIN-15'], primary.name)];
}

function findOversubscribed(secondary: Server, servers: readonly Server[]): readonly Problem[] {
  const backed = servers.filter(({ backup }) => backup === secondary.name);
  const total = backed.reduce((sum, server) => sum + server.devices, secondary.devices);
  if (backed.length === 0 || total <= MOST_DEVICES_ON_A_SECONDARY) return [];
  const sum = [...backed, ...(secondary.devices > 0 ? [secondary] : [])].map(
    ({ name, devices }) => `${name} ${devices}`,
  );
  return [
    warn(
      `${secondary.name} could get ${total} devices (${sum.join(' + ')}); S1 advises at most ${MOST_DEVICES_ON_A_SECONDARY} on a secondary meanwhile`,
      ['WIN-10', 'WIN-11'],
      secondary.name,
    ),
  ];
}
