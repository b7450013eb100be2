import type { Client } from '@temporalio/client';
import type { RunStatus } from '../../plan/types/run.ts';
import { Unreadable } from '../../plan/unreadable.ts';
import type { Execution } from './read-execution.ts';
import { unreadable } from './unreadable.ts';

/** The result of a run that ended by itself: its last status. No worker is needed for it. */
export async function readResult(
  client: Client,
  { workflowId, runId }: Pick<Execution, 'workflowId' | 'runId'>,
): Promise<Partial<RunStatus>> {
  const result: unknown = await client.workflow.getHandle(workflowId, runId).result();
  if (result instanceof Unreadable) throw unreadable(result);
  return result as Partial<RunStatus>;
}
