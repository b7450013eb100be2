import type { Client } from '@temporalio/client';
import type { RunStatus } from '../../plan/types/run.ts';
import { Unreadable } from '../../plan/unreadable.ts';
import { statusQuery } from '../../workflows/messages.ts';
import { askRun } from './ask-run.ts';
import { readExecution, type Execution } from './read-execution.ts';
import { viewOf, type RunView } from './run-view.ts';
import { unreadable } from './unreadable.ts';
import { whyEnded } from './why-ended.ts';

/** Where the newest run of a cluster stands. Throws CommandError when there has been none. */
export async function readRun(client: Client, cluster: string): Promise<RunView> {
  const execution = await readExecution(client, cluster);
  const isOver = execution.endedAt !== null;
  const isByForce = execution.forced !== null;
  const [told, why, result] = await Promise.all([
    askRun(client, execution, (handle) => handle.query(statusQuery)),
    isOver && isByForce ? whyEnded(client, execution) : undefined,
    isOver && !isByForce ? resultOf(client, execution) : undefined,
  ]);
  return viewOf(execution, { told, why, result });
}

/** The result of a run that ended by itself holds all of its story; no worker is needed for it. */
async function resultOf(client: Client, { workflowId, runId }: Execution): Promise<Partial<RunStatus>> {
  const result: unknown = await client.workflow.getHandle(workflowId, runId).result();
  if (result instanceof Unreadable) throw unreadable(result);
  return result as Partial<RunStatus>;
}
