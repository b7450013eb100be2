import { expect, test } from 'vitest';
import { holdUpdate } from '../../workflows/messages.ts';
import type { Rehearsal } from './harness.ts';
import { good, notKnown } from './scripted-worker.ts';
import { beginWithStepsAfter, rebootingWorld, REBOOTS, stop } from './stopping.ts';

const ORDERS = {
  stop,
  cancel: (run: Rehearsal) => run.handle.cancel(),
  hold: (run: Rehearsal) => run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben' }] }),
} as const;

type Order = keyof typeof ORDERS;

// A hold after a stop is refused or comes too late; either way nothing further is begun.
const SEQUENCES: Order[][] = [
  ['cancel'],
  ['hold', 'stop'],
  ['hold', 'cancel'],
  ['stop', 'hold', 'cancel'],
  ['stop', 'cancel'],
  ['cancel', 'hold', 'stop'],
  ['cancel', 'stop', 'hold'],
];

test.each(SEQUENCES.map((orders) => [orders.join(', then '), orders] as const))(
  '%s in the midst of a stage of steps begins no further one',
  async (_, orders) => {
    const world = rebootingWorld(async () => {
      for (const order of orders) await ORDERS[order](run).catch(() => undefined);
    });
    const run = await beginWithStepsAfter(REBOOTS, world);
    const { state, openItems } = await run.result();
    expect(state).toBe('stopped');
    expect(world.done).toEqual(['PUB/reboot-1']);
    expect(openItems).toEqual(['step PUB/reboot-2: not carried out', 'step PUB/reboot-3: not carried out']);
  },
);

test('a stop that comes while an act is decided about leaves it undone, whatever is decided then', async () => {
  let acts = 0;
  const run = await beginWithStepsAfter(REBOOTS.slice(0, 1), {
    check: ({ check }) => (check.name === 'rebooted' ? notKnown() : good()),
    act: () => void (acts += 1),
  });
  const decision = await run.untilAsked('Decide');
  await stop(run);
  await run.answer(decision, 'act-again');
  const { state, openItems } = await run.result();
  expect(state).toBe('stopped');
  expect(acts).toBe(0);
  expect(openItems.join()).toContain('the run was stopped before the act');
});
