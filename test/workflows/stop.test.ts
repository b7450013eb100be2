import { afterEach, expect, test } from 'vitest';
import { holdUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { good } from './scripted-worker.ts';
import { beginWithStepsAfter, rebootingWorld, REBOOTS, stop } from './stopping.ts';

let rehearsal: Rehearsal | undefined;
afterEach(() => rehearsal?.end());

test('a stop in the midst of a stage of steps begins no further one, and lists what is left', async () => {
  const world = rebootingWorld(() => stop(rehearsal!));
  rehearsal = await beginWithStepsAfter(REBOOTS, world);
  const { state, openItems } = await rehearsal.result();
  expect(state).toBe('stopped');
  expect(world.done).toEqual(['PUB/reboot-1']);
  expect(openItems).toEqual(['step PUB/reboot-2: not carried out', 'step PUB/reboot-3: not carried out']);
});

test('a stop of a run that is held before a server begins that server no more', async () => {
  const cluster = sampleCluster();
  const steps = { PUB: [promptStep('PUB/one')], SUB: [promptStep('SUB/one')] };
  const run = await Rehearsal.start(cluster, samplePlan(cluster, steps), {
    check: () => good(),
    act: () => ({ commands: [] }),
  });
  rehearsal = run;
  await run.approve();
  const prompt = await run.untilOpen('PUB/one#1');
  await run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben' }] });
  await run.answer(prompt, 'done');
  await run.until('the end of PUB', ({ servers }) => servers[0]?.state === 'done');
  await stop(run);
  const { servers, openItems } = await run.result();
  expect(servers.map(({ state }) => state)).toEqual(['done', 'waiting']);
  expect(openItems).toEqual(['SUB is not done (waiting)']);
});
