import type { Procedure } from '../../plan/types/plan.ts';
import { allStories } from './story.ts';
import type { RoomLine } from './story.ts';

/** One kept story, all that is printed of plan, run and end in one list. */
export interface StoryLines {
  /** The scenario's name, without the ids that it proves. */
  readonly name: string;
  readonly procedure: Procedure;
  readonly lines: readonly string[];
  /** What happened in the server room. */
  readonly room: readonly RoomLine[];
  readonly end: 'completed' | 'stopped' | 'refused';
}

/** The work on one server: from the line that it is begun to the line that it is done or stopped. */
export interface Work {
  readonly server: string;
  readonly end: 'done' | 'stopped';
  readonly lines: readonly string[];
}

const STORIES: readonly StoryLines[] = allStories().map(({ name, procedure, plan, run, room, end }) => ({
  name: name.replace(/ \([^()]*\)$/, ''),
  procedure,
  lines: [...plan, ...run, ...end],
  room,
  end: run.includes('* completed') ? 'completed' : run.length > 0 ? 'stopped' : 'refused',
}));

/** The stories of some procedures; never none, so that what is said of all of them is said of something. */
export function storiesOf(...procedures: readonly Procedure[]): readonly StoryLines[] {
  const found = STORIES.filter(({ procedure }) => procedures.includes(procedure));
  if (found.length === 0) throw new Error(`no story of ${procedures.join(', ')} is kept`);
  return found;
}

/** The story of this name. @throws Error where none is kept */
export function storyNamed(name: string): StoryLines {
  const found = STORIES.find((story) => story.name === name);
  if (!found) throw new Error(`no story "${name}" is kept`);
  return found;
}

/** The servers that the plan of a story works on, in order. */
export const plannedIn = ({ lines }: StoryLines): readonly string[] =>
  lines.flatMap((line) => /^\d+\. (\S+) \(/.exec(line)?.[1] ?? []);

/** The work on every server that a story tells of, in its order. */
export function worksIn({ lines }: StoryLines): readonly Work[] {
  return lines.flatMap((line, begin): readonly Work[] => {
    const server = /^-- (\S+) is begun/.exec(line)?.[1];
    if (!server) return [];
    const isEnd = (one: string): boolean => one === `-- ${server} is done` || one === `-- ${server} is stopped`;
    const end = lines.findIndex((one, index) => index > begin && isEnd(one));
    if (end < 0) throw new Error(`the work on ${server} has no end`);
    return [{ server, end: lines[end]?.endsWith('done') ? 'done' : 'stopped', lines: lines.slice(begin, end + 1) }];
  });
}

/** The servers that a line of a command is addressed to. */
export const commandedServers = (line: string): readonly string[] =>
  line.startsWith('   ')
    ? [...line.matchAll(/(?:\bsc |-m |-S )(?:\\\\)?([\w-]+)/g)].map(([, server = '']) => server)
    : [];

/** Where the first line that matches stands, from a place on. @throws Error where none does */
export function lineAt(lines: readonly string[], wanted: RegExp, from = 0): number {
  const index = lines.findIndex((line, at) => at >= from && wanted.test(line));
  if (index < 0) throw new Error(`no line is like ${String(wanted)}`);
  return index;
}
