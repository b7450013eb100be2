import type { JournalEntry } from './journal-entry.ts';

/** One run of the chain that a procedure consists of: each ends where the next one takes over. */
export interface RunOfChain {
  readonly runId: string;
  /** Servers that it has worked on. */
  readonly servers: readonly string[];
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** ISO 8601 in UTC; null for the one that goes on. */
  readonly endedAt: string | null;
  /** Lines of the journal that it holds. */
  readonly entries: number;
}

/** What the query `journal` is asked: lines from this number on, counted from the first run of the chain. */
export interface JournalRequest {
  readonly from?: number;
}

/** Lines of the journal that one run holds. */
export interface JournalPage {
  /** Number of the first line of this page; the run may hold none that were asked for. */
  readonly from: number;
  readonly entries: readonly JournalEntry[];
  /** Number of the first line that this run holds beyond the page; null: it holds no more. */
  readonly next: number | null;
}
