import type { Server } from '../types/cluster.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, isSeen, lookAt, refuse, warn } from './problem-finder.ts';

/** Software beside CallManager that needs a person's attention before the plan is approved. */
export const findSoftwareProblems: ProblemFinder = (material) => [
  ...findVnc(material),
  ...material.cluster.servers.flatMap((server) => [
    ...findCoresident(server, material),
    ...findRemoteEyes(server),
    ...findMisspelt(server, material),
  ]),
];

/** Which software is set aside on a new machine is read from its services: where they cannot be seen, it would be none. */
export const findUnseenServices: ProblemFinder = (material) =>
  material.placed.flatMap(({ server }) => {
    const look = lookAt(material, server.name);
    if (!look || !isSeen(look) || look.services.known) return [];
    const message = `the services of ${server.name} cannot be seen, and what may interfere with its installer is among them: ${look.services.why}`;
    return [refuse(message, ['SVC-01', 'SVC-04'], server.name)];
  });

/** S1 allows VNC for the publisher and says nothing of the other servers; S2 allows it for every one (REM-07, REM-08). */
function findVnc({ cluster, procedure }: Material): readonly Problem[] {
  if (cluster.vnc === undefined || procedure !== 'upgrade') return [];
  return [warn('S1 allows VNC for the upgrade of the publisher; of the other servers it says nothing', ['REM-07'])];
}

function findCoresident(server: Server, { procedure }: Material): readonly Problem[] {
  if (!server.coresident) return [];
  const work = procedure === 'upgrade' ? 'upgrade' : 'install';
  const message = `${server.name} is coresident with Customer Response Solutions: ${work} them by the CRS documents; this plan knows CallManager's part only`;
  return [warn(message, ['COR-01', 'COR-02'], server.name)];
}

function findRemoteEyes(server: Server): readonly Problem[] {
  if (server.transport.kind !== 'direct') return [];
  const message = `${server.name} is reached by an SSH service of its own, which goes on running beside the installer; a station would avoid that`;
  return [warn(message, ['REM-12'], server.name)];
}

/** A name that the Services window does not show cannot be stopped, nor seen to be stopped. */
function findMisspelt(server: Server, material: Material): readonly Problem[] {
  const services = lookAt(material, server.name)?.services;
  if (!services?.known) return [];
  const shown = services.value.map(({ displayName }) => displayName.toLowerCase());
  const missing = server.software
    .flatMap((software) => software.services)
    .filter((name) => !shown.includes(name.toLowerCase()));
  return missing.map((name) =>
    warn(
      `${server.name} shows no service "${name}" of the cluster file: is it spelt as its Services window has it?`,
      ['SVC-04'],
      server.name,
    ),
  );
}
