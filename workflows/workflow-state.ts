import type { AfterReset } from '../plan/types/continued.ts';
import type { Policy } from '../plan/policy.ts';
import type { Signed } from '../plan/statement.ts';
import type { RunOfChain } from '../plan/types/chain.ts';
import type { Person } from '../plan/types/cluster.ts';
import type { Hold, Position, StepMemo } from '../plan/types/continued.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import type { Outline, PlanPart } from '../plan/types/plan.ts';
import type { AcceptedDeviation, Memory, ServerStatus } from '../plan/types/run.ts';
import type { TakenAnswer, Voice } from '../plan/types/voice.ts';
import type { Messenger } from './messenger.ts';
import type { OpenPrompts } from './open-prompts.ts';
import type { Refusals } from './refusals.ts';
import type { Attendance } from './steps/attendance.ts';
import type { TakenUpdates } from './taken-updates.ts';

/** All that the workflow knows of its run; everything that people see is made of it. */
export interface WorkflowState {
  readonly procedure: string;
  /** Whether the run is on a lab. */
  readonly rehearsal: boolean;
  readonly openPrompts: OpenPrompts;
  /** What this run of the chain has written; the runs before it keep theirs. */
  readonly journal: JournalEntry[];
  /** Lines that the runs before it have written. */
  readonly entriesBefore: number;
  /** The runs of the chain before this one. */
  readonly runsBefore: readonly RunOfChain[];
  readonly attendance: Attendance;
  readonly servers: Map<string, ServerStatus>;
  readonly memories: Map<string, Memory>;
  readonly openItems: readonly string[];
  readonly accepted: readonly AcceptedDeviation[];
  /** Tells people who do not look. */
  readonly messenger: Messenger;
  readonly refusals: Refusals;
  readonly updates: TakenUpdates;
  /** Who may decide what; nobody before the cluster file is read. */
  people: readonly Person[];
  site: string | undefined;
  /** What Temporal keeps is encrypted: what stays readable says nothing of the cluster. */
  isConfidential: boolean;
  outline: Outline | null;
  /** What it decides by: that of its plan, or of today while there is none. */
  policy: Policy;
  /** The run in whose history the parts of the plan lie. */
  planRun: string;
  /** The part that is worked at. */
  part: PlanPart | null;
  approvals: readonly Voice[];
  /** Stands in what is signed to approve the plan. */
  readonly approvalNonce: string;
  /** When the approval of the plan was asked for, ISO 8601 in UTC; absent: the plan goes by no site file. */
  approvalAskedAt?: string;
  /** Decisions by which acts of the part in work may be done again. */
  warrants: readonly TakenAnswer[];
  /** Other states of the site file than the plan's that somebody has approved. */
  siteApprovals: readonly Signed[];
  /** Who did the work of each step that is not over. */
  doers: Readonly<Record<string, readonly string[]>>;
  /** Signatures that are being checked: they must come to an end in the run that was sent them. */
  checking: number;
  /** The run waits for them to end, and takes no further one. */
  isHandingOver: boolean;
  position: Position;
  memo: StepMemo;
  stage: string | null;
  /** Server and step that are worked at. */
  server: string | null;
  step: string | null;
  /** The run in which acts are decided: this one, whatever a Reset in Temporal has made of it. */
  actsIn: string;
  /** An act is under way: it must end in the run that it was begun in. */
  acting: boolean;
  /** Servers that this run of the chain has worked on. */
  readonly workedOn: string[];
  /** Length of the history when the newest update was taken: another task has begun once it is longer. */
  updatedAt: number;
  /** Lines that this run of the chain has written and its record has: the first of its journal. */
  kept: number;
  /** How many signals this run of the chain was sent. */
  signals: number;
  /** When the first server of each kind was begun whose begin the plan gives a name, by that name; ISO 8601 in UTC. */
  moments: Readonly<Record<string, string>>;
  /** Whether all is known that the run before had written down. */
  recallIsWhole: boolean;
  /** Who holds the run, and why; null while nobody does. */
  hold: Hold | null;
  /** Who had the run stopped; null while nobody has. */
  stop: { readonly by: string; readonly reason: string } | null;
  /** The step at which the run was stopped, with what was seen there. */
  stoppedAt: string | null;
  /** Steps whose act this run of the chain has begun, and those that people have done. */
  readonly begun: Set<string>;
  /** Absent while nobody has reset a run of the chain. */
  afterReset: AfterReset | null;
  ended: 'completed' | 'stopped' | null;
  /** Writes a line of the journal; its time is now. Whatever is written down is one line. */
  readonly write: (entry: Omit<JournalEntry, 'at'>) => void;
  /** Puts something on the list of what is still to be done. */
  readonly leaveOpen: (item: string) => void;
  readonly accept: (deviation: AcceptedDeviation) => void;
  /** Brings search attributes and current details up to date; costs an event only where an attribute changed. */
  show(): void;
}
