import { isCallManagerServer } from '../order.ts';
import { isDoneAlready } from '../standing.ts';
import { openRows } from '../worksheet-fields.ts';
import type { Server } from '../types/cluster.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, isTaken, lookAt, refuse, warn } from './problem-finder.ts';

/**
 * Servers whose installer would be started while a field of the configuration table is empty (PRE-25, CFG-08). What is
 * done already, or lies before the place where the run begins, meets no installer any more.
 */
export const findOpenWorksheets: ProblemFinder = (material) =>
  material.placed
    .map(({ server }) => server)
    .filter((server) => !isTaken(material, server.name) && !isInstalled(server, material))
    .flatMap((server) => problemsOf(server, material));

/**
 * An upgrade starts from servers that got their names and keys at their installation, so it needs the workgroup alone,
 * and that is looked at on the server: without its name a machine sees that there is one, and not whether it is the right.
 */
export const findUnnamedWorkgroup: ProblemFinder = ({ cluster, placed }) => {
  const without = placed
    .map(({ server }) => server)
    .filter(isCallManagerServer)
    .filter((server) => (server.worksheet?.workgroup ?? cluster.worksheet?.workgroup) === undefined);
  if (without.length === 0) return [];
  const names = without.map(({ name }) => name).join(', ');
  const message = `the cluster file names no workgroup for ${names}: whether they are in the right one is a person's word alone`;
  return [warn(message, ['CFG-01', 'NET-03'])];
};

/** Whoever answers as the publisher that is replaced is the old machine. */
const isInstalled = (server: Server, material: Material): boolean =>
  material.procedure !== 'replace-publisher' &&
  isDoneAlready(server, lookAt(material, server.name) ?? null, material.cluster.to);

function problemsOf(server: Server, { cluster }: Material): readonly Problem[] {
  const open = openRows(cluster, server);
  if (open.length === 0) return [];
  const lines = open.map(({ field, write }) => `${field} (write ${write})`).join('; ');
  const message = `the worksheet of ${server.name} is not complete, and its installer is not begun without: ${lines}`;
  return [refuse(message, ['PRE-25', 'CFG-08', ...new Set(open.flatMap(({ source }) => source))], server.name)];
}
