import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import {
  APPROVAL_AWAITED,
  RESUME_AWAITED,
  awaitingAttribute,
  clusterAttribute,
  serverAttribute,
  stageAttribute,
  workflowIdOf,
} from '../../workflows/messages.ts';
import { markRehearsal } from '../../plan/rehearsal.ts';
import type { RunState } from '../../plan/types/run.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { procedureOfType } from '../procedures.ts';
import { newestOfChain } from './newest-of-chain.ts';
import { FORCED_STATES, type ForcedState } from './shown-state.ts';

/** A run as Temporal itself knows it: no worker is needed to know this much. */
export interface Execution {
  readonly cluster: string;
  readonly workflowId: string;
  readonly runId: string;
  /** The run that its chain began with, by which people name the whole of it. */
  readonly firstRunId: string;
  /** Name of the workflow type. */
  readonly workflowType: string;
  readonly procedure: string;
  /** The run is on a lab, as its memo says; absent: on real servers, or it has not said so yet. */
  readonly rehearsal?: true;
  /** What only Temporal can say; null where the run's own word counts. */
  readonly forced: ForcedState | null;
  /** What the run last said of itself in its search attributes. */
  readonly lastTold: { readonly state: RunState; readonly stage: string | null; readonly server: string | null };
  /** What a person is asked for; null while nobody is. */
  readonly awaiting: string | null;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** ISO 8601 in UTC; null while it goes on. */
  readonly endedAt: string | null;
  /** When it was made by a Reset in Temporal, ISO 8601 in UTC; null for any other run. */
  readonly resetAt: string | null;
  /** How often in a row a worker has failed to go on with its history. */
  readonly failedAttempts: number;
}

/**
 * What Temporal knows of a run of a cluster.
 * @param run id of any run of its chain; undefined: the newest one of the cluster
 * @throws CommandError when there has been none
 */
export async function readExecution(client: Client, cluster: string, run?: string): Promise<Execution> {
  const runId = run === undefined ? undefined : await newestOfChain(client, cluster, run);
  const execution = await findExecution(client, cluster, runId);
  if (execution) return execution;
  throw new CommandError(EXIT.unknown, `cluster ${cluster} has no run`, [
    '`ccmctl status` lists the runs that are under way',
  ]);
}

/** The same by the id of exactly that run, or of the newest one; null when there has been none, and that only. */
export async function findExecution(client: Client, cluster: string, runId?: string): Promise<Execution | null> {
  try {
    const description = await client.workflow.getHandle(workflowIdOf(cluster), runId).describe();
    const { workflowExtendedInfo, pendingWorkflowTask } = description.raw;
    const reset = workflowExtendedInfo?.lastResetTime;
    return {
      ...executionOf(description),
      resetAt: reset ? new Date(Number(reset.seconds) * 1000).toISOString() : null,
      failedAttempts: Math.max((pendingWorkflowTask?.attempt ?? 1) - 1, 0),
    };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'WorkflowNotFoundError') throw error;
    return null;
  }
}

/** What a line of Temporal's own list says of a run. */
export function executionOf(info: Omit<WorkflowExecutionInfo, 'raw'>): Execution {
  const attributes = info.typedSearchAttributes;
  const awaiting = attributes.get(awaitingAttribute) ?? null;
  const stage = attributes.get(stageAttribute) ?? null;
  const mark = info.memo?.['rehearsal'] === true ? { rehearsal: true as const } : {};
  return {
    cluster: attributes.get(clusterAttribute) ?? info.workflowId.replace(/^ccm\//, ''),
    workflowId: info.workflowId,
    runId: info.runId,
    firstRunId: firstRunOf(info),
    workflowType: info.type,
    procedure: procedureOfType(info.type),
    ...mark,
    forced: FORCED_STATES[info.status.name],
    lastTold: { state: stateTold(awaiting, stage, mark), stage, server: attributes.get(serverAttribute) ?? null },
    awaiting,
    startedAt: startOf(info),
    endedAt: info.closeTime?.toISOString() ?? null,
    resetAt: null,
    failedAttempts: 0,
  };
}

/** The attributes tell no state, but what they ask for and where the run is says which it was in. */
function stateTold(awaiting: string | null, stage: string | null, mark: Pick<Execution, 'rehearsal'>): RunState {
  if (awaiting === markRehearsal(APPROVAL_AWAITED, mark)) return 'awaiting approval';
  if (awaiting === markRehearsal(RESUME_AWAITED, mark)) return 'held';
  return stage === null ? 'planning' : 'running';
}

/** A run keeps it from its first task on; before that it is the first. */
function firstRunOf({ memo, runId }: Omit<WorkflowExecutionInfo, 'raw'>): string {
  const kept = memo?.['CcmRun'];
  return typeof kept === 'string' && kept !== '' ? kept : runId;
}

/** When the first run of the chain was started, as each of them keeps it. */
function startOf({ memo, startTime }: Omit<WorkflowExecutionInfo, 'raw'>): string {
  const kept = memo?.['startedAt'];
  return typeof kept === 'string' && !Number.isNaN(Date.parse(kept)) ? kept : startTime.toISOString();
}
