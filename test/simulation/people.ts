import { RETRY_ONCE, type DecidePolicy } from '../../lab/robot-answers.ts';
import type { RobotRun } from '../../lab/robot-run.ts';
import type { Manners } from '../../lab/robots.ts';
import type { Answer, RunResult, RunStatus, StatusPrompt } from '../../plan/types/run.ts';
import type { Mistake, Night } from './night.ts';
import type { World } from './simulate-night.ts';

const POLICIES: Readonly<Record<Night['policy'], DecidePolicy>> = {
  'once more': RETRY_ONCE,
  patiently: [
    'look-again',
    'read-again',
    'write-again',
    'ask-again',
    'repair',
    'look-again',
    'look-again',
    'go-on',
    'stop',
  ],
  boldly: ['act-again', 'look-again', 'repair', 'go-on', 'stop'],
  stop: ['stop'],
};

export const policyOf = ({ policy }: Night): DecidePolicy => POLICIES[policy];

/** The run as people see it; where they are seen to ask and to answer. */
export function runOf({ temporal, happenings }: World): RobotRun {
  const asked = new Set<string>();
  return {
    async status() {
      const status = (await temporal.query('status')) as RunStatus;
      for (const { id } of status.prompts) {
        if (!asked.has(id)) happenings.reached('asked');
        asked.add(id);
      }
      return status;
    },
    async answer(answer, way) {
      happenings.answers(answer);
      if (way === 'signal') temporal.signal('answer', [answer]);
      else await temporal.update('answer', [answer]);
      happenings.reached('answered');
    },
    async approve(approval, way) {
      if (way === 'signal') temporal.signal('approve', [approval]);
      else await temporal.update('approve', [approval]);
    },
    result: () => temporal.result as Promise<RunResult>,
  };
}

/** People think before they answer, and have nothing done again of which nobody knows whether it was done. */
export const mannersOf =
  ({ random }: World, { policy }: Night) =>
  ({ form }: StatusPrompt): Manners => {
    const isKnown = form.kind !== 'choice' || !form.choices.some(({ value }) => value === 'attest');
    return {
      delayMilliseconds: random.number(0, 20) === 0 ? 40_000 : random.number(0, 2_000),
      ...(isKnown || policy === 'boldly'
        ? {}
        : { change: (answer) => (answer.value === 'act-again' ? { ...answer, value: 'stop' } : answer) }),
    };
  };

/** So often somebody tries to err, and so long is waited in between: there may be nothing that can be answered yet. */
const TRIES = 40;
const BETWEEN_MS = 3_000;

/** What a person does that nobody has asked for. @returns whether it was possible before the night was over */
export async function err(world: World, mistake: Mistake): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await MISTAKES[mistake](world);
      return true;
    } catch {
      await world.time.pass(BETWEEN_MS);
    }
  }
  return false;
}

const statusOf = async ({ temporal }: World): Promise<RunStatus> => (await temporal.query('status')) as RunStatus;

/** Any answer to what is asked now, by somebody who may. */
async function anAnswer(world: World): Promise<Answer> {
  const { prompts } = await statusOf(world);
  const prompt = prompts[world.random.number(0, prompts.length - 1)];
  if (!prompt) throw new Error('nothing is asked');
  const values = prompt.form.kind === 'choice' ? prompt.form.choices.map(({ value }) => value) : [];
  const value = values[0] ?? 1;
  return { prompt: prompt.id, value, by: personOf(world), note: 'by somebody who was quicker' };
}

const personOf = ({ scene: { cluster } }: World): string => cluster.people[0]?.name ?? 'nobody';

function send({ temporal, happenings }: World, name: string, ...args: unknown[]): void {
  if (name === 'answer') happenings.answers(...args);
  temporal.signal(name, args);
}

const MISTAKES: Readonly<Record<Mistake, (world: World) => Promise<void>>> = {
  async 'answers twice'(world) {
    const answer = await harmless(world);
    for (let times = 0; times < 2; times += 1) send(world, 'answer', answer);
  },
  async 'two people answer'(world) {
    const answer = await harmless(world);
    send(world, 'answer', answer);
    const other = { ...answer, by: world.scene.cluster.people.at(-1)?.name ?? '' };
    world.happenings.answers(other);
    // Who comes second is refused, mostly.
    await world.temporal.update('answer', [other]).catch(() => undefined);
  },
  async 'answers what was asked before'(world) {
    const { prompt, ...rest } = await anAnswer(world);
    const asking = Number(/#(\d+)$/.exec(prompt)?.[1] ?? 1);
    send(world, 'answer', { ...rest, prompt: prompt.replace(/#\d+$/, `#${asking - 1}`) });
    send(world, 'answer', { ...rest, prompt: prompt.replace(/^[^/]+/, 'NOBODY') });
  },
  async 'answers as a stranger'(world) {
    send(world, 'answer', { ...(await anAnswer(world)), by: 'Mallory' });
  },
  async 'answers late'(world) {
    const answer = await harmless(world);
    await world.time.pass(120_000);
    send(world, 'answer', answer);
  },
  async 'holds and resumes'(world) {
    send(world, 'hold', { by: personOf(world), reason: 'somebody is on the phone' });
    await world.time.pass(30_000);
    while (!world.temporal.isUp) await world.time.pass(5_000);
    send(world, 'resume', { by: personOf(world), reason: 'it goes on' });
  },
  stops(world) {
    send(world, 'stop', { by: personOf(world), reason: 'enough for tonight' });
    return Promise.resolve();
  },
  'cancels in Temporal'(world) {
    world.temporal.cancel();
    return Promise.resolve();
  },
  'resets in Temporal'(world) {
    world.temporal.reset();
    return Promise.resolve();
  },
  'approves another plan'(world) {
    send(world, 'approve', { by: personOf(world), planHash: '0'.repeat(64) });
    return Promise.resolve();
  },
  'sends no answer at all'(world) {
    for (const shape of [null, undefined, '', [], { prompt: { toString: 1 } }, 'x'.repeat(100_000), { by: '\ud800' }])
      send(world, 'answer', shape);
    return Promise.resolve();
  },
  'a hundred signals'(world) {
    for (let count = 0; count < 100; count += 1)
      send(world, 'answer', { prompt: `any#${count}`, value: 'done', by: 'Mallory' });
    return Promise.resolve();
  },
};

/** What somebody says who has done nothing: that he looks again, or that it is not so; a decision that does no harm. */
async function harmless(world: World): Promise<Answer> {
  const { prompts } = await statusOf(world);
  for (const { id, form } of prompts) {
    const values = form.kind === 'choice' ? form.choices.map(({ value }) => value) : [];
    const value = ['look-again', 'ask-again', 'read-again', 'write-again'].find((one) => values.includes(one));
    if (value !== undefined) return { prompt: id, value, by: personOf(world), note: 'once more' };
  }
  throw new Error('nothing is asked that does no harm');
}
