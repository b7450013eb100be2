import { CancellationScope, condition, isCancellation, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import type { AnyTarget } from '../plan/types/cluster.ts';
import { siteQueueOf } from './messages.ts';
import { PLANNING } from './planning.ts';
import type { WorkflowState } from './workflow-state.ts';
import { lookAttended } from './steps/attendance.ts';

/**
 * Looks at every server before the plan is made. What is seen stays in the history, where the plan is made of it.
 * @param site the site whose file the plan is to go by; undefined: there is none
 * @returns false when the run is stopped meanwhile: nothing is begun yet, so nothing has to be waited for, not even a worker
 */
export async function lookAtServers(
  targets: readonly AnyTarget[],
  state: WorkflowState,
  site: string | undefined,
): Promise<boolean> {
  const { lookAtServer } = proxyActivities<Activities>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, state.site),
    ...PLANNING,
    startToCloseTimeout: '5 min',
    heartbeatTimeout: '10 s',
    cancellationType: 'TRY_CANCEL',
  });
  const look = (target: AnyTarget): Promise<unknown> =>
    lookAttended(state.attendance, (limits) =>
      lookAtServer.executeWithOptions(
        { summary: `look at ${target.server.name}`, ...limits },
        site === undefined ? [target] : [target, site],
      ),
    );
  return (await untilStopped(state, () => Promise.all(targets.map(look)))) !== null;
}

/** Does what waits for a worker, until the run is stopped; null then: nothing is begun yet, so nothing has to be waited for. */
export async function untilStopped<Result>(state: WorkflowState, work: () => Promise<Result>): Promise<Result | null> {
  const working = new CancellationScope();
  void condition(() => state.stop !== null).then(() => working.cancel());
  try {
    return await working.run(work);
  } catch (failure) {
    if (isCancellation(failure)) return null;
    throw failure;
  }
}
