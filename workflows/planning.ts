import { ActivityFailure, ApplicationFailure, type ActivityOptions } from '@temporalio/workflow';
import { FAILURES, NON_RETRYABLE, type FailureCode } from '../plan/failures.ts';
import { reasonOf } from './steps/look.ts';

/** What reads and changes nothing may be tried again, unless the table of failures says that it is no use. */
const HARMLESS = {
  // What has no server to wait for takes a moment, and is missed soon where its worker dies.
  startToCloseTimeout: '30 s',
  retry: { maximumInterval: '10 s', maximumAttempts: 3, nonRetryableErrorTypes: [...NON_RETRYABLE] },
} as const satisfies ActivityOptions;

/** Of what is asked about where it cannot be read. */
export const READING: ActivityOptions = HARMLESS;

/** Of looking and planning, whose failure ends the run: workers may die a few times meanwhile. */
export const PLANNING: ActivityOptions = { ...HARMLESS, retry: { ...HARMLESS.retry, maximumAttempts: 10 } };

/**
 * Whatever keeps a plan from being made ends the run, since nothing is begun yet.
 * @throws ApplicationFailure of type NOT_PLANNED where it is nothing that the table of failures has
 */
export async function planned<Result>(planning: Promise<Result>): Promise<Result> {
  try {
    return await planning;
  } catch (failure) {
    if (!(failure instanceof ActivityFailure) || isInTable(failure.cause)) throw failure;
    const message = `no plan was made, since ${failure.activityType} failed each time: ${reasonOf(failure)}`;
    throw ApplicationFailure.create({
      message,
      type: 'NOT_PLANNED' satisfies FailureCode,
      nonRetryable: true,
      cause: failure,
    });
  }
}

const isInTable = (cause: unknown): boolean =>
  cause instanceof ApplicationFailure && Object.hasOwn(FAILURES, cause.type ?? '');
