import type { Client } from '@temporalio/client';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import { siteQueueOf, TASK_QUEUE } from '../../workflows/messages.ts';

/** Task queues of Temporal's protocol (`TaskQueueType`): of workflows and of activities. */
const WORKFLOWS = 1;
const ACTIVITIES = 2;

/** A worker asks for work at least once a minute; whoever has not for so long is gone, in milliseconds. */
const GONE_AFTER = 90_000;

/** What is missing for a cluster's run to go on, one sentence each: a worker may still be started after the run. */
export async function findAbsences(
  client: Client,
  { site, siteRules }: Pick<AnyCluster, 'site' | 'siteRules'>,
): Promise<readonly string[]> {
  const [forWorkflows, atSite] = await Promise.all([
    doesListen(client, TASK_QUEUE, WORKFLOWS),
    doesListen(client, siteQueueOf(TASK_QUEUE, site), ACTIVITIES),
  ]);
  return [
    ...(forWorkflows ? [] : ['no worker takes runs: the run waits for one; start it with `ccmctl worker`']),
    ...(atSite || site === undefined
      ? []
      : [
          `no worker takes work of site ${site}: the run waits for one; start it with \`ccmctl worker ${siteRules ? '--site-file FILE' : `--sites ${site}`}\``,
        ]),
  ];
}

async function doesListen(client: Client, name: string, taskQueueType: number): Promise<boolean> {
  const { namespace } = client.options;
  const answer = await client.workflowService.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType });
  const since = Date.now() - GONE_AFTER;
  return (answer.pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > since);
}
