import { readFileSync, readdirSync } from 'node:fs';
import type { Procedure } from '../../plan/types/plan.ts';

const GOLDEN = new URL('../rehearsal/golden/', import.meta.url);

/** What was written down of one rehearsal; `test/rehearsal/transcripts.test.ts` holds it equal to a real run. */
export interface Story {
  /** The scenario's name, without ids. */
  readonly name: string;
  readonly procedure: Procedure;
  /** Plan, run and end; what happened in the server room is no part of it. */
  readonly lines: readonly string[];
}

/** The work on one server: from the line that it is begun to the line that it is done or stopped. */
export interface Work {
  readonly server: string;
  readonly end: 'done' | 'stopped';
  readonly lines: readonly string[];
}

/** Ids in parentheses at the end of a scenario's name say what it proves. */
const withoutIds = (name: string): string => name.replace(/ \([^()]*\)$/, '');

function readStory(file: string): Story {
  const lines = readFileSync(new URL(file, GOLDEN), 'utf8').split('\n');
  const procedure = /^Procedure ([a-z-]+),/.exec(lines[1] ?? '')?.[1];
  if (!procedure) throw new Error(`${file} names no procedure in its second line`);
  const room = lines.indexOf('In the server room:');
  const run = room < 0 ? lines : lines.slice(0, room);
  return { name: withoutIds(lines[0] ?? file), procedure: procedure as Procedure, lines: run };
}

/** Every story that is kept. */
export const STORIES: readonly Story[] = readdirSync(GOLDEN)
  .filter((file) => file.endsWith('.txt'))
  .map(readStory);

/** The stories of some procedures; never none, so that what is said of all of them is said of something. */
export function storiesOf(...procedures: readonly Procedure[]): readonly Story[] {
  const found = STORIES.filter(({ procedure }) => procedures.includes(procedure));
  if (found.length === 0) throw new Error(`no story of ${procedures.join(', ')} is kept`);
  return found;
}

/** The story of this name. @throws Error where none is kept */
export function storyNamed(name: string): Story {
  const found = STORIES.find((story) => story.name === name);
  if (!found) throw new Error(`no story "${name}" is kept`);
  return found;
}

/** The work on every server that a story tells of, in its order. */
export function worksIn({ lines }: Story): readonly Work[] {
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
