import { activityInfo, cancellationSignal, getClient } from '@temporalio/activity';
import { ActFence, CLOCKS } from './act-fence.ts';

/**
 * How old Temporal's word on an act may be when a command goes out: a busy worker needs it, and it is over long before
 * Temporal takes a silent worker for dead (`HEARTBEAT_SECONDS` of `workflows/steps/act-once.ts`), so that whoever comes
 * next has waited it out.
 */
export const BOUND_MS = 5_000;

/** The fence of the activity that runs: the Temporal server itself is asked, by a heartbeat that nothing holds back. */
export function fenceOfActivity(): ActFence {
  const { taskToken, startToCloseTimeoutMs } = activityInfo();
  const client = getClient();
  return new ActFence({
    stillTheOne: () => client.withDeadline(Date.now() + BOUND_MS, () => client.activity.heartbeat(taskToken)),
    isCancelled: () => cancellationSignal().aborted,
    boundMs: BOUND_MS,
    lastsMs: startToCloseTimeoutMs,
    clocks: CLOCKS,
  });
}
