import { activityInfo, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { FailureCode } from '../plan/failures.ts';
import { isPlainObject, numberIn, ownField, record, type Shape } from '../plan/shape.ts';
import type { CheckInput } from './types.ts';

/** How often a look that takes its time tells Temporal that its worker lives. */
export const HEARTBEAT_MS = 2_000;

/** So often in a row a look may fail before the activity does. */
const LOOKS_THAT_FAIL = 5;

/** What one attempt tells the next: how many looks before it have failed, in a row. */
interface Told {
  readonly failed: number;
}

/** It comes back from Temporal, and is a stranger's. */
const isTold: Shape<Told> = record({ failed: numberIn(0, LOOKS_THAT_FAIL) });

/**
 * The attempts of an activity that looks for hours: each looks for a while, and Temporal makes the next one after a pause. So
 * the history does not grow, the input is judged anew by each, and a worker that dies in one is no look that failed.
 */
export class Attempts {
  readonly #forSeconds: number | undefined;
  #failed: number;

  /** @param forSeconds how long the activity goes on; undefined: it is a single attempt, which Temporal counts where it fails */
  constructor(forSeconds: number | undefined) {
    this.#forSeconds = forSeconds;
    this.#failed = forSeconds === undefined ? 0 : failedBefore(activityInfo().heartbeatDetails);
  }

  /** Tells Temporal that the worker lives, and what was seen. */
  tell(seen?: string): void {
    if (this.#forSeconds === undefined) heartbeat(seen);
    else heartbeat({ failed: this.#failed, ...(seen === undefined ? {} : { seen }) });
  }

  /** Looks once. @throws what the look throws; for good where too many in a row have failed */
  async look<Seen>(work: () => Promise<Seen>): Promise<Seen> {
    if (this.#forSeconds === undefined) return work();
    const seen = await counted(this.#failed, work);
    this.#failed = 0;
    return seen;
  }

  /** Whether its time is not over, by Temporal's clock alone: attempts may be made by several workers. */
  get goesOn(): boolean {
    const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
    return currentAttemptScheduledTimestampMs - scheduledTimestampMs < (this.#forSeconds ?? 0) * 1000;
  }
}

/** What an attempt fails with that has another one made after a pause. */
export const notYet = (seen: string, pauseSeconds: number): ApplicationFailure =>
  ApplicationFailure.create({
    message: seen,
    type: 'NOT_YET' satisfies FailureCode,
    nextRetryDelay: pauseSeconds * 1000,
    category: 'BENIGN',
  });

/** For how many seconds a look goes on as one attempt after the other; undefined: it is a single one. */
export const goesOnFor = ({ watchEverySeconds, check, asked }: CheckInput): number | undefined =>
  watchEverySeconds === undefined ? asked?.goesOnSeconds : (check.withinSeconds ?? 0);

/**
 * Does what comes before a look. Of one that goes on for hours it counts with its looks where it fails: Temporal would try it
 * again all the while, and nobody would hear of it.
 */
export const countedIn = <Result>(sent: unknown, work: () => Promise<Result>): Promise<Result> =>
  isOfAttempts(sent) ? counted(failedBefore(activityInfo().heartbeatDetails), work) : work();

function isOfAttempts(sent: unknown): boolean {
  if (!isPlainObject(sent)) return false;
  const asked = ownField(sent, 'asked');
  const goesOn = isPlainObject(asked) ? ownField(asked, 'goesOnSeconds') : undefined;
  return ownField(sent, 'watchEverySeconds') !== undefined || goesOn !== undefined;
}

const failedBefore = (told: unknown): number => (isTold(told) ? told.failed : 0);

async function counted<Result>(failed: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    heartbeat({ failed: failed + 1 } satisfies Told);
    throw failed + 1 < LOOKS_THAT_FAIL ? error : ApplicationFailure.nonRetryable((error as Error).message);
  }
}
