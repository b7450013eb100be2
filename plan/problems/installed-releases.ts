import { isCallManagerServer, publisherOf } from '../order.ts';
import { isSameRelease } from '../same-release.ts';
import type { Server } from '../types/cluster.ts';
import type { Problem } from '../types/plan.ts';
import { parseRelease } from '../versions.ts';
import type { Material, ProblemFinder } from './problem-finder.ts';
import { isSeen, lookAt, refuse, warn } from './problem-finder.ts';

/** The release to install must be one that can be understood. */
export const findUnreadableRelease: ProblemFinder = ({ cluster }) =>
  parseRelease(cluster.to)
    ? []
    : [refuse(`"${cluster.to}" is no release that can be understood, such as 4.2(1)`, ['VER-30'])];

/** A server that is to be installed shows no release yet, or the wanted one; the installer stops at any other. */
export const findForeignReleases: ProblemFinder = (material) =>
  material.placed.flatMap(({ server }) => {
    const release = releaseOf(server, material);
    if (release === null || isSameRelease(release, material.cluster.to)) return [];
    const message = `${server.name} runs CallManager ${release} already: it gets ${material.cluster.to} by an upgrade, or after its operating system was installed anew`;
    return [refuse(message, ['VER-21', 'VER-22'], server.name)];
  });

/** The servers that stay must run the release that the new machine gets (VER-20, REP-02). */
export const findReleasesOfTheOthers: ProblemFinder = (material) => {
  const { cluster, placed } = material;
  const stays = (server: Server): boolean =>
    isCallManagerServer(server) && !placed.some((place) => place.server === server);
  return cluster.servers.filter(stays).flatMap((server) => {
    const look = lookAt(material, server.name);
    if (!look || !isSeen(look)) return [];
    const release = releaseOf(server, material);
    if (release === null) return [warn(`the release of ${server.name} cannot be seen`, ['VER-20'], server.name)];
    if (isSameRelease(release, cluster.to)) return [];
    return [
      refuse(`${server.name} runs ${release}, and the new machine would get ${cluster.to}`, ['VER-20'], server.name),
    ];
  });
};

/** Whoever answers as the publisher now is the old machine. */
export const findOldPublisher: ProblemFinder = (material): readonly Problem[] => {
  const publisher = publisherOf(material.cluster);
  const look = publisher && lookAt(material, publisher.name);
  if (!publisher || !look) return [];
  if (!isSeen(look))
    return [
      warn(
        `${publisher.name} does not answer: a failed publisher, as the procedure expects`,
        ['REP-01'],
        publisher.name,
      ),
    ];
  const message = `${publisher.name} answers: the old machine is still there; its backup must lie elsewhere before it goes`;
  return [warn(message, ['REP-07', 'REP-09'], publisher.name)];
};

function releaseOf(server: Server, material: Material): string | null {
  const look = lookAt(material, server.name);
  return look && isSeen(look) && look.callManager.known ? look.callManager.value : null;
}
