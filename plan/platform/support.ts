import type { AnyCluster } from '../types/cluster.ts';
import type { JournalEntry } from '../types/journal-entry.ts';
import type { ServerStatus } from '../types/run.ts';

/** What is known when somebody thinks of calling for help. */
export interface SupportSituation {
  readonly cluster: AnyCluster;
  /** Looks at the servers, made now; null: nobody has looked. */
  readonly looks: readonly unknown[] | null;
  readonly run: {
    readonly state: string;
    readonly servers: readonly ServerStatus[];
    readonly openItems: readonly string[];
    readonly journal: readonly JournalEntry[];
  };
}

/** A part of the sheet: its lines are read from top to bottom. */
export interface SupportPart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Something to have at hand; null: nobody has written it down yet. */
export interface AtHand {
  readonly what: string;
  readonly value: string | null;
}

/** What whoever calls for help needs: whom to call, how grave it is, and what to have at hand. */
export interface SupportSheet {
  /** 1 is the gravest; null: nobody has looked at the servers, so nothing is proposed. A person decides. */
  readonly severity: 1 | 2 | 3 | 4 | null;
  /** What the proposal rests on. */
  readonly facts: readonly string[];
  readonly parts: readonly SupportPart[];
  readonly atHand: readonly AtHand[];
  /** What is missing, one sentence each. */
  readonly open: readonly string[];
}
