import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { RunReference } from '../activities/types.ts';

/** The history of a run, in the form in which Temporal's own commands write and read it. */
export const exportHistory = async (client: Client, { workflowId, runId }: RunReference): Promise<string> =>
  historyToJSON(await client.workflow.getHandle(workflowId, runId).fetchHistory());
