import { afterEach, expect, test } from 'vitest';
import type { ServiceSeen } from '../../plan/types/observation.ts';
import type { ServerMemory } from '../../plan/types/run.ts';
import { Rehearsal } from './harness.ts';
import { checkStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { good } from './scripted-worker.ts';

let runs: Rehearsal[] = [];
afterEach(async () => {
  for (const run of runs) await run.end();
  runs = [];
});

const SHIELD: ServiceSeen = { name: 'McShield', displayName: 'McShield', state: 'running', startType: 'automatic' };

test.each(['stopped by a decision', 'terminated in the midst of a server'])(
  'what a run wrote down before it was %s is in the memory of the next one',
  async (how) => {
    const cluster = sampleCluster();
    const recorded = {
      ...checkStep('PUB/recorded'),
      check: { name: 'services-recorded' as const, servers: ['PUB'], arguments: {} },
    };
    const looked = checkStep('PUB/looked');
    const steps = [looked, recorded, promptStep('PUB/one', 'services-restored')];
    const memories: ServerMemory[] = [];
    const begin = async (): Promise<Rehearsal> => {
      const run = await Rehearsal.start(cluster, samplePlan(cluster, { PUB: steps }), {
        check({ check, memory }) {
          if (check.name === 'services-restored') memories.push(memory);
          const isFirst = check.name === 'services-recorded' && memory.servicesBefore === null;
          return isFirst ? { ...good(), remember: { services: [SHIELD] } } : good();
        },
        act: () => ({ commands: [] }),
      });
      runs.push(run);
      await run.approve();
      return run;
    };
    const first = await begin();
    const prompt = await first.untilOpen('PUB/one#1');
    if (how === 'stopped by a decision') {
      await first.answer(prompt, 'differs', 'an alarm');
      await first.answer(await first.untilOpen('PUB/one#2'), 'stop', 'an alarm');
      await first.handle.result();
    } else {
      await first.handle.terminate('by force');
    }
    const second = await begin();
    const again = await second.untilOpen('PUB/one#1');
    await second.answer(again, 'done');
    expect((await second.handle.result()).state).toBe('completed');
    expect(memories.at(-1)?.servicesBefore).toEqual([SHIELD]);

    // What a completed run had set aside is set back, and of no use any more.
    const third = await begin();
    await third.answer(await third.untilOpen('PUB/one#1'), 'done');
    await third.handle.result();
    expect(memories.at(-1)?.servicesBefore).toBeNull();
  },
);
