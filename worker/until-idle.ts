import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from '@temporalio/worker';

type Busy = Pick<Worker, 'getStatus'>;

const isBusy = (worker: Busy): boolean => {
  const { numInFlightActivities, numInFlightWorkflowActivations } = worker.getStatus();
  return numInFlightActivities > 0 || numInFlightWorkflowActivations > 0;
};

const LOOKS = 10;

/**
 * Resolves once none of these workers has had an activity or a task of a workflow under way for so many milliseconds.
 * @throws AbortError where nobody waits for it any more
 */
export async function untilIdle(workers: readonly Busy[], milliseconds: number, signal: AbortSignal): Promise<void> {
  for (let idle = 0; idle < LOOKS; idle = workers.some(isBusy) ? 0 : idle + 1)
    await sleep(milliseconds / LOOKS, undefined, { signal });
}
