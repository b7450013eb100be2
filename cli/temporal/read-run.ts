import type { Client } from '@temporalio/client';
import { statusQuery } from '../../workflows/messages.ts';
import { askRun } from './ask-run.ts';
import { readExecution } from './read-execution.ts';
import { readResult } from './read-result.ts';
import { viewOf, type RunView } from './run-view.ts';
import { whyEnded } from './why-ended.ts';

/**
 * Where a run of a cluster stands.
 * @param run id of any run of its chain; undefined: the newest one of the cluster
 * @throws CommandError when there has been none
 */
export async function readRun(client: Client, cluster: string, run?: string): Promise<RunView> {
  const execution = await readExecution(client, cluster, run);
  const isOver = execution.endedAt !== null;
  const isByForce = execution.forced !== null;
  const [told, why, result] = await Promise.all([
    askRun(client, execution, (handle) => handle.query(statusQuery)),
    isOver && isByForce ? whyEnded(client, execution) : undefined,
    isOver && !isByForce ? readResult(client, execution) : undefined,
  ]);
  return viewOf(execution, { told, why, result });
}
