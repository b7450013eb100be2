import { upsertMemo, workflowInfo } from '@temporalio/workflow';
import { REHEARSAL_SENTENCE } from '../plan/rehearsal.ts';
import { POLICY_OF_TODAY, policyOf, type Policy } from '../plan/policy.ts';
import { oneLine } from '../plan/show-text.ts';
import type { Signed } from '../plan/statement.ts';
import type { Person } from '../plan/types/cluster.ts';
import type { Continued, Hold, Position, StepMemo } from '../plan/types/continued.ts';
import type { Outline, PlanPart } from '../plan/types/plan.ts';
import type { RunOfChain } from '../plan/types/chain.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import type { AcceptedDeviation, Memory, ServerStatus } from '../plan/types/run.ts';
import type { TakenAnswer, Voice } from '../plan/types/voice.ts';
import { boundedEntry } from '../plan/bounded-entry.ts';
import { newNonce } from './new-nonce.ts';
import { createOpenPrompts, type OpenPrompts } from './open-prompts.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import { createAttendance, type Attendance } from './steps/attendance.ts';
import { createTakenUpdates, type TakenUpdates } from './taken-updates.ts';

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
  /** Somebody has reset a run of the chain: the servers about which a person has decided since. */
  afterReset: { readonly decided: readonly string[] } | null;
  ended: 'completed' | 'stopped' | null;
  /** Writes a line of the journal; its time is now. Whatever is written down is one line. */
  readonly write: (entry: Omit<JournalEntry, 'at'>) => void;
  /** Puts something on the list of what is still to be done. */
  readonly leaveOpen: (item: string) => void;
  readonly accept: (deviation: AcceptedDeviation) => void;
  /** Brings search attributes and current details up to date; costs an event only where an attribute changed. */
  show(): void;
}

/** What a run begins with that no other one has gone before. */
const NOTHING_BEFORE = {
  outline: null,
  planRun: '',
  approvals: [],
  approvalNonce: '',
  warrants: [],
  siteApprovals: [],
  doers: {},
  position: { stage: 0, server: null, step: 0 },
  memo: {},
  stage: null,
  servers: [],
  memories: {},
  openItems: [],
  accepted: [],
  hold: null,
  stop: null,
  unheard: null,
  recallIsWhole: false,
  moments: {},
  askings: {},
  prompts: [],
  refusals: 0,
  updates: [],
  runs: [],
  entries: 0,
  afterReset: null,
} as const satisfies Omit<Continued, 'outline'> & { readonly outline: null };

/** What is known of a run at its very beginning, and how people are shown what changes. */
interface RunOpening extends Pick<WorkflowState, 'procedure' | 'rehearsal'> {
  readonly show: (state: WorkflowState) => void;
}

/** The state of a run that has just begun, or that goes on from what the run before it has handed on. */
export function openState({ procedure, rehearsal, show }: RunOpening, continued: Continued | undefined): WorkflowState {
  const before = continued ?? NOTHING_BEFORE;
  const { originalExecutionRunId, runId } = workflowInfo();
  const story = openStory(before);
  const state: WorkflowState = {
    ...before,
    ...story,
    procedure,
    rehearsal,
    openPrompts: createOpenPrompts(before, story.write, () => state.show()),
    entriesBefore: before.entries,
    runsBefore: before.runs,
    attendance: createAttendance(
      before.unheard,
      () => state.site,
      (entry) => {
        story.write(entry);
        state.show();
      },
    ),
    servers: new Map(before.servers.map((server) => [server.name, server])),
    memories: new Map(Object.entries(before.memories)),
    refusals: createRefusals(before.refusals, story.write),
    updates: createTakenUpdates(before.updates),
    people: before.outline?.people ?? [],
    site: before.outline?.site,
    isConfidential: continued?.isConfidential === true,
    policy: policyOf(before.outline?.policy ?? POLICY_OF_TODAY),
    approvalNonce: continued?.approvalNonce ?? newNonce(),
    planRun: continued?.planRun ?? runId,
    actsIn: originalExecutionRunId,
    ...AT_THE_BEGINNING,
    workedOn: [],
    show: () => show(state),
  };
  if (!continued) markBeginning(state);
  return state;
}

/** What begins anew in each run of a chain. */
const AT_THE_BEGINNING = {
  part: null,
  server: null,
  step: null,
  acting: false,
  checking: 0,
  isHandingOver: false,
  updatedAt: 0,
  signals: 0,
  stoppedAt: null,
  ended: null,
} as const satisfies Partial<WorkflowState>;

/** Where a run writes; whatever is written down is one line. */
function openStory(
  before: Pick<Continued, 'openItems' | 'accepted'>,
): Pick<WorkflowState, 'journal' | 'openItems' | 'accepted' | 'write' | 'leaveOpen' | 'accept'> {
  const journal: JournalEntry[] = [];
  const openItems = [...before.openItems];
  const accepted = [...before.accepted];
  return {
    journal,
    openItems,
    accepted,
    write: (entry) => void journal.push({ at: new Date().toISOString(), ...boundedEntry(entry) }),
    leaveOpen: (item) => void openItems.push(oneLine(item)),
    accept: (deviation) => void accepted.push(onOneLine(deviation)),
  };
}

/** The first entry and the memo of a rehearsal say so, whatever becomes of it; the memo goes on to every further run. */
function markBeginning({ rehearsal, write }: WorkflowState): void {
  const { firstExecutionRunId, runStartTime } = workflowInfo();
  const mark = rehearsal ? { rehearsal } : {};
  upsertMemo({ CcmRun: firstExecutionRunId, startedAt: runStartTime.toISOString(), ...mark });
  if (rehearsal) write({ kind: 'state', text: REHEARSAL_SENTENCE });
}

const onOneLine = ({ overruled, ...deviation }: AcceptedDeviation): AcceptedDeviation => ({
  ...deviation,
  reason: oneLine(deviation.reason),
  ...(overruled && { overruled: { ...overruled, answered: oneLine(overruled.answered) } }),
});
