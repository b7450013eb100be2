import type { JournalPage, JournalRequest } from '../plan/types/chain.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';

/** Lines of one page, at most. */
const LINES = 500;

/** Letters of one page as JSON, at most: in any script far below the 2 MiB of an answer that Temporal hands on. */
const LETTERS = 400_000;

/** What a run has written, and how many lines the runs before it have. */
export interface Written {
  readonly journal: readonly JournalEntry[];
  readonly entriesBefore: number;
}

/**
 * The answer of the query `journal`: at least one line where there is one. What is asked is a stranger's: anything but a
 * number asks for the beginning.
 */
export function journalPage({ journal, entriesBefore }: Written, request: JournalRequest | undefined): JournalPage {
  const asked = typeof request?.from === 'number' && Number.isFinite(request.from) ? Math.floor(request.from) : 0;
  const from = Math.max(asked, entriesBefore);
  const entries = asManyAsFit(journal.slice(from - entriesBefore, from - entriesBefore + LINES));
  const next = from + entries.length;
  return { from, entries, next: next < entriesBefore + journal.length ? next : null };
}

function asManyAsFit(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  let letters = 0;
  const over = entries.findIndex((entry, index) => (letters += JSON.stringify(entry).length) > LETTERS && index > 0);
  return over === -1 ? entries : entries.slice(0, over);
}
