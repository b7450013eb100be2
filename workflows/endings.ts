import { shorten } from '../plan/show-text.ts';

/** So many go on to the next run of the chain: whoever is late is so by minutes, and what is handed on must stay small. */
const HANDED_ON = 100;

/** Characters of one that is handed on. */
const LONGEST = 300;

/** How the prompts have ended that are no longer open: whoever comes too late is told who was first. */
export interface Endings {
  note(id: string, how: string): void;
  /** Absent: none of that id has ended, or it was long ago. */
  of(id: string): string | undefined;
  /** The newest of them. */
  carried(): Readonly<Record<string, string>>;
}

/** @param before what the run before has handed on */
export function createEndings(before: Readonly<Record<string, string>>): Endings {
  const ended = new Map(Object.entries(before));
  return {
    note: (id, how) => void ended.set(id, shorten(how, LONGEST)),
    of: (id) => ended.get(id),
    carried: () => Object.fromEntries([...ended].slice(-HANDED_ON)),
  };
}
