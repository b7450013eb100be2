import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities, ReadCluster } from '../activities/types.ts';
import { isPlainObject, ownField } from '../plan/shape.ts';
import { PLANNING } from './look-at-servers.ts';
import { siteQueueOf } from './messages.ts';
import { wasNeverTaken } from './steps/attendance.ts';

/** How long workers of the site have to take it; whoever is there takes it at once. */
const TAKEN_WITHIN = '5 s';

/** As a cluster file may name one; anything else is for the reader of the file to refuse. */
const SITE = /^[a-z0-9][a-z0-9-]{0,30}$/;

/**
 * Has a cluster file read by a worker of the site that it names, which alone has the site's file; by any worker where it
 * names none, or where nobody of the site takes it.
 */
export async function readClusterFile(input: Parameters<Activities['readClusterFile']>[0]): Promise<ReadCluster> {
  const read = (options: object): Promise<ReadCluster> =>
    proxyActivities<Activities>({ ...PLANNING, ...options }).readClusterFile.executeWithOptions(
      { summary: 'read the cluster file' },
      [input],
    );
  const site = siteNamedIn(input.content);
  if (site === undefined) return read({});
  try {
    const taskQueue = siteQueueOf(workflowInfo().taskQueue, site);
    return await read({ taskQueue, scheduleToStartTimeout: TAKEN_WITHIN });
  } catch (failure) {
    if (!wasNeverTaken(failure)) throw failure;
    return read({});
  }
}

function siteNamedIn(content: unknown): string | undefined {
  const site = isPlainObject(content) ? ownField(content, 'site') : undefined;
  return typeof site === 'string' && SITE.test(site) ? site : undefined;
}
