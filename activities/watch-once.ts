import { activityInfo, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { FailureCode } from '../plan/failures.ts';
import type { Site } from '../plan/platform/site.ts';
import { isPlainObject, numberIn, ownField, record, type Shape } from '../plan/shape.ts';
import type { Verdict } from '../plan/types/run.ts';
import type { CheckInput } from './types.ts';
import { whileWanted } from './while-wanted.ts';
import { Withdrawal } from './withdrawal.ts';

/** How often a look that takes its time tells Temporal that its worker lives. */
export const HEARTBEAT_MS = 2_000;

/** So often in a row a look may fail before the watch does. */
const LOOKS_THAT_FAIL = 5;

/** What one look of a watch tells the next: how many before it have failed, in a row. */
interface Told {
  readonly failed: number;
}

/** It comes back from Temporal, and is a stranger's. */
const isTold: Shape<Told> = record({ failed: numberIn(0, LOOKS_THAT_FAIL) });

/**
 * One look of a watch: returns what is not good any more, or that all is well when the time of the watch is over. Otherwise
 * Temporal makes the next look after the pause, as another attempt of the same activity: no worker waits for it, and the
 * history does not grow. The watch begins with its pause, since somebody has just looked.
 * @throws ApplicationFailure of type NOT_YET, with what was seen, when it goes on
 */
export async function watchOnce(site: Site, input: CheckInput, everySeconds: number): Promise<Verdict> {
  const goOn = (seen: string): ApplicationFailure =>
    ApplicationFailure.create({
      message: seen,
      type: 'NOT_YET' satisfies FailureCode,
      nextRetryDelay: everySeconds * 1000,
      category: 'BENIGN',
    });
  const info = activityInfo();
  if (info.attempt === 1) throw goOn(`the first look is made after ${everySeconds} s`);
  const failed = failedBefore(info.heartbeatDetails);
  const tell = (told: Told): void => heartbeat(told);
  const alive = setInterval(() => tell({ failed }), HEARTBEAT_MS);
  try {
    const { verdict } = await whileWanted(() =>
      counted(failed, () => new Withdrawal(site, input).judge(() => site.see(input))),
    );
    if (verdict.verdict !== 'good' || isOver(input)) return verdict;
    tell({ failed: 0 });
    throw goOn(verdict.seen);
  } finally {
    clearInterval(alive);
  }
}

/**
 * Does what comes before a look. Of a watch it counts with its looks where it fails: Temporal would try it again for as long as
 * the watch lasts, and nobody would hear of it.
 */
export const countedIn = <Result>(sent: unknown, work: () => Promise<Result>): Promise<Result> =>
  !isPlainObject(sent) || ownField(sent, 'watchEverySeconds') === undefined
    ? work()
    : counted(failedBefore(activityInfo().heartbeatDetails), work);

const failedBefore = (told: unknown): number => (isTold(told) ? told.failed : 0);

async function counted<Result>(failed: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    heartbeat({ failed: failed + 1 } satisfies Told);
    throw failed + 1 < LOOKS_THAT_FAIL ? error : ApplicationFailure.nonRetryable((error as Error).message);
  }
}

/** By Temporal's clock alone: attempts may be made by several workers. */
function isOver({ check }: CheckInput): boolean {
  const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
  return currentAttemptScheduledTimestampMs - scheduledTimestampMs >= (check.withinSeconds ?? 0) * 1000;
}
