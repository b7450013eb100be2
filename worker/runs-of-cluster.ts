import type { Client } from '@temporalio/client';
import { readRecord, type RunsOfCluster } from '../activities/recall/recorded-runs.ts';
import { recordedQuery } from '../workflows/messages.ts';

/** Nobody waits longer for a run that cannot be read any more. */
const PATIENCE_MS = 10_000;

/** The runs that a Temporal server keeps. */
export const runsOfCluster = (client: Client): RunsOfCluster => ({
  async *others({ workflowId, runId: current }) {
    for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
      if (runId !== current)
        yield () =>
          client.connection.withDeadline(Date.now() + PATIENCE_MS, async () =>
            readRecord(await client.workflow.getHandle(workflowId, runId).query(recordedQuery)),
          );
  },
});
