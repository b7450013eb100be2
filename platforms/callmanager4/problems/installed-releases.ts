import { isCallManagerServer, publisherOf } from '../order.ts';
import { isSameRelease, parseRelease } from '../versions.ts';
import type { Server } from '../types/cluster.ts';
import type { Observation } from '../types/observation.ts';
import type { RequirementId } from '../types/requirement.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, isSeen, isTaken, lookAt, refuse, warn } from './problem-finder.ts';

/** The release to install must be one that can be understood. */
export const findUnreadableRelease: ProblemFinder = ({ cluster }) =>
  parseRelease(cluster.to)
    ? []
    : [refuse(`"${cluster.to}" is no release that can be understood, such as 4.2(1)`, ['VER-30'])];

/** A server that is to be installed shows no release yet, or the wanted one; the installer stops at any other. */
export const findForeignReleases: ProblemFinder = (material) =>
  material.placed.flatMap(({ server }) => {
    const release = releaseOf(server, material);
    if (!release || !isCallManagerServer(server) || isTaken(material, server.name)) return [];
    if (!release.known) {
      const message = `whether ${server.name} has a CallManager already cannot be seen: ${release.why}; the installer goes on only where there is none, or an older one`;
      return [refuse(message, ['VER-21', 'VER-22'], server.name)];
    }
    if (release.value === null || isSameRelease(release.value, material.cluster.to)) return [];
    const message = `${server.name} runs CallManager ${release.value} already: it gets ${material.cluster.to} by an upgrade, or after its operating system was installed anew`;
    return [refuse(message, ['VER-21', 'VER-22'], server.name)];
  });

/** The servers that stay must run the release that the new machine gets (VER-20, REP-02). */
export const findReleasesOfTheOthers: ProblemFinder = (material) => {
  const { cluster, placed } = material;
  const stays = (server: Server): boolean =>
    isCallManagerServer(server) && !placed.some((place) => place.server === server);
  return cluster.servers.filter(stays).flatMap((server) => {
    const release = releaseOf(server, material);
    if (!release) return [];
    if (!release.known)
      return [warn(`the release of ${server.name} cannot be seen: ${release.why}`, ['VER-20'], server.name)];
    if (isSameRelease(release.value ?? '', cluster.to)) return [];
    const runs = release.value === null ? 'has no CallManager' : `runs ${release.value}`;
    return [refuse(`${server.name} ${runs}, and the new machine would get ${cluster.to}`, ['VER-20'], server.name)];
  });
};

/** Whoever answers as the publisher now is the old machine, as long as it has a CallManager. */
export const findOldPublisher: ProblemFinder = (material): readonly Problem[] => {
  const publisher = publisherOf(material.cluster);
  const look = publisher && lookAt(material, publisher.name);
  if (!publisher || !look || isTaken(material, publisher.name)) return [];
  const { message, source } = whoAnswers(publisher.name, look, material.cluster.to);
  return [warn(message, source, publisher.name)];
};

const ELSEWHERE = 'its backup must lie elsewhere before it goes';

interface WhoAnswers {
  readonly message: string;
  readonly source: readonly RequirementId[];
}

function whoAnswers(name: string, look: Observation, to: string): WhoAnswers {
  const { reachable, callManager } = look;
  const told = (message: string): WhoAnswers => ({ message, source: ['REP-07', 'REP-09'] });
  if (!reachable.known)
    return told(`whether ${name} answers is not known (${reachable.why}): if the old machine is there, ${ELSEWHERE}`);
  if (!reachable.value)
    return { message: `${name} does not answer: a failed publisher, as the procedure expects`, source: ['REP-01'] };
  if (!callManager.known)
    return told(
      `${name} answers, and whether it is the old machine cannot be seen (${callManager.why}): if it is, ${ELSEWHERE}`,
    );
  if (callManager.value === null)
    return told(`${name} answers and has no CallManager: it is the new machine, or the old one was installed anew`);
  const other = isSameRelease(callManager.value, to)
    ? ''
    : `; it runs ${callManager.value}, and only a backup that was made with ${to} can be restored`;
  return told(`${name} answers: the old machine is still there; ${ELSEWHERE}${other}`);
}

/** A server's release where it was seen itself; undefined where it was not, which is told elsewhere. */
function releaseOf(server: Server, material: Material): Observation['callManager'] | undefined {
  const look = lookAt(material, server.name);
  return look && isSeen(look) ? look.callManager : undefined;
}
