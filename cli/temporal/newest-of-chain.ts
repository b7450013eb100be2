import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../workflows/messages.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** What Temporal calls its runs by: nothing else may get into a query. */
const RUN_ID = /^[\w-]{1,64}$/;

/**
 * Id of the newest run of a chain, by the id of any of them.
 * @throws CommandError where the cluster has had no such run, or Temporal has deleted it
 */
export async function newestOfChain(client: Client, cluster: string, run: string): Promise<string> {
  if (RUN_ID.test(run)) {
    const first = await firstRunOf(client, cluster, run);
    const newest = first && (await newestWhere(client, cluster, `CcmRun = '${first}' OR RunId = '${first}'`));
    if (newest) return newest.runId;
  }
  throw new CommandError(EXIT.unknown, `cluster ${cluster} has had no run ${run}, or Temporal has deleted it`, [
    '`ccmctl runs` lists the runs that Temporal still has',
  ]);
}

async function firstRunOf(client: Client, cluster: string, run: string): Promise<string | undefined> {
  const named = await newestWhere(client, cluster, `CcmRun = '${run}' OR RunId = '${run}'`);
  const kept = named?.memo?.['CcmRun'];
  return typeof kept === 'string' && RUN_ID.test(kept) ? kept : named?.runId;
}

/** Ids of clusters hold no quote. */
async function newestWhere(client: Client, cluster: string, query: string) {
  const workflowId = workflowIdOf(cluster).replaceAll(/['"\\]/g, '');
  let newest;
  for await (const info of client.workflow.list({ query: `WorkflowId = '${workflowId}' AND (${query})` }))
    if (!newest || newest.startTime < info.startTime) newest = info;
  return newest;
}
