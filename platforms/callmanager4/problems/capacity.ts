import { MOST_DEVICES_ON_A_SECONDARY } from '../checks/backup-has-room.ts';
import type { Server } from '../types/cluster.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type ProblemFinder, warn } from './problem-finder.ts';

/** Where the devices of a server go while it is away, and whether they fit there (WIN-10). */
export const findCapacityProblems: ProblemFinder = ({ cluster }) => [
  ...cluster.servers.filter(({ roles }) => roles.includes('primary')).flatMap(findWithoutBackup),
  ...cluster.servers.flatMap((secondary) => findOversubscribed(secondary, cluster.servers)),
];

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
