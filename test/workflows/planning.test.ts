import { ActivityFailure, ApplicationFailure, RetryState, TimeoutFailure, TimeoutType } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { planned } from '../../workflows/planning.ts';

const failed = (cause: Error): ActivityFailure =>
  new ActivityFailure('Activity task failed', 'makePlan', '7', RetryState.MAXIMUM_ATTEMPTS_REACHED, 'worker', cause);

describe('what keeps a plan from being made', () => {
  it('is told as it is where the table of failures has it', async () => {
    const refused = failed(ApplicationFailure.nonRetryable('no publisher', 'CLUSTER_FILE_INVALID'));
    await expect(planned(Promise.reject(refused))).rejects.toBe(refused);
  });

  it.each([
    ['workers that died', new TimeoutFailure('activity Heartbeat timeout', undefined, TimeoutType.HEARTBEAT)],
    ['an error of our own', ApplicationFailure.create({ type: 'TypeError', message: 'x is not a function' })],
    [
      'an error that calls itself like something every object has',
      ApplicationFailure.create({ type: 'toString', message: 'x' }),
    ],
  ])('ends the run as NOT_PLANNED, with its reason: %s', async (_, cause) => {
    await expect(planned(Promise.reject(failed(cause)))).rejects.toMatchObject({
      type: 'NOT_PLANNED',
      nonRetryable: true,
      message: `no plan was made, since makePlan failed each time: ${cause.message}`,
    });
  });

  it('is left alone where it is no failure of an activity', async () => {
    const error = ApplicationFailure.nonRetryable('another id', 'WRONG_WORKFLOW_ID');
    await expect(planned(Promise.reject(error))).rejects.toBe(error);
  });
});
