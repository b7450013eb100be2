import { isCallManagerServer } from '../order.ts';
import { compareOsImages } from '../os-image.ts';
import { isDoneAlready } from '../standing.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import type { RequirementId } from '../types/requirement.ts';
import { parseRelease } from '../versions.ts';
import { type Material, type ProblemFinder, isSeen, lookAt, refuse, warn } from './problem-finder.ts';

/** What S1 recommends before 4.1(2), and what S2 asks for before 4.2(1). */
const WANTED: Readonly<
  Record<string, { readonly image: string; readonly problem: typeof warn; readonly source: readonly RequirementId[] }>
> = {
  '4.1(2)': { image: '2000.2.6sr3', problem: warn, source: ['VER-08'] },
  '4.2(1)': { image: '2000.4.2sr2', problem: refuse, source: ['VER-11'] },
};

/** Oldest operating system from which a server with CallManager 3.3 can be brought to the wanted one (VER-09). */
const OLDEST_WITH_3_3 = '2000.2.3';

/** Servers whose operating system is older than the documents want it, or does not show. */
export const findOperatingSystemProblems: ProblemFinder = (material) =>
  material.cluster.servers
    .filter((server) => isCallManagerServer(server) && material.placed.some((place) => place.server === server))
    .filter((server) => !isDoneAlready(server, lookAt(material, server.name) ?? null, material.cluster.to))
    .flatMap((server) => problemsOf(server.name, material));

function problemsOf(server: string, material: Material): readonly Problem[] {
  const { to } = material.cluster;
  const wanted = Object.hasOwn(WANTED, to) ? WANTED[to] : undefined;
  const look = lookAt(material, server);
  if (!wanted || !look || !isSeen(look)) return [];
  if (!look.osImage.known)
    return [
      warn(
        `the operating system image of ${server} cannot be seen: ${look.osImage.why}; wanted is ${wanted.image}`,
        wanted.source,
        server,
      ),
    ];
  const image = look.osImage.value;
  const difference = compareOsImages(image, wanted.image);
  if (difference === undefined)
    return [
      warn(
        `${server} shows the operating system "${image}", which cannot be compared with ${wanted.image}`,
        wanted.source,
        server,
      ),
    ];
  if (difference >= 0) return [];
  if (isStuck(image, material.cluster.from))
    return [
      refuse(
        `${server} has the operating system ${image}: from 3.3 the way to ${wanted.image} begins at ${OLDEST_WITH_3_3}`,
        ['VER-09'],
        server,
      ),
    ];
  return [
    wanted.problem(
      `${server} has the operating system ${image}; wanted is ${wanted.image} or later`,
      wanted.source,
      server,
    ),
  ];
}

function isStuck(image: string, from: string): boolean {
  const release = parseRelease(from);
  return release?.major === 3 && release.minor === 3 && (compareOsImages(image, OLDEST_WITH_3_3) ?? 0) < 0;
}
