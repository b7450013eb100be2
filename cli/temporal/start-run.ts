import type { Client } from '@temporalio/client';
import type { RunInput } from '../../activities/types.ts';
import { markRehearsal } from '../../plan/rehearsal.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import { TASK_QUEUE, workflowIdOf } from '../../workflows/messages.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { WORKFLOW_TYPES, type ProcedureName } from '../procedures.ts';

export interface StartedRun {
  readonly workflowId: string;
  readonly runId: string;
}

export interface RunToStart {
  readonly cluster: Pick<AnyCluster, 'name' | 'rehearsal'>;
  readonly procedure: ProcedureName;
  readonly input: RunInput;
}

/**
 * Starts the workflow of a procedure under the cluster's own id.
 * @throws CommandError (refused) that names the run which holds the cluster already.
 */
export async function startRun(client: Client, run: RunToStart): Promise<StartedRun> {
  const workflowId = workflowIdOf(run.cluster.name);
  try {
    const handle = await client.workflow.start(WORKFLOW_TYPES[run.procedure], {
      workflowId,
      taskQueue: TASK_QUEUE,
      args: [run.input],
      workflowIdConflictPolicy: 'FAIL',
      staticSummary: markRehearsal(`${run.procedure} of cluster ${run.cluster.name}`, run.cluster),
    });
    return { workflowId, runId: handle.firstExecutionRunId };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'WorkflowExecutionAlreadyStartedError') throw error;
    throw await describeConflict(client, run.cluster.name);
  }
}

/** Who holds the cluster, as far as Temporal itself can say without a worker. */
async function describeConflict(client: Client, cluster: string): Promise<CommandError> {
  const { type, startTime, runId } = await client.workflow.getHandle(workflowIdOf(cluster)).describe();
  return new CommandError(
    EXIT.refused,
    `refused: cluster ${cluster} has a run already: ${type}, since ${startTime.toISOString()}, run ${runId}`,
    [`\`ccmctl status ${cluster}\` shows where it stands; two runs on one cluster cannot be`],
  );
}
