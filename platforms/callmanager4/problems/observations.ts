import { CALL_MANAGER_SERVICE, isCallManagerServer, runsCallManager } from '../order.ts';
import { findService } from '../checks/service-lookup.ts';
import { handsOutLoads, TFTP_SERVICE } from '../place-reasons.ts';
import type { Server } from '../types/cluster.ts';
import type { Observation, ServiceSeen } from '../types/observation.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, lookAt, refuse, warn } from './problem-finder.ts';

/** What the servers show against what the cluster file says of them; nothing where the plan is made without looking. */
export const findObservationProblems: ProblemFinder = (material) =>
  findAtEach(material, (server, look) => [...findOtherName(server, look, material), ...findOtherRole(server, look)]);

/** The same without the roles: before its installation no server runs a service that would tell one. */
export const findOtherMachines: ProblemFinder = (material) =>
  findAtEach(material, (server, look) => findOtherName(server, look, material));

/** Servers that stay while the publisher is replaced, and that nobody sees: nothing is known of their release. */
export const findUnseenSubscribers: ProblemFinder = ({ cluster, observations, placed }) => {
  if (observations === null) return [];
  const stays = cluster.servers.filter(
    (server) => isCallManagerServer(server) && !placed.some((place) => place.server === server),
  );
  return stays.flatMap((server) => {
    const why = whyUnseen(observations.find((look) => look.server === server.name));
    if (why === null) return [];
    return [warn(`${server.name} cannot be seen, and its release is not known: ${why}`, ['VER-20'], server.name)];
  });
};

function findAtEach(
  material: Material,
  find: (server: Server, look: Observation) => readonly Problem[],
): readonly Problem[] {
  if (material.observations === null) return [];
  return material.cluster.servers.flatMap((server) => {
    const look = lookAt(material, server.name);
    const unseen = findUnseen(server, look);
    return look && unseen.length === 0 ? find(server, look) : unseen;
  });
}

/** A CallManager server that cannot be seen stops the plan; an application server is looked at by its own people. */
function findUnseen(server: Server, look: Observation | undefined): readonly Problem[] {
  const why = whyUnseen(look);
  if (why === null) return [];
  const problem = isCallManagerServer(server) ? refuse : warn;
  return [problem(`${server.name} cannot be seen: ${why}`, ['ORD-18'], server.name)];
}

function whyUnseen(look: Observation | undefined): string | null {
  if (!look) return 'nobody looked';
  if (!look.reachable.known) return look.reachable.why;
  return look.reachable.value ? null : 'it does not answer';
}

/** The publisher's name is typed at every subscriber's installer, which fails with another one: unknown is not good enough. */
function findOtherName(server: Server, look: Observation, { procedure }: Material): readonly Problem[] {
  const isTyped = server.roles.includes('publisher') && procedure !== 'post-install';
  if (!look.computerName.known)
    return [
      (isTyped ? refuse : warn)(
        `the name that ${server.name} gives itself cannot be seen: ${look.computerName.why}`,
        ['CFG-15'],
        server.name,
      ),
    ];
  if (look.computerName.value.toLowerCase() === server.name.toLowerCase()) return [];
  const message = `${server.name} (${server.address}) calls itself ${look.computerName.value}: it is another machine`;
  return [refuse(message, ['CFG-15'], server.name)];
}

function findOtherRole(server: Server, look: Observation): readonly Problem[] {
  if (!isCallManagerServer(server)) return [];
  if (!look.services.known)
    return [
      refuse(
        `the services of ${server.name} cannot be seen, and its place in the order depends on them: ${look.services.why}`,
        ['ORD-09', 'ORD-12'],
        server.name,
      ),
    ];
  return [...findOtherCallManager(server, look.services.value), ...findOtherTftp(server, look.services.value)];
}

const isAtWork = (service: ServiceSeen | undefined): boolean => service !== undefined && service.state !== 'stopped';

/** The CallManager service decides layout and place, so a server that disagrees about it has no place (ORD-09, ORD-12). */
function findOtherCallManager(server: Server, services: readonly ServiceSeen[]): readonly Problem[] {
  const seen = findService(services, CALL_MANAGER_SERVICE);
  const said = runsCallManager(server);
  if (isAtWork(seen) && !said)
    return [
      refuse(
        `${CALL_MANAGER_SERVICE} is ${seen?.state} on ${server.name}, which the cluster file has as ${server.roles.join(', ')}: its place in the order depends on it`,
        server.roles.includes('service') ? ['ORD-12'] : ['ORD-09', 'ORD-12'],
        server.name,
      ),
    ];
  if (!seen && said)
    return [
      refuse(
        `${server.name} shows no service ${CALL_MANAGER_SERVICE}, and the cluster file has it as ${server.roles.join(', ')}`,
        ['ORD-09', 'ORD-14'],
        server.name,
      ),
    ];
  return said && !isAtWork(seen)
    ? [
        warn(
          `${CALL_MANAGER_SERVICE} does not run on ${server.name}: nothing begins before it does`,
          ['ORD-18'],
          server.name,
        ),
      ]
    : [];
}

function findOtherTftp(server: Server, services: readonly ServiceSeen[]): readonly Problem[] {
  const seen = findService(services, TFTP_SERVICE);
  const isTftp = server.roles.includes('tftp');
  if (isTftp && !seen)
    return [
      refuse(
        `${server.name} shows no service ${TFTP_SERVICE}, and the cluster file has it as tftp`,
        ['ORD-10'],
        server.name,
      ),
    ];
  const isNamed = server.roles.includes('publisher') || handsOutLoads(server);
  return isAtWork(seen) && !isNamed
    ? [
        warn(
          `${TFTP_SERVICE} runs on ${server.name}, and the cluster file does not say so: is it a TFTP server?`,
          ['ORD-10'],
          server.name,
        ),
      ]
    : [];
}
