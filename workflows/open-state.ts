import { upsertMemo, workflowInfo } from '@temporalio/workflow';
import { POLICY_OF_TODAY, policyOf } from '../plan/policy.ts';
import { REHEARSAL_SENTENCE } from '../plan/rehearsal.ts';
import type { Continued } from '../plan/types/continued.ts';
import { createMessenger } from './messenger.ts';
import { noticeOf } from './notice-of.ts';
import { newNonce } from './new-nonce.ts';
import { createOpenPrompts } from './open-prompts.ts';
import { openStory } from './open-story.ts';
import { createRefusals } from './refusals.ts';
import { createAttendance } from './steps/attendance.ts';
import { createTakenUpdates } from './taken-updates.ts';
import type { WorkflowState } from './workflow-state.ts';

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
  const write: WorkflowState['write'] = (entry) => {
    story.write(entry);
    const notice = noticeOf(state, entry);
    if (notice) state.messenger.tell(notice);
  };
  const state: WorkflowState = {
    ...before,
    ...story,
    write,
    procedure,
    rehearsal,
    openPrompts: createOpenPrompts(before, write, () => state.show()),
    entriesBefore: before.entries,
    runsBefore: before.runs,
    attendance: createAttendance(
      before.unheard,
      () => state.site,
      (entry) => {
        write(entry);
        state.show();
      },
    ),
    messenger: createMessenger(continued?.notices, continued?.outline.siteRules?.notices, {
      siteOf: () => state.site,
      isHandingOver: () => state.isHandingOver,
      changed: () => state.show(),
    }),
    servers: new Map(before.servers.map((server) => [server.name, server])),
    memories: new Map(Object.entries(before.memories)),
    refusals: createRefusals(before.refusals, write),
    updates: createTakenUpdates(before.updates),
    people: before.outline?.people ?? [],
    site: before.outline?.site,
    isConfidential: continued?.isConfidential === true,
    policy: policyOf(before.outline?.policy ?? POLICY_OF_TODAY),
    approvalNonce: continued?.approvalNonce ?? newNonce(),
    planRun: continued?.planRun ?? runId,
    actsIn: originalExecutionRunId,
    ...AT_THE_BEGINNING,
    ...{ workedOn: [], begun: new Set<string>() },
    show: () => show(state),
  };
  if (!continued) markBeginning(state);
  state.messenger.goOn();
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
  kept: 0,
  stoppedAt: null,
  ended: null,
} as const satisfies Partial<WorkflowState>;

/** The first entry and the memo of a rehearsal say so, whatever becomes of it; the memo goes on to every further run. */
function markBeginning({ rehearsal, write }: WorkflowState): void {
  const { firstExecutionRunId, runStartTime } = workflowInfo();
  const mark = rehearsal ? { rehearsal } : {};
  upsertMemo({ CcmRun: firstExecutionRunId, startedAt: runStartTime.toISOString(), ...mark });
  if (rehearsal) write({ kind: 'state', text: REHEARSAL_SENTENCE });
}
