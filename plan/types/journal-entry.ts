import type { Signed } from '../statement.ts';
import type { CommandReport } from './command-report.ts';
import type { SignedEarly } from './preflight.ts';
import type { Meaning } from './report.ts';
import type { Answer, Evidence, StepOutcome, Verdict } from './run.ts';

/**
 * One line of the run's story: the source of the transcript, the audit and the report. What `text` says to people, the
 * other fields say to programs.
 */
export interface JournalEntry {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly kind:
    | 'state'
    | 'stage'
    | 'server'
    | 'step'
    | 'asked'
    | 'answered'
    | 'refused'
    | 'approved'
    | 'held'
    | 'resumed'
    | 'stop asked'
    | 'withdrawn'
    | 'reminded'
    | 'escalated'
    | 'unheard'
    | 'heard';
  readonly server?: string;
  readonly step?: string;
  /** Id of the prompt that it is about. */
  readonly prompt?: string;
  /** Of a server: how far it is now. */
  readonly state?: 'begun' | 'done' | 'stopped';
  /** Of an order and of an answer, whether it is taken or not: whose. */
  readonly by?: string;
  /** Of an answer: what was answered. */
  readonly value?: Answer['value'];
  /** Of an approval, an answer and a resumption: what was stated and, where it was signed, the signature. */
  readonly given?: readonly Signed[];
  /** Of an answer from before the run: what was stated then. */
  readonly givenBefore?: readonly SignedEarly[];
  /** Of an order, an answer and a step that is finished: what somebody wrote to it. */
  readonly note?: string;
  /** Of an act or a repair: what was sent, and what it said. */
  readonly commands?: readonly CommandReport[];
  /** Of a look after which somebody has to decide, and of one that speaks against an answer. */
  readonly verdict?: Verdict['verdict'];
  readonly expected?: string;
  /** Of such a look, and of a step that is finished. */
  readonly seen?: string;
  /** Of a report of trouble: what it is known to be. */
  readonly reported?: Meaning;
  /** Of an installer that is started anew: for which time. */
  readonly attempt?: number;
  /** Of a step that is finished. */
  readonly outcome?: StepOutcome;
  readonly evidence?: Evidence;
  readonly text: string;
}
