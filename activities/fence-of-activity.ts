import { activityInfo, cancellationSignal } from '@temporalio/activity';
import { ActFence, CLOCKS } from './act-fence.ts';
import type { ActHeartbeats } from './act-heartbeats.ts';

/**
 * How old Temporal's word on an act may be when a command goes out: a busy worker needs it, and it is over long before
 * Temporal takes a silent worker for dead (`HEARTBEAT_SECONDS` of `workflows/steps/act-once.ts`), so that whoever comes
 * next has waited it out.
 */
export const BOUND_MS = 5_000;

/** The fence of the activity that runs: the Temporal server itself is asked, by a heartbeat, and has what that carries. */
export const fenceOfActivity = (heartbeats: ActHeartbeats): ActFence =>
  new ActFence({
    stillTheOne: () => heartbeats.send(),
    isCancelled: () => cancellationSignal().aborted,
    boundMs: BOUND_MS,
    lastsMs: activityInfo().startToCloseTimeoutMs,
    clocks: CLOCKS,
  });
