import type { WorkPlace } from './placing.ts';
import type { Durations } from './types/cluster.ts';
import type { PlannedServer } from './types/plan.ts';

/** Minutes of the work on one server. An application server's are in its own documents: none are planned (APP-06). */
export function minutesOf(placed: Pick<WorkPlace, 'stage'>, durations: Durations): PlannedServer['minutes'] {
  if (placed.stage === 'application') return { low: 0, high: 0 };
  const { installLow, installHigh, rebootSettle, rebootLimit } = durations;
  return {
    low: Math.ceil((installLow.seconds + rebootSettle.seconds) / 60),
    high: Math.ceil((installHigh.seconds + rebootLimit.seconds) / 60),
  };
}

/** Minutes of all servers one after the other, and of the time that the subscriptions take to settle. */
export function totalMinutes(
  servers: readonly PlannedServer['minutes'][],
  durations: Durations,
): PlannedServer['minutes'] {
  const settle = Math.ceil(durations.subscriptionsSettle.seconds / 60);
  return {
    low: servers.reduce((sum, minutes) => sum + minutes.low, settle),
    high: servers.reduce((sum, minutes) => sum + minutes.high, settle),
  };
}
