import { QueryNotRegisteredError, type Client } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askRun } from '../../../cli/temporal/ask-run.ts';
import { BETWEEN_TASKS } from '../../../workflows/messages.ts';

/** A client whose run answers as it is told. */
const client = {
  workflow: { getHandle: () => ({}) },
  withDeadline: (_: number, ask: () => Promise<unknown>) => ask(),
} as unknown as Client;

const between = new QueryNotRegisteredError(BETWEEN_TASKS, 3);
const run = { workflowId: 'ccm/x' };

describe('a run that is between two tasks', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('is asked again until the task has begun', async () => {
    const question = vi
      .fn()
      .mockRejectedValueOnce(between)
      .mockRejectedValueOnce(between)
      .mockResolvedValueOnce('well');
    expect(await askRun(client, run, question)).toEqual({ answer: 'well' });
  });

  it('is not waited for when Temporal hands it to nobody, which is said', async () => {
    const question = vi.fn(() => {
      vi.advanceTimersByTime(5_000);
      return Promise.reject(between);
    });
    expect(await askRun(client, run, question)).toEqual({
      unanswered: expect.stringContaining('has not handed the next task of the run to a worker yet') as string,
    });
    expect(question).toHaveBeenCalledTimes(3);
  });
});

it('a run whose history the worker cannot go through says so at once', async () => {
  const question = vi.fn().mockRejectedValue(new QueryNotRegisteredError('[TMPRL1100] nondeterminism', 3));
  expect(await askRun(client, run, question)).toEqual({
    unanswered: expect.stringContaining('cannot go through the history') as string,
  });
  expect(question).toHaveBeenCalledTimes(1);
});
