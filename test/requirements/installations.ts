import type { Entry } from '../rehearsal/story.ts';
import { isDecision } from './entries.ts';
import { STORIES, roomOf, worksIn } from './story.ts';

/** How one server went through the installer in one story. */
export interface Installation {
  readonly story: string;
  readonly server: string;
  readonly part: 'publisher' | 'subscriber';
  /** The publisher of the cluster, whichever server this is. */
  readonly publisher: string;
  /** What happened in the server room at this server. */
  readonly room: readonly string[];
  /** The work on it. */
  readonly entries: readonly Entry[];
  /** Whether it came to its end, and nothing on the way was other than it should be. */
  readonly isSmooth: boolean;
}

const isTrouble = (entry: Entry): boolean =>
  entry.kind === 'refused' || isDecision(entry) || entry.value === 'message' || entry.value === 'differs';

/** Every walk through the installer that any story tells of; the examples name a publisher by the end of its name. */
export const INSTALLATIONS: readonly Installation[] = STORIES.flatMap((story) =>
  worksIn(story)
    .map(({ server, end, entries }) => ({
      story: story.scenario,
      server,
      part: server.endsWith('-PUB') ? ('publisher' as const) : ('subscriber' as const),
      publisher: `${server.slice(0, server.indexOf('-'))}-PUB`,
      room: roomOf(story, server),
      entries,
      isSmooth: end === 'done' && !entries.some(isTrouble),
    }))
    .filter(({ room }) => room.includes('[Welcome] Next')),
);

/** The smooth ones of publishers or of subscribers; never none, so that what holds for all holds for some. */
export function smoothInstallations(part: Installation['part']): readonly Installation[] {
  const found = INSTALLATIONS.filter((one) => one.isSmooth && one.part === part);
  if (found.length < 3) throw new Error(`only ${found.length} stories tell of a smooth installation of a ${part}`);
  return found;
}
