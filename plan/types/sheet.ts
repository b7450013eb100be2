import type { Signed } from '../statement.ts';
import type { Hold, Position } from './continued.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Memory, OpenPrompt, RunState, ServerStatus } from './run.ts';

/** A question to people, as far as whoever finishes the night without us has to know it. */
export type AskedOnSheet = Pick<OpenPrompt, 'server' | 'title' | 'instructions' | 'form' | 'by' | 'askedAt'>;

/** Where a run stands: what a sheet says beside the plan, which lies in the history of `planRun`. */
export interface SheetFacts {
  readonly planRun: string;
  /** Root hash of the plan. */
  readonly plan: string;
  readonly approvals: readonly Signed[];
  /** The moment at which all of this was so, by Temporal's clock, ISO 8601 in UTC: no sheet takes the place of a newer one. */
  readonly at: string;
  readonly state: RunState;
  readonly position: Position;
  readonly servers: readonly ServerStatus[];
  /** What was written down about servers, and under no name about the cluster, as far as it is short. */
  readonly memories: Readonly<Record<string, Memory>>;
  readonly prompts: readonly AskedOnSheet[];
  readonly hold: Pick<Hold, 'by' | 'reason'> | null;
  readonly stop: { readonly by: string; readonly reason: string } | null;
  readonly openItems: readonly string[];
  /** The last lines of the story, newest last. */
  readonly last: readonly Pick<JournalEntry, 'at' | 'text'>[];
}

/** An act that is about to be sent. */
export interface ActOnSheet {
  readonly server: string;
  /** Id of its step. */
  readonly step: string;
  readonly action: string;
  /** The exact lines. */
  readonly commands: readonly string[];
  /** What was seen right before. */
  readonly seen: string;
}
