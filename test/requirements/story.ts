import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import { allStories, fileNameOf, type Entry, type RoomLine, type Story } from '../rehearsal/story.ts';
import { placeOf } from './entries.ts';

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
