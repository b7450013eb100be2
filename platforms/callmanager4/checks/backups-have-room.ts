import type { Server } from '../types/cluster.ts';
import { MOST_DEVICES_ON_A_SECONDARY } from './backup-has-room.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeDevices, judgeEach, type Finding } from './findings.ts';
import { newestLook, type Looks } from './seen.ts';

/** Asked before all devices move at once: what comes to a secondary later is there already by then. */
export const backupsHaveRoom = defineCheck({
  name: 'backups-have-room',
  tells:
    'No secondary carries more than the limit of S1 with the devices of all servers that it backs up, by the cluster file and by their own counts (WIN-10).',
  judge: (check, seen) =>
    judgeEach(check, seen, `at most ${MOST_DEVICES_ON_A_SECONDARY} devices on each secondary`, (look, server) =>
      judgeDevices(look, (registered) => judgeBackup(server, registered, seen)),
    ),
});

/** Some may have moved already, and some may be switched off: the larger number counts. */
function judgeBackup(name: string, registered: number, seen: Looks): Finding {
  const backed = Object.values(seen.servers).filter(({ backup }) => backup === name);
  if (backed.length === 0) return good('backs up no server');
  const byFile = sum([seen.servers[name], ...backed].map((server) => server?.devices ?? 0));
  const byCount = registered + sum(backed.map((server) => countOf(server, seen)));
  const told = `${backed.map((server) => server.name).join(', ')} behind it: ${byFile} devices by the cluster file, ${byCount} by their own counts`;
  return Math.max(byFile, byCount) <= MOST_DEVICES_ON_A_SECONDARY ? good(told) : bad(told);
}

/** One that is not known makes the whole unknown by its own finding. */
function countOf({ name }: Server, seen: Looks): number {
  const registered = newestLook(seen, name)?.registeredDevices;
  return registered?.known ? registered.value : 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
