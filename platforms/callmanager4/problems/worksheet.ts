import { isCallManagerServer } from '../order.ts';
import { isDoneAlready } from '../standing.ts';
import { openRows } from '../worksheet-fields.ts';
import type { Server } from '../types/cluster.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, isTaken, lookAt, refuse } from './problem-finder.ts';

/**
 * Servers whose installer would be started while a field of the configuration table is empty (PRE-25, CFG-08). What is
 * done already, or lies before the place where the run begins, meets no installer any more. In an upgrade that leaves the
 * workgroup: with no name to compare it with, nobody knows whether a server is in the right one (NET-03).
 */
export const findOpenWorksheets: ProblemFinder = (material) =>
  material.placed
    .map(({ server }) => server)
    .filter(isCallManagerServer)
    .filter((server) => !isTaken(material, server.name) && !isInstalled(server, material))
    .flatMap((server) => problemsOf(server, material));

/** Whoever answers as the publisher that is replaced is the old machine. */
const isInstalled = (server: Server, material: Material): boolean =>
  material.procedure !== 'replace-publisher' &&
  isDoneAlready(server, lookAt(material, server.name) ?? null, material.cluster.to);

function problemsOf(server: Server, { cluster, procedure }: Material): readonly Problem[] {
  const open = openRows(cluster, server).filter((row) => procedure !== 'upgrade' || row.isOfInstallation !== true);
  if (open.length === 0) return [];
  const lines = open.map(({ field, write }) => `${field} (write ${write})`).join('; ');
  const message = `the worksheet of ${server.name} is not complete, and its installer is not begun without: ${lines}`;
  return [refuse(message, ['PRE-25', 'CFG-08', ...new Set(open.flatMap(({ source }) => source))], server.name)];
}
