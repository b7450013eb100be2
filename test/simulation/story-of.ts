import type { Recorded } from '../../lab/events.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';

/** What a run wrote and what its lab saw, a line each, in the order of their times. */
export const storyOf = (journal: readonly JournalEntry[], seen: readonly Recorded[]): readonly string[] =>
  [
    ...journal.map(({ at, kind, text }) => `${at} ${kind.padEnd(10)} ${text}`),
    ...seen.map(({ at, kind, ...event }) => `${at} lab        ${kind} ${Object.values(event).join(', ')}`),
  ].sort();
