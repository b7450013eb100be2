import type { JournalEntry } from '../../../plan/types/journal-entry.ts';

/** One question to people and what became of it. */
export interface Conversation {
  readonly asked: JournalEntry;
  /** The answer or the withdrawal; null while it is open. */
  readonly ended: JournalEntry | null;
  /** Refused answers and reminders in between. */
  readonly between: readonly JournalEntry[];
}

const ENDS: readonly JournalEntry['kind'][] = ['answered', 'withdrawn'];
const BETWEEN: readonly JournalEntry['kind'][] = ['refused', 'reminded', 'escalated'];

/** The questions of a run in the order in which they were asked; a step has one open at a time. */
export function conversationsOf(journal: readonly JournalEntry[]): readonly Conversation[] {
  return journal.flatMap((asked, index) => {
    if (asked.kind !== 'asked') return [];
    const later = journal.slice(index + 1).filter((entry) => entry.step === asked.step);
    const end = later.findIndex((entry) => ENDS.includes(entry.kind));
    const between = later.slice(0, end < 0 ? undefined : end).filter((entry) => BETWEEN.includes(entry.kind));
    return [{ asked, ended: later[end] ?? null, between }];
  });
}
