import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import { allStories, fileNameOf, type Entry, type RoomLine, type Story } from '../rehearsal/story.ts';

/** What an entry is to be like: a value is to be the same, a pattern is to be found in the text or in one of the texts. */
export type Like = { readonly [Field in keyof Entry]?: Entry[Field] | RegExp };

/** What is told of one step. */
export type OfStep = Like & { readonly step: string };

const fits = (is: unknown, wanted: unknown): boolean =>
  wanted instanceof RegExp ? [is].flat().some((one) => typeof one === 'string' && wanted.test(one)) : is === wanted;

export const isLike = (entry: Entry | undefined, like: Like): boolean =>
  entry !== undefined && Object.entries(like).every(([field, wanted]) => fits(entry[field as keyof Entry], wanted));

/** Where the first entry like this stands, from a place on. @throws Error where none does */
export function placeOf(entries: readonly Entry[], like: Like, from = 0): number {
  const place = entries.findIndex((entry, at) => at >= from && isLike(entry, like));
  if (place < 0) throw new Error(`no entry is like ${Object.entries(like).map(String).join(' ')}`);
  return place;
}

/** Where the last one stands; -1 where none does. */
export const lastOf = (entries: readonly Entry[], like: Like): number =>
  entries.findLastIndex((entry) => isLike(entry, like));

export const allLike = (entries: readonly Entry[], like: Like): readonly Entry[] =>
  entries.filter((entry) => isLike(entry, like));

/** Something was seen to be good, or is said to be. */
export const good = (step: string, like: Like = {}): OfStep => ({ ...like, kind: 'step', step, outcome: 'good' });

/** Something was seen not to be as it should. */
export const bad = (step: string, like: Like = {}): OfStep => ({ ...like, kind: 'step', step, verdict: 'bad' });

/** Nobody could tell. */
export const unknown = (step: string, like: Like = {}): OfStep => ({ ...like, kind: 'step', step, verdict: 'unknown' });

/** Somebody is asked to do what a step says. */
export const asked = (step: string): Like => ({ kind: 'asked', step });

/** A subscriber's publisher was seen to run the release that all examples go to; two procedures have names of their own for it. */
export const releaseOfPublisher = (server: string, publisher: string): Like => ({
  outcome: 'good',
  step: new RegExp(`^${server}/publisher-(?:upgraded|installed)$`),
  seen: `${publisher}: Cisco CallManager 4.1(2)`,
});

/** The work on a server begins. */
export const begun = (server: string): Like => ({ kind: 'server', server, state: 'begun' });

/** The work on a server has come to its end. */
export const done = (server: string): Like => ({ kind: 'server', server, state: 'done' });

/** A stage of the run begins. */
export const stage = (title: string): Like => ({ kind: 'stage', text: new RegExp(`^${title}: `) });

/** A question about what is bad or unknown, or about a report of trouble. */
export const DECISION: Like = { kind: 'asked', text: /^Decide: / };

export const isDecision = (entry: Entry | undefined): boolean => isLike(entry, DECISION);

/** Whether somebody is asked to do something; a decision is about what was done. */
export const isWork = (entry: Entry): boolean => entry.kind === 'asked' && !isDecision(entry);

/** What machines were told to do. */
export const commandsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ commands = [] }) => commands);

/** The server that a command is addressed to. */
export const addresseeOf = (command: string): string | undefined =>
  /(?:\bsc |-m |-S )(?:\\\\)?([\w-]+)/.exec(command)?.[1];

/** Every story that is kept: read once for all rules of a file. */
export const STORIES = allStories();

/** The story of a scenario by its name, with or without its ids. @throws Error where none is kept */
export function storyOf(name: string): Story {
  const found = STORIES.find(({ scenario }) => fileNameOf(scenario) === fileNameOf(name));
  if (!found) throw new Error(`no story "${name}" is kept`);
  return found;
}

/** The stories of some procedures; never none, so that what is said of all of them is said of something. */
export function storiesOf(...procedures: readonly Procedure[]): readonly Story[] {
  const found = STORIES.filter(({ plan }) => procedures.some((name) => name === plan.procedure));
  if (found.length === 0) throw new Error(`no story of ${procedures.join(', ')} is kept`);
  return found;
}

/** The work on one server: from the entry that it is begun to the one that it is done or stopped. */
export interface Work {
  readonly server: string;
  readonly end: 'done' | 'stopped';
  readonly entries: readonly Entry[];
}

/** The work on every server that a story tells of, in its order. */
export const worksIn = ({ journal }: Story): readonly Work[] =>
  journal.flatMap(({ kind, state, server }, begin): readonly Work[] => {
    if (kind !== 'server' || state !== 'begun' || server === undefined) return [];
    const end = placeOf(journal, { kind: 'server', server, state: /done|stopped/ }, begin);
    const isDone = journal[end]?.state === 'done';
    return [{ server, end: isDone ? 'done' : 'stopped', entries: journal.slice(begin, end + 1) }];
  });

/** What the journal has of the work on a server. @throws Error where there is none */
export function workOn(story: Story, name: string): readonly Entry[] {
  const found = worksIn(story).find(({ server }) => server === name);
  if (!found) throw new Error(`in the story "${story.scenario}" there is no work on ${name}`);
  return found.entries;
}

/** What happened in the server room at one server. */
export const roomOf = ({ room }: { readonly room: readonly RoomLine[] }, name: string): readonly string[] =>
  room.filter(({ server }) => server === name).map(({ text }) => text);

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
