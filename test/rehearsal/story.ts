import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plan, PlannedServer, Problem } from '../../plan/types/plan.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { AcceptedDeviation, RunResult } from '../../plan/types/run.ts';

/** The story of a rehearsal as `golden/` keeps it: what the plan, the run and the hands in the server room have done. */
export interface Story {
  /** The scenario's name; ids in parentheses at its end say what it proves. */
  readonly scenario: string;
  readonly plan: Pick<Plan, 'procedure' | 'from' | 'to'>;
  /** In order of work. */
  readonly servers: readonly Pick<PlannedServer, 'name' | 'role' | 'because'>[];
  readonly problems: readonly Omit<Problem, 'source'>[];
  readonly journal: readonly Entry[];
  readonly room: readonly RoomLine[];
  readonly end: End;
}

/** One entry of the run's journal. A `step` without commands and outcome is something that was seen on the way. */
export interface Entry extends Omit<JournalEntry, 'at' | 'server' | 'commands' | 'text'> {
  /** Only where the step's id does not begin with it. */
  readonly server?: string;
  /** What an act or a repair sent, each with what it said where it was not simply taken. */
  readonly commands?: readonly string[];
  /** What the other fields do not say. */
  readonly text?: string;
}

/** One thing that somebody has a hand in, in the server room. */
export interface RoomLine {
  /** Absent for what concerns no single server. */
  readonly server?: string;
  readonly text: string;
}

/** What it all came to. */
export interface End {
  /** `refused`: nothing was done. */
  readonly state: RunResult['state'] | 'refused';
  /** Why the run failed before anything was done. */
  readonly failure?: string;
  /** How far each server is. */
  readonly servers: Readonly<Record<string, string>>;
  readonly openItems: readonly string[];
  readonly accepted: readonly AcceptedDeviation[];
  /** Rules that the referee saw broken. */
  readonly broken: readonly string[];
}

const FOLDER = fileURLToPath(new URL('golden/', import.meta.url));

/** Name of the file that holds a scenario's story, without its ending. */
export const fileNameOf = (scenario: string): string =>
  scenario
    .replace(/ \([^()]*\)$/, '')
    .replaceAll(/[^a-z0-9]+/gi, '-')
    .toLowerCase();

/** Every story that is kept, in the order of the files' names. */
export const allStories = (): readonly Story[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as Story);
