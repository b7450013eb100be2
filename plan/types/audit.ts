import type { JournalEntry } from './journal-entry.ts';

/** Lines of the journal of one run of a chain, in order. */
export interface StoryLines {
  /** Number of the first of them in that run; the very first is 0. */
  readonly from: number;
  readonly entries: readonly JournalEntry[];
}

/** How far a record goes. */
export interface Anchor {
  readonly lines: number;
  /** SHA-256 of the last line, hexadecimal; empty where there is none. */
  readonly head: string;
}
