import type { Client } from '@temporalio/client';
import type { Plan } from '../../plan/types/plan.ts';
import type { RunStatus } from '../../plan/types/run.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { readPlan, readStatus } from '../temporal/messages-to-runs.ts';

/** All that is known of one run: what audit and report are made of. It holds no secret, since a run never sees one. */
export interface RunRecord extends RunStatus {
  /** Name of the workflow type. */
  readonly workflowType: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** ISO 8601 in UTC; null while the run goes on. */
  readonly endedAt: string | null;
  /** Null while it is being made. */
  readonly plan: Plan | null;
}

/** Asks Temporal and a worker for all that is known of the newest run of a cluster. Throws CommandError without one. */
export async function readRecord(client: Client, cluster: string): Promise<RunRecord> {
  const status = await readStatus(client, cluster);
  const plan = await readPlan(client, cluster);
  const handle = client.workflow.getHandle(workflowIdOf(cluster), status.runId);
  const { type, startTime, closeTime } = await handle.describe();
  return {
    ...status,
    workflowType: type,
    startedAt: startTime.toISOString(),
    endedAt: closeTime?.toISOString() ?? null,
    plan,
  };
}
