import type { Procedure } from '../types/procedure.ts';
import { INSTALLERS, RELEASE_DOCUMENT, installerOf } from '../installer.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { parseRelease, type Release, isSameRelease } from '../versions.ts';
import { isCallManagerServer } from '../order.ts';
import { type Material, type ProblemFinder, isSeen, isTaken, lookAt, refuse, warn } from './problem-finder.ts';

/** Oldest release that S1 lets go to 4.1 without a stop in between. */
const OLDEST_DIRECT = { major: 3, minor: 3 } as const;

const isBefore = (release: Release, other: { readonly major: number; readonly minor: number }): boolean =>
  release.major < other.major || (release.major === other.major && release.minor < other.minor);

const isNotLater = (one: Release, other: Release): boolean =>
  isBefore(one, other) ||
  (one.major === other.major && one.minor === other.minor && one.maintenance <= other.maintenance);

/** Releases whose installer nothing is written down for, or whose pages or order are another release's. */
export const findUnwritten: ProblemFinder = ({ cluster, procedure }) => {
  if (installerOf(cluster.to)) return borrowedInstaller(cluster.to, procedure);
  return [
    refuse(
      `the installer of ${cluster.to} is not written down here: only those of ${Object.keys(INSTALLERS).join(' and ')} are`,
      ['VER-30'],
    ),
  ];
};

function borrowedInstaller(to: string, procedure: Procedure): readonly Problem[] {
  const document = RELEASE_DOCUMENT[to];
  if (installerOf(to)?.document === document && procedure !== 'upgrade') return [];
  if (installerOf(to)?.document === document)
    return [warn(`the order of the servers is borrowed from S1, which speaks of 4.1(2) and not of ${to}`, ['VER-30'])];
  return [
    warn(
      `the installer's pages for ${to} are borrowed from S2, which speaks of 4.2(1): S1's own chapter is not at hand; compare each screen`,
      ['VER-29', 'VER-30'],
    ),
  ];
}

/** The path from the release of the cluster file to the wanted one (VER-02, VER-03). */
export const findPathProblems: ProblemFinder = ({ cluster }) => {
  const [from, to] = [parseRelease(cluster.from), parseRelease(cluster.to)];
  if (!from) return [refuse(`"${cluster.from}" is no release that can be understood, such as 3.3(5)`, ['VER-01'])];
  if (!to) return [refuse(`"${cluster.to}" is no release that can be understood, such as 4.1(2)`, ['VER-01'])];
  if (isBefore(from, OLDEST_DIRECT))
    return [
      refuse(
        `from ${cluster.from} there is no direct way to ${cluster.to}: every server must go to the latest 3.3 first, then to ${cluster.to}`,
        ['VER-02', 'VER-03'],
      ),
    ];
  if (isNotLater(to, from))
    return [
      refuse(`${cluster.to} is not later than ${cluster.from}: there is nothing to upgrade`, ['VER-22', 'VER-23']),
    ];
  return [];
};

/** What the servers themselves say of their release; those that are done already are not looked at here. */
export const findSeenReleaseProblems: ProblemFinder = (material) =>
  material.cluster.servers
    .filter((server) => isCallManagerServer(server) && !isTaken(material, server.name))
    .flatMap((server): readonly Problem[] => {
      const look = lookAt(material, server.name);
      if (!look || !isSeen(look)) return [];
      if (look.callManager.known)
        return look.callManager.value === null
          ? [
              refuse(
                `${server.name} has no CallManager: there is nothing to upgrade`,
                ['VER-01', 'VER-03'],
                server.name,
              ),
            ]
          : judgeSeen(server.name, look.callManager.value, material.cluster);
      return [
        refuse(
          `the release of ${server.name} cannot be seen: ${look.callManager.why}`,
          ['VER-01', 'VER-03'],
          server.name,
        ),
      ];
    });

function judgeSeen(server: string, seen: string, { from, to }: Material['cluster']): readonly Problem[] {
  const release = parseRelease(seen);
  if (!release)
    return [refuse(`${server} shows the release "${seen}", which cannot be understood`, ['VER-01'], server)];
  if (isSameRelease(seen, to) || isSameRelease(seen, from)) return [];
  if (isBefore(release, OLDEST_DIRECT))
    return [
      refuse(
        `${server} runs ${seen}: it must go to the latest 3.3 first, like every server`,
        ['VER-02', 'VER-03'],
        server,
      ),
    ];
  return [refuse(`${server} runs ${seen}, and the cluster file says from: ${from}`, ['VER-01', 'VER-03'], server)];
}
