import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Procedure } from '../../plan/types/plan.ts';
import { goldenFileOf } from '../rehearsal/golden-file.ts';

/** One thing that somebody has a hand in, in the server room. */
export interface RoomLine {
  /** Empty for what concerns no single server. */
  readonly server: string;
  readonly text: string;
}

/** The story of a rehearsal, as `test/rehearsal/golden` keeps it and real runs are compared with it. */
export interface Story {
  /** The scenario's name. */
  readonly name: string;
  readonly procedure: Procedure;
  /** Order of the servers, refusals and warnings, as the plan has them. */
  readonly plan: readonly string[];
  /** The run's own lines, each as it is written; a mark at its beginning says of which kind it is. */
  readonly run: readonly string[];
  /** What happened in the server room, in order. */
  readonly room: readonly RoomLine[];
  /** States of the servers, open items and accepted deviations. */
  readonly end: readonly string[];
}

const FOLDER = fileURLToPath(new URL('../rehearsal/golden/', import.meta.url));
const ROOM = 'In the server room:';
const MARKS = /^(?:[*] |==|-- | {3}| [?!x~-] )/;

function roomLine(line: string): RoomLine {
  const [, server = '', text = line.trim()] = /^ {3}([A-Z0-9-]+): (.*)$/.exec(line) ?? [];
  return { server, text };
}

function read(file: string): Story {
  const lines = readFileSync(`${FOLDER}${file}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const isOfRun = (line: string): boolean => MARKS.test(line);
  const room = lines.indexOf(ROOM);
  const referee = lines.findIndex((line) => line.startsWith('Referee:'));
  const before = room < 0 ? lines.slice(0, referee) : lines.slice(0, room);
  const first = before.findIndex(isOfRun);
  const last = before.findLastIndex(isOfRun);
  const procedure = /^Procedure ([a-z-]+),/.exec(lines[1] ?? '')?.[1];
  if (procedure === undefined) throw new Error(`${file} names no procedure in its second line`);
  return {
    name: lines[0] ?? '',
    procedure: procedure as Procedure,
    plan: before.slice(2, first < 0 ? undefined : first),
    run: first < 0 ? [] : before.slice(first, last + 1),
    room: room < 0 ? [] : lines.slice(room + 1, referee).map(roomLine),
    end: first < 0 ? [] : before.slice(last + 1),
  };
}

/**
 * The story of a scenario by its name, with or without the ids in parentheses.
 * @throws Error when no golden file has that name.
 */
export const storyOf = (name: string): Story => read(goldenFileOf(name));

/** Every story that there is, in the order of their files' names. */
export const allStories = (): readonly Story[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map(read);

/** How one server went through the installer in one story. */
export interface Installation {
  readonly story: string;
  readonly procedure: Procedure;
  readonly server: string;
  readonly part: 'publisher' | 'subscriber';
  /** The publisher of the cluster, whichever server this is. */
  readonly publisher: string;
  /** What happened in the server room at this server. */
  readonly room: readonly string[];
  /** The run's lines from the beginning of its work to the end. */
  readonly run: readonly string[];
  /** Whether it came to its end, and nothing on the way was other than it should be. */
  readonly isSmooth: boolean;
}

/** The lines of a run from the beginning of the work on a server to its end. */
export function workOn({ name, run }: Story, server: string): readonly string[] {
  const begin = run.findIndex((line) => line.startsWith(`-- ${server} is begun`));
  const end = run.findIndex((line) => line === `-- ${server} is done` || line === `-- ${server} is stopped`);
  if (begin < 0 || end < begin) throw new Error(`in the story "${name}" there is no work on ${server}`);
  return run.slice(begin, end + 1);
}

const WELCOME = '[Welcome] Next';
const TROUBLE = /^ [x] |^ [?] Decide|answered "(?:message|differs)"/;

const isPublisher = (server: string): boolean => /-PUB$/.test(server);

/** Every walk through the installer that any story tells of; the examples name a publisher by the end of its name. */
export const allInstallations = (): readonly Installation[] =>
  allStories().flatMap((story) => {
    const servers = new Set(story.room.filter(({ text }) => text === WELCOME).map(({ server }) => server));
    return [...servers].map((server) => {
      const run = workOn(story, server);
      return {
        story: story.name,
        procedure: story.procedure,
        server,
        part: isPublisher(server) ? ('publisher' as const) : ('subscriber' as const),
        publisher: `${server.slice(0, server.indexOf('-'))}-PUB`,
        room: story.room.filter((line) => line.server === server).map(({ text }) => text),
        run,
        isSmooth: run.at(-1) === `-- ${server} is done` && !run.some((line) => TROUBLE.test(line)),
      };
    });
  });

/** The smooth ones of publishers or of subscribers; never none, so that what holds for all holds for some. */
export function smoothInstallations(part: Installation['part']): readonly Installation[] {
  const found = allInstallations().filter((one) => one.isSmooth && one.part === part);
  if (found.length < 3) throw new Error(`only ${found.length} stories tell of a smooth installation of a ${part}`);
  return found;
}
