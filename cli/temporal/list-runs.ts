import type { Client } from '@temporalio/client';
import { WORKFLOW_TYPES } from '../procedures.ts';
import { executionOf, type Execution } from './read-execution.ts';
import { SHOWN_STATES, type ShownState } from './shown-state.ts';
import { whyEnded } from './why-ended.ts';

/** A run as Temporal's list tells it: no worker is needed to know this much. */
export interface RunSummary {
  readonly cluster: string;
  readonly workflowId: string;
  readonly runId: string;
  readonly procedure: string;
  /** The run is on a lab; absent: on real servers, or it has not said so yet. */
  readonly rehearsal?: true;
  readonly state: ShownState;
  /** Why it ended, where it did not end by itself. */
  readonly why?: string;
  readonly stage: string | null;
  readonly server: string | null;
  /** What a person is asked for; null while nobody is. */
  readonly awaiting: string | null;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
}

/** Every workflow type of a run, as Temporal's list is asked for them. */
export const OURS = `WorkflowType IN (${Object.values(WORKFLOW_TYPES)
  .map((type) => `'${type}'`)
  .join(', ')})`;

/** A run that was ended by force is listed for so long, unless its cluster has another run by then; in milliseconds. */
const SHOWN_AFTER_ITS_END = 24 * 3_600_000;

/** Every run under way in the namespace and each that was ended by force of late, oldest first. */
export async function listRuns(client: Client): Promise<readonly RunSummary[]> {
  const since = new Date(Date.now() - SHOWN_AFTER_ITS_END).toISOString();
  const [underWay, ended] = await Promise.all([
    listed(client, `${OURS} AND CloseTime IS NULL`),
    listed(client, `${OURS} AND CloseTime > '${since}'`),
  ]);
  const forced = await Promise.all(
    endedByForce([...ended, ...underWay]).map(async (execution) =>
      summaryOf(execution, await whyEnded(client, execution)),
    ),
  );
  const runs = [...underWay.map((execution) => summaryOf(execution)), ...forced];
  return runs.sort((left, right) => left.startedAt.localeCompare(right.startedAt));
}

async function listed(client: Client, query: string): Promise<readonly Execution[]> {
  const executions: Execution[] = [];
  for await (const info of client.workflow.list({ query })) executions.push(executionOf(info));
  return executions;
}

/** Of the newest run of each cluster, those ended by force: an end that a new run has followed is history. */
function endedByForce(executions: readonly Execution[]): readonly Execution[] {
  const newest = new Map<string, Execution>();
  for (const execution of executions) {
    const known = newest.get(execution.workflowId);
    if (!known || known.startedAt < execution.startedAt) newest.set(execution.workflowId, execution);
  }
  return [...newest.values()].filter(({ forced }) => forced !== null && SHOWN_STATES[forced].over);
}

/** A line of Temporal's list as people read it. */
export function summaryOf(execution: Execution, why?: string): RunSummary {
  const { cluster, workflowId, runId, procedure, rehearsal, forced, lastTold, awaiting, startedAt } = execution;
  return {
    cluster,
    workflowId,
    runId,
    procedure,
    ...(rehearsal && { rehearsal }),
    state: forced ?? lastTold.state,
    ...(why === undefined ? {} : { why }),
    stage: lastTold.stage,
    server: lastTold.server,
    awaiting: forced === null ? awaiting : null,
    startedAt,
  };
}
