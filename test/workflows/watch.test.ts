import { expect, test } from 'vitest';
import { runCheck } from '../../activities/run-check.ts';
import type { PromptStep } from '../../plan/types/step.ts';
import { siteWith } from '../activities/scripted-site.ts';
import { Rehearsal } from './harness.ts';
import { checkOf, promptStep } from './sample-cluster.ts';
import { bad, good } from './scripted-worker.ts';

const check = { ...checkOf('memory-enough', 'PUB'), arguments: { megabytes: 1000 } };
const step: PromptStep = { ...promptStep('PUB/disc'), watch: { check, everySeconds: 1 } };

/** A run that watches the memory of a server with the product's own looks, and what Temporal has of them. */
async function begin() {
  const seen = { megabytes: 1023, looks: 0 };
  const site = siteWith({
    see: () => {
      seen.looks += 1;
      const verdict = seen.megabytes < 1000 ? bad(`${seen.megabytes} MB`) : good(`${seen.megabytes} MB`);
      return Promise.resolve({ verdict, seen: {} });
    },
  });
  const run = await Rehearsal.ofSteps([step], { check: (input) => runCheck(site, input) });
  const handle = run.client.workflow.getHandle(run.handle.workflowId);
  return {
    run,
    seen,
    prompt: await run.untilAsked('step PUB/disc'),
    /** So many looks later. */
    async later(looks: number) {
      const until = seen.looks + looks;
      await expect.poll(() => seen.looks, { timeout: 30_000 }).toBeGreaterThanOrEqual(until);
    },
    events: async () => (await handle.fetchHistory()).events?.length ?? NaN,
    pending: async () => (await handle.describe()).raw.pendingActivities ?? [],
  };
}

test('a watch that goes on writes nothing into the history, and ends at once with the answer', async () => {
  const { run, prompt, later, events, pending } = await begin();
  await later(1);
  const before = await events();
  // More than a look that fails is tried.
  await later(7);
  expect(await events()).toBe(before);
  expect((await pending())[0]?.lastFailure?.message).toContain('1023 MB');
  await run.answer(prompt, 'done');
  const { state, journal } = await run.result();
  expect(state).toBe('completed');
  expect(journal.map(({ text }) => text).join()).not.toContain('alarm');
});

test('a watch of many looks raises its alarm with the first that is not good, and takes it back', async () => {
  const { run, prompt, seen, later } = await begin();
  await later(3);
  seen.megabytes = 512;
  await run.untilAsked('Alarm.*512');
  seen.megabytes = 1023;
  await run.until('the end of the alarm', ({ prompts }) => prompts.length === 1);
  await later(2);
  await run.answer(prompt, 'done');
  expect((await run.result()).state).toBe('completed');
});
