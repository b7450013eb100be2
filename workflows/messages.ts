import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Outline, PlanPart } from '../plan/types/plan.ts';
import type { JournalPage, JournalRequest } from '../plan/types/chain.ts';
import type { Answer, Approval, Memory, Order, Receipt, RunStatus } from '../plan/types/run.ts';

/** Id of the workflow that works on a cluster, and so the cluster's lock: two runs on one cluster cannot start. */
export const workflowIdOf = (cluster: string): string => `ccm/${cluster}`;

/** Task queue of the workflows, and of the activities of a cluster without a site. */
export const TASK_QUEUE = 'ccm';

/** Task queue of a site's looks: workers near its servers listen there. Without a site, the workflows' own. */
export const siteQueueOf = (queue: string, site?: string): string => (site ? `${queue}-${site}` : queue);

/** Task queue of a site's acts: none of them ever waits behind looks that take their time. */
export const actQueueOf = (queue: string, site?: string): string => `${siteQueueOf(queue, site)}-acts`;

// Each message exists as a signal (fire and forget: the Temporal UI, a script) and as an update, which returns a
// receipt or the reason of the refusal. Both take the same one JSON object, since the UI's dialogs send just one.

export const answerSignal = defineSignal<[Answer]>('answer');
export const answerUpdate = defineUpdate<Receipt, [Answer]>('answer');

export const approveSignal = defineSignal<[Approval]>('approve');
export const approveUpdate = defineUpdate<Receipt, [Approval]>('approve');

export const holdSignal = defineSignal<[Order]>('hold');
export const holdUpdate = defineUpdate<Receipt, [Order]>('hold');

export const resumeSignal = defineSignal<[Order]>('resume');
export const resumeUpdate = defineUpdate<Receipt, [Order]>('resume');

export const stopSignal = defineSignal<[Order]>('stop');
export const stopUpdate = defineUpdate<Receipt, [Order]>('stop');

export const statusQuery = defineQuery<RunStatus>('status');
/** The outline of the plan; null while it is made. Its parts lie in the history of the run `planRun`. */
export interface PlanAnswer {
  readonly outline: Outline | null;
  readonly planRun: string;
}

/** What the query `plan` is asked: the name of a part, which the run answers while it works at it. */
export interface PlanRequest {
  readonly part?: string;
}

export const planQuery = defineQuery<PlanAnswer | PlanPart | null, [PlanRequest?]>('plan');
export const journalQuery = defineQuery<JournalPage, [JournalRequest?]>('journal');

/**
 * What a run hands on of what it has written down: the next run of its cluster asks it for that, and so does the run that a
 * Reset has made in its place.
 */
export interface Recorded {
  /** Whether it knows all that there was to know when it began; false for a run that ended before it had asked. */
  readonly isWhole: boolean;
  readonly servers: Readonly<Record<string, Memory>>;
  /** The first run of the chain that it is of. */
  readonly chain: string;
  /** Steps whose act this run of the chain has begun, so that it may have been sent, and those that people have done. */
  readonly begun: readonly string[];
}

export const recordedQuery = defineQuery<Recorded>('recorded');

/** Search attributes that a run keeps up to date; the server must know them before the first run starts. */
export const clusterAttribute = defineSearchAttributeKey('CcmCluster', SearchAttributeType.KEYWORD);
export const procedureAttribute = defineSearchAttributeKey('CcmProcedure', SearchAttributeType.KEYWORD);
export const stageAttribute = defineSearchAttributeKey('CcmStage', SearchAttributeType.KEYWORD);
export const serverAttribute = defineSearchAttributeKey('CcmServer', SearchAttributeType.KEYWORD);
/** What a person is asked for, in one line; absent while nothing waits for a person. */
export const awaitingAttribute = defineSearchAttributeKey('CcmAwaiting', SearchAttributeType.KEYWORD);
/** Id of the first run of the chain: the runs of one night are listed together by it. */
export const runAttribute = defineSearchAttributeKey('CcmRun', SearchAttributeType.KEYWORD);

/** What `CcmAwaiting` holds while the plan is to be approved, and while somebody holds the run. */
export const APPROVAL_AWAITED = 'approval of the plan';
export const RESUME_AWAITED = 'resume';
/** The same while anything else is asked, where no more may be said. */
export const ANSWER_AWAITED = 'an answer';
