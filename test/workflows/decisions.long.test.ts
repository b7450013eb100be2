import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { decisionsFor, rulingOn, type DecisionValue, type NotGood } from '../../plan/decisions.ts';
import type { StepOutcome } from '../../plan/types/run.ts';
import type { Step } from '../../plan/types/step.ts';
import { choicesOf, Rehearsal } from './harness.ts';
import { actionStep, checkStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { SeenWorld } from './seen-world.ts';

const world = new SeenWorld();
afterEach(() => world.end());

const kind = fc.constantFrom<NotGood>('bad', 'unknown');

/** What happens while a question is open: what is seen changes, or somebody answers just as it does. */
type Event = { readonly changes: NotGood } | { readonly pick: number; readonly newest: 'good' | NotGood };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ changes: kind }),
  fc.record({ pick: fc.nat(9), newest: fc.constantFrom<'good' | NotGood>('good', 'bad', 'unknown') }),
);

const stories = fc.array(
  fc.record({
    at: fc.constantFrom<'block' | 'hold' | 'act'>('block', 'hold', 'act'),
    first: kind,
    events: fc.array(event, { maxLength: 6 }),
  }),
  { minLength: 24, maxLength: 24 },
);

const stepOf = (at: 'block' | 'hold' | 'act', index: number): Step =>
  at === 'act' ? actionStep(`PUB/act-${index}`) : checkStep(`PUB/check-${index}`, at);

// The model knows the table of the policy and nothing of the interpreter.
test('whatever is seen and answered in whatever order, each decision comes to what the policy says', async () => {
  const [drawn] = fc.sample(stories, { numRuns: 1, seed: Date.now() }) as [
    { at: 'block' | 'hold' | 'act'; first: NotGood; events: Event[] }[],
  ];
  const cluster = sampleCluster();
  const steps = drawn.map(({ at }, index) => stepOf(at, index));
  const expected: [string, StepOutcome, string][] = [];
  let acts = 0;
  world.show(drawn[0]!.first);
  const run = await Rehearsal.start(cluster, samplePlan(cluster, { PUB: steps }), world);
  await run.approve();
  for (const [index, { at, first, events }] of drawn.entries()) {
    const { id } = steps[index]!;
    /** What the next step finds is there before this one ends. */
    const next = drawn[index + 1]?.first ?? 'good';
    let asked = first;
    let asking = 1;
    // An act that is plainly not done yet is simply done; its effect is not seen.
    if (at === 'act' && first === 'bad') acts += 1;
    let outcome: [StepOutcome, string] | null = null;
    for (const happened of [...events, { pick: 0, newest: 'good' as const }]) {
      const prompt = await run.untilOpen(`${id}#${asking}`);
      const offered = decisionsFor(at, asked, false).map(({ value }) => value as DecisionValue);
      expect(choicesOf(prompt), JSON.stringify(drawn)).toEqual(offered);
      expect(world.acts).toBe(acts);
      if ('changes' in happened) {
        world.show(happened.changes, true);
        if (happened.changes !== asked) asking += 1;
        asked = happened.changes;
        await run.untilOpen(`${id}#${asking}`);
        continue;
      }
      // To stop would end the whole story.
      const values = offered.filter((value) => value !== 'stop');
      const value = values[happened.pick % values.length]!;
      const ruling = rulingOn(value, asked, happened.newest);
      world.show(happened.newest);
      // An act that is done again has an effect that is seen as it was before.
      if (ruling === 'taken' && value === 'act-again') acts += 1;
      if (ruling === 'observed') outcome = ['good', 'observed'];
      if (ruling === 'taken' && value === 'attest') outcome = ['good', 'claimed by Ben'];
      if (ruling === 'taken' && value === 'accept') outcome = ['accepted', 'none'];
      if (outcome) world.showOnce(happened.newest, next);
      await run.answer(prompt, value, 'as I said');
      if (outcome) break;
      asked = happened.newest as NotGood;
      asking += 1;
    }
    expected.push([id, ...(outcome as [StepOutcome, string])]);
  }
  const { journal, state } = await run.result();
  expect(state).toBe('completed');
  const ends = journal.flatMap(({ step, outcome, evidence }) => (outcome ? [[step, outcome, evidence]] : []));
  expect(ends, JSON.stringify(drawn)).toEqual(expected);
  expect(world.acts).toBe(acts);
});
