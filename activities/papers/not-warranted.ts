import { ApplicationFailure } from '@temporalio/common';
import type { FailureCode } from '../../plan/failures.ts';

/** Whoever cannot look it up begins nothing. */
export function nothingBegun(error: unknown): never {
  throw notWarranted((error as Error).message);
}

/** Why an act is not begun. */
export const notWarranted = (why: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`not warranted: ${why}; nothing was sent`, 'NOT_WARRANTED' satisfies FailureCode);
