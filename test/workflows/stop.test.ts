import { afterEach, expect, test } from 'vitest';
import type { Step } from '../../plan/types/step.ts';
import { holdUpdate, stopUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { actionStep, checkStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { bad, good, notKnown, type World } from './scripted-worker.ts';

let rehearsal: Rehearsal | undefined;
afterEach(() => rehearsal?.end());

async function begin(after: Step[], world: Partial<World>): Promise<Rehearsal> {
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: [checkStep('PUB/look')] }, after);
  rehearsal = await Rehearsal.start(cluster, plan, { check: () => good(), act: () => ({ commands: [] }), ...world });
  await rehearsal.approve();
  return rehearsal;
}

const stop = (run: Rehearsal): Promise<unknown> =>
  run.handle.executeUpdate(stopUpdate, { args: [{ by: 'Ben', reason: 'it is late' }] });

const REBOOTS = ['PUB/reboot-1', 'PUB/reboot-2', 'PUB/reboot-3'].map(actionStep);

test.each(['a stop', 'a cancellation in Temporal'])(
  '%s in the midst of a stage of steps begins no further one, and lists what is left',
  async (how) => {
    let acts = 0;
    const run = await begin(REBOOTS, {
      check: ({ check }) => (check.name === 'rebooted' && acts === 0 ? bad() : good()),
      async act() {
        acts += 1;
        const { handle } = rehearsal!;
        await (how === 'a stop' ? stop(rehearsal!) : handle.cancel());
        return { commands: [] };
      },
    });
    const { state, openItems } = await run.handle.result();
    expect(state).toBe('stopped');
    expect(acts).toBe(1);
    expect(openItems).toEqual(['step PUB/reboot-2: not carried out', 'step PUB/reboot-3: not carried out']);
  },
);

test('a stop that comes while an act is decided about leaves it undone, whatever is decided then', async () => {
  let acts = 0;
  const run = await begin(REBOOTS.slice(0, 1), {
    check: ({ check }) => (check.name === 'rebooted' ? notKnown() : good()),
    act() {
      acts += 1;
      return { commands: [] };
    },
  });
  const decision = await run.untilAsked('Decide');
  await stop(run);
  await run.answer(decision, 'act-again');
  const { state, openItems } = await run.handle.result();
  expect(state).toBe('stopped');
  expect(acts).toBe(0);
  expect(openItems.join()).toContain('the run was stopped before the act');
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
  const { servers, openItems } = await run.handle.result();
  expect(servers.map(({ state }) => state)).toEqual(['done', 'waiting']);
  expect(openItems).toEqual(['SUB is not done (waiting)']);
});
