import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import {
  awaitingAttribute,
  clusterAttribute,
  procedureAttribute,
  serverAttribute,
  stageAttribute,
} from '../../workflows/messages.ts';
import { WORKFLOW_TYPES } from '../procedures.ts';

/** A run under way as the search attributes tell it: no worker is needed to know this much. */
export interface RunSummary {
  readonly cluster: string;
  readonly workflowId: string;
  readonly runId: string;
  readonly procedure: string;
  readonly stage: string | null;
  readonly server: string | null;
  /** What a person is asked for; null while nobody is. */
  readonly awaiting: string | null;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
}

const RUNNING = `ExecutionStatus = 'Running' AND WorkflowType IN (${Object.values(WORKFLOW_TYPES)
  .map((type) => `'${type}'`)
  .join(', ')})`;

/** Every run under way in the namespace, oldest first. */
export async function listRuns(client: Client): Promise<readonly RunSummary[]> {
  const runs: RunSummary[] = [];
  for await (const execution of client.workflow.list({ query: RUNNING })) runs.push(summaryOf(execution));
  return runs.sort((left, right) => left.startedAt.localeCompare(right.startedAt));
}

function summaryOf(execution: WorkflowExecutionInfo): RunSummary {
  const attributes = execution.typedSearchAttributes;
  return {
    cluster: attributes.get(clusterAttribute) ?? execution.workflowId.replace(/^ccm\//, ''),
    workflowId: execution.workflowId,
    runId: execution.runId,
    procedure: attributes.get(procedureAttribute) ?? execution.type,
    stage: attributes.get(stageAttribute) ?? null,
    server: attributes.get(serverAttribute) ?? null,
    awaiting: attributes.get(awaitingAttribute) ?? null,
    startedAt: execution.startTime.toISOString(),
  };
}
