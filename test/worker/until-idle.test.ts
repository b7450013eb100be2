import { expect, test } from 'vitest';
import { untilIdle } from '../../worker/until-idle.ts';

/** A worker that has so many activities and tasks under way at each look, and the last numbers from then on. */
function workerWith(...looks: readonly (readonly [activities: number, tasks: number])[]) {
  let asked = 0;
  return {
    get asked() {
      return asked;
    },
    getStatus() {
      const [numInFlightActivities, numInFlightWorkflowActivations] = looks[Math.min(asked, looks.length - 1)] ?? [
        0, 0,
      ];
      asked += 1;
      return { numInFlightActivities, numInFlightWorkflowActivations } as never;
    },
  };
}

const NOBODY_ABORTS = new AbortController().signal;

test('workers are idle once none has had anything under way for ten looks in a row', async () => {
  const [one, other] = [
    workerWith([1, 0], [0, 1], [0, 0]),
    workerWith(...Array<[number, number]>(5).fill([0, 0]), [1, 0], [0, 0]),
  ];
  await untilIdle([one, other], 20, NOBODY_ABORTS);
  // While the first is busy nobody asks the second; it is busy when it is asked for the sixth time.
  expect([one.asked, other.asked]).toEqual([18, 16]);
});

test('a worker that never rests is waited for until nobody waits any more', async () => {
  const busy = workerWith([1, 0]);
  const waiting = untilIdle([busy], 20, AbortSignal.timeout(100));
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(busy.asked).toBeGreaterThan(10);
});
