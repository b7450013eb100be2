import { isCallManagerServer, publisherOf } from '../order.ts';
import { isSameRelease } from '../versions.ts';
import { isDoneAlready, setAsideBefore } from '../standing.ts';
import type { Server } from '../types/cluster.ts';
import type { Procedure } from '../types/procedure.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, isTaken, lookAt, refuse, warn } from './problem-finder.ts';

/** What an earlier run, or somebody, has left behind: servers that are done, and software that is set aside. */
export const findStandingProblems: ProblemFinder = (material) => [
  ...findDone(material),
  ...material.cluster.servers.flatMap((server) => findSetAside(server, material)),
];

/** What a procedure does to a server, and what is done to it. */
const VERB: Readonly<Partial<Record<Procedure, { readonly act: string; readonly done: string }>>> = {
  upgrade: { act: 'upgrade', done: 'upgraded' },
};

function findDone(material: Material): readonly Problem[] {
  const { cluster, procedure } = material;
  const { act, done: acted } = VERB[procedure] ?? { act: 'install', done: 'installed' };
  const isDone = (server: Server): boolean =>
    isTaken(material, server.name) || isDoneAlready(server, lookAt(material, server.name) ?? null, cluster.to);
  const done = cluster.servers.filter(isDone);
  if (!material.begin && done.length === cluster.servers.filter(isCallManagerServer).length)
    return [refuse(`every CallManager server runs ${cluster.to} already: there is nothing to ${act}`, ['VER-23'])];
  const names = done
    .map(({ name }) => name)
    .filter((name) => !isTaken(material, name))
    .join(', ');
  if (names === '') return [];
  const publisher = publisherOf(cluster);
  if (publisher && !isDone(publisher))
    return [
      refuse(
        `${names} runs ${cluster.to} already and ${describePublisher(publisher.name, material)}: the publisher comes first`,
        ['ORD-01', 'VER-20'],
        publisher.name,
      ),
    ];
  return [warn(`${names} runs ${cluster.to} already: it is only looked at, not ${acted} again`, ['VER-23', 'ORD-05'])];
}

/** That nobody can see what the publisher runs is not that it runs something else. */
function describePublisher(publisher: string, material: Material): string {
  const notKnown = (why: string): string => `whether the publisher ${publisher} does is not known (${why})`;
  const release = lookAt(material, publisher)?.callManager;
  if (!release?.known) return notKnown(release?.why ?? 'nobody looked');
  if (release.value === null) return `the publisher ${publisher} has no CallManager`;
  return isSameRelease(release.value, material.cluster.to) === undefined
    ? notKnown(`"${release.value}" is no release that is understood`)
    : `the publisher ${publisher} does not, it runs ${release.value}`;
}

function findSetAside(server: Server, material: Material): readonly Problem[] {
  const services = setAsideBefore(server, lookAt(material, server.name) ?? null, material.cluster.vnc !== undefined);
  if (services.length === 0) return [];
  const message = `on ${server.name} are stopped and disabled already: ${services.join(', ')}; where a run before this one has written down what they were, that is shown at the end; a person sets them back`;
  return [warn(message, ['SVC-12', 'REM-06'], server.name)];
}
