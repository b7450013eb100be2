import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities, ReadCluster } from '../activities/types.ts';
import { untilStopped } from './look-at-servers.ts';
import { siteQueueOf } from './messages.ts';
import { PLANNING } from './planning.ts';
import { lookAttended } from './steps/attendance.ts';
import type { WorkflowState } from './workflow-state.ts';

/**
 * Has a cluster file read by a worker of the site that it names, which alone has the site's file. Where nobody of the site
 * listens, the run says so and waits; null where it is stopped meanwhile.
 */
export function readClusterFile(
  state: WorkflowState,
  input: Parameters<Activities['readClusterFile']>[0],
): Promise<ReadCluster | null> {
  const activities = proxyActivities<Activities>({
    ...PLANNING,
    taskQueue: siteQueueOf(workflowInfo().taskQueue, state.site),
    cancellationType: 'TRY_CANCEL',
  });
  const summary = 'read the cluster file';
  return untilStopped(state, () =>
    lookAttended(state.attendance, (limits) =>
      activities.readClusterFile.executeWithOptions({ summary, ...limits }, [input]),
    ),
  );
}
