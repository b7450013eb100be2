import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Cluster } from '../plan/types/cluster.ts';
import type { ServiceSeen } from '../plan/types/observation.ts';
import type { Plan, PlannedServer } from '../plan/types/plan.ts';
import type {
  AcceptedDeviation,
  Answer,
  Approval,
  Evidence,
  JournalEntry,
  OpenPrompt,
  Order,
  Receipt,
  RunStatus,
  ServerState,
} from '../plan/types/run.ts';

/** Id of the workflow that works on a cluster, and so the cluster's lock: two runs on one cluster cannot start. */
export const workflowIdOf = (cluster: string): string => `ccm/${cluster}`;

/** Id of the child workflow that works on one server. */
export const serverWorkflowIdOf = (cluster: string, server: string): string => `ccm/${cluster}/${server}`;

/** Task queue of the workflows, and of the activities of a cluster without a site. */
export const TASK_QUEUE = 'ccm';

/** Task queue of a site's activities: workers near its servers listen there. Without a site, the workflows' own. */
export const siteQueueOf = (queue: string, site?: string): string => (site ? `${queue}-${site}` : queue);

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
export const planQuery = defineQuery<Plan | null>('plan');

/** What a run, or the work on one server, has written down of services: what the next run asks it for. */
export interface Recorded {
  /** Whether it knows all that there was to know when it began; false for a run that ended before it had asked. */
  readonly isWhole: boolean;
  /** The server whose own workflow knows more. */
  readonly inWork: string | null;
  readonly servers: Readonly<Record<string, readonly ServiceSeen[]>>;
}

export const recordedQuery = defineQuery<Recorded>('recorded');

/** Search attributes that a run keeps up to date; the server must know them before the first run starts. */
export const clusterAttribute = defineSearchAttributeKey('CcmCluster', SearchAttributeType.KEYWORD);
export const procedureAttribute = defineSearchAttributeKey('CcmProcedure', SearchAttributeType.KEYWORD);
export const stageAttribute = defineSearchAttributeKey('CcmStage', SearchAttributeType.KEYWORD);
export const serverAttribute = defineSearchAttributeKey('CcmServer', SearchAttributeType.KEYWORD);
/** What a person is asked for, in one line; absent while nothing waits for a person. */
export const awaitingAttribute = defineSearchAttributeKey('CcmAwaiting', SearchAttributeType.KEYWORD);

/** What `CcmAwaiting` holds while the plan is to be approved, and while somebody holds the run. */
export const APPROVAL_AWAITED = 'approval of the plan';
export const RESUME_AWAITED = 'resume';

// What the workflow of the cluster and those of its servers say to each other. People never send these.

/** A server's workflow tells the cluster's what has happened since it last did. */
export interface ServerReport {
  readonly server: string;
  readonly state: ServerState;
  readonly step: string | null;
  readonly entries: readonly JournalEntry[];
  readonly opened: readonly NewPrompt[];
  readonly withdrawn: readonly { readonly id: string; readonly why: string }[];
  readonly openItems: readonly string[];
  readonly accepted: readonly AcceptedDeviation[];
  readonly evidence: Evidence;
}

/** A prompt as its asker makes it; time and reminder are the board's. */
export interface NewPrompt {
  readonly prompt: Omit<OpenPrompt, 'askedAt' | 'dueAt'>;
  readonly remindSeconds: number;
}

export const serverReportSignal = defineSignal<[ServerReport]>('serverReport');

/** The cluster's workflow hands an accepted answer to the server's workflow that asked. */
export const answeredSignal = defineSignal<[Answer]>('answered');

/** The cluster's workflow has the server's one hold before its next step, or go on. */
export const heldSignal = defineSignal<[{ readonly held: boolean }]>('held');

/** Input of the child workflow `workOnServer`. */
export interface ServerInput {
  readonly cluster: Cluster;
  readonly server: PlannedServer;
  readonly held: boolean;
  /** When the first primary of the run was begun; null before (WIN-11). */
  readonly oversubscribedSince: string | null;
  readonly servicesBefore: readonly ServiceSeen[] | null;
}
