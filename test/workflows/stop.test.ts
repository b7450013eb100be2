import { expect, test } from 'vitest';
import { holdUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { promptStep } from './sample-cluster.ts';
import { beginWithStepsAfter, rebootingWorld, REBOOTS, stop } from './stopping.ts';

test('a stop in the midst of a stage of steps begins no further one, and lists what is left', async () => {
  const world = rebootingWorld(() => stop(run));
  const run = await beginWithStepsAfter(REBOOTS, world);
  const { state, openItems } = await run.result();
  expect(state).toBe('stopped');
  expect(world.done).toEqual(['PUB/reboot-1']);
  expect(openItems).toEqual(['step PUB/reboot-2: not carried out', 'step PUB/reboot-3: not carried out']);
});

test('a stop of a run that is held before a server begins that server no more', async () => {
  const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one')], SUB: [promptStep('SUB/one')] });
  const prompt = await run.untilOpen('PUB/one#1');
  await run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben' }] });
  await run.answer(prompt, 'done');
  await run.until('the end of PUB', ({ servers }) => servers[0]?.state === 'done');
  await stop(run);
  const { servers, openItems } = await run.result();
  expect(servers.map(({ state }) => state)).toEqual(['done', 'waiting']);
  expect(openItems).toEqual(['SUB is not done (waiting)']);
});
