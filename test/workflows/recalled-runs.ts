import type { ServiceSeen } from '../../platforms/callmanager4/types/observation.ts';
import type { Memory } from '../../plan/types/run.ts';
import { Rehearsal } from './harness.ts';
import { checkStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { good } from './scripted-worker.ts';

export const SHIELD: ServiceSeen = {
  name: 'McShield',
  displayName: 'McShield',
  state: 'running',
  startType: 'automatic',
};

const recorded = checkStep('PUB/recorded', 'block', 'services-recorded');

/** Runs of one cluster, one after the other: each writes services down where none before it has, and asks one prompt. */
export class RecalledRuns {
  /** What was known at the prompt of the newest run. */
  memory: Memory | undefined;
  readonly #cluster = sampleCluster();

  async begin(): Promise<Rehearsal> {
    const steps = [recorded, promptStep('PUB/one', 'services-restored')];
    const run = await Rehearsal.start(this.#cluster, samplePlan(this.#cluster, { PUB: steps }), {
      check: ({ check, memory }) => {
        if (check.name === 'services-restored') this.memory = memory;
        const isFirst = check.name === 'services-recorded' && memory.servicesBefore === null;
        return isFirst ? { ...good(), remember: { setAside: [SHIELD] } } : good();
      },
    });
    await run.approve();
    return run;
  }

  /** Carries a run to its end, and returns what was known at its prompt. */
  async complete(): Promise<Memory | undefined> {
    const run = await this.begin();
    await run.answer(await run.untilOpen('PUB/one#1'), 'done');
    await run.result();
    return this.memory;
  }

  /** Has a run stopped at its prompt. */
  async stopAtPrompt(): Promise<void> {
    const run = await this.begin();
    await run.answer(await run.untilOpen('PUB/one#1'), 'differs', 'an alarm');
    await run.answer(await run.untilOpen('PUB/one#2'), 'stop', 'an alarm');
    await run.result();
  }
}
