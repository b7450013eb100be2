import { describe, expect, it } from 'vitest';
import type { ActivateInput } from '@temporalio/workflow';
import { BETWEEN_TASKS } from '../../workflows/messages.ts';
import { interceptors } from '../../workflows/only-begun-tasks.ts';

type Activation = ActivateInput['activation'];

const task = (jobs: Activation['jobs'], other: Activation = {}): Activation =>
  ({ timestamp: { seconds: 5, nanos: 7 }, historySizeBytes: 900, historyLength: 12, ...other, jobs }) as never;

const SIGNAL = [{ signalWorkflow: {} }];
const RESULT = [{ resolveActivity: { seq: 1, result: { completed: {} } } }];
const GIVEN_UP = [{ resolveActivity: { seq: 1, result: { cancelled: {} } } }];
const QUESTION = [{ queryWorkflow: {} }];

/** What becomes of activations one after the other: taken by the run, or refused. */
function given(...activations: readonly (Activation | [Activation, number])[]): readonly ('taken' | 'refused')[] {
  const [interceptor] = interceptors().internals ?? [];
  return activations.map((one) => {
    const [activation, batchIndex] = Array.isArray(one) ? one : [one, 0];
    try {
      interceptor?.activate?.({ activation, batchIndex }, () => undefined);
      return 'taken';
    } catch (error) {
      expect((error as Error).message).toBe(BETWEEN_TASKS);
      return 'refused';
    }
  });
}

const begun = task([{ initializeWorkflow: {} }]);
const early = { historyLength: 14 };
const next = { timestamp: { seconds: 6, nanos: 7 }, historySizeBytes: 1_200, historyLength: 16 } as never;

describe('what belongs to a task that is not begun', () => {
  it.each<[string, Activation]>([
    ['a signal', task(SIGNAL, early)],
    ['the result of an activity', task(RESULT, early)],
    ['the failure of one', task([{ resolveActivity: { seq: 1, result: { failed: {} } } }], early)],
    ['the end of a timer', task([{ fireTimer: { seq: 1 } }], early)],
    ['a cancellation', task([{ cancelWorkflow: {} }], early)],
    ['the end of a cancelled activity, when the history has grown', task(GIVEN_UP, early)],
    ['a signal after a task that Temporal took back, so that the history is as long as before', task(SIGNAL)],
  ])('is refused: %s', (_, activation) => {
    expect(given(begun, activation)).toEqual(['taken', 'refused']);
  });

  it('is refused as often as it comes, and taken in its task', () => {
    expect(given(begun, task(QUESTION), task(SIGNAL, early), task(SIGNAL, early), task(SIGNAL, next))).toEqual([
      ...['taken', 'taken', 'refused', 'refused', 'taken'],
    ]);
  });
});

describe('what is taken', () => {
  it.each<[string, Activation | [Activation, number]]>([
    ['the next task', task(SIGNAL, next)],
    ['the next task within the same moment', task(SIGNAL, { historySizeBytes: 1_200 } as never)],
    ['the next task when the history has become no larger', task(SIGNAL, { timestamp: { seconds: 6, nanos: 7 } } as never)],
    ['the end of an activity that the run has given up in the task', task(GIVEN_UP)],
    ['the second half of what the task brought', [task(RESULT), 1]],
    ['a question', task(QUESTION)],
    ['a question after a task that Temporal took back, so that the history is shorter than before', task(QUESTION, { historyLength: 10 })],
  ])('%s', (_, activation) => {
    expect(given(begun, activation)).toEqual(['taken', 'taken']);
  }); // prettier-ignore

  it('everything, from a server that tells no size of histories', () => {
    const unsized = { historySizeBytes: 0 } as never;
    expect(given(task(SIGNAL, unsized), task(SIGNAL, unsized))).toEqual(['taken', 'taken']);
  });
});
