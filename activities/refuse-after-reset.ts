import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { FailureCode } from '../plan/failures.ts';
import type { ActionInput } from './types.ts';

/**
 * After a Reset in Temporal the story of a run has forgotten what came after that point: people decide, not a machine.
 * @throws ApplicationFailure of type RUN_WAS_RESET, with the run that the Reset has made, where the act was decided in another
 */
export function refuseAfterReset({ step, run }: Pick<ActionInput, 'step' | 'run'>): void {
  const current = activityInfo().workflowExecution?.runId;
  if (current === run) return;
  const message = `${step} was not begun: somebody has reset the run in Temporal, and what was done after that point is not in its story`;
  throw ApplicationFailure.nonRetryable(message, 'RUN_WAS_RESET' satisfies FailureCode, current);
}
