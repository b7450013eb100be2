import { expect, test } from 'vitest';
import { answerSignal, answerUpdate, holdUpdate, resumeUpdate } from '../../workflows/messages.ts';
import { floodUntilContinued } from './flood.ts';
import { Rehearsal } from './harness.ts';
import { actionStep, checkStep, promptStep } from './sample-cluster.ts';
import { bad, good, notKnown } from './scripted-worker.ts';

test('a flood of signals makes the run go on as another one, whose prompt is the same and takes its answer once', async () => {
  const run = await Rehearsal.ofSteps([promptStep('PUB/one'), promptStep('PUB/two')]);
  const asked = await run.untilAsked('PUB/one');
  await floodUntilContinued(run);
  const again = await run.untilAsked('PUB/one');
  expect([again.id, again.askedAt]).toEqual([asked.id, asked.askedAt]);
  await run.answer(again, 'done');
  await run.answer(await run.untilAsked('PUB/two'), 'done');
  const { state, journal } = await run.result();
  expect(state).toBe('completed');
  expect(journal.filter(({ kind }) => kind === 'asked')).toHaveLength(2);
  expect(journal.filter(({ kind }) => kind === 'answered')).toHaveLength(2);
}, 300_000);

test('answers in the midst of a flood are each taken once, whichever run of the chain they reach', async () => {
  const steps = Array.from({ length: 30 }, (_, index) => promptStep(`PUB/${index}`));
  const run = await Rehearsal.ofSteps(steps);
  for (const { id } of steps) {
    const prompt = await run.untilOpen(`${id}#1`);
    const answer = { prompt: prompt.id, value: 'done', by: 'Ben' };
    const flood = Array.from({ length: 120 }, () => run.handle.signal(answerSignal, { ...answer, value: 'nothing' }));
    await Promise.all([...flood, run.handle.executeUpdate(answerUpdate, { args: [answer] })]);
  }
  const { journal, runs } = await run.result();
  expect(runs.length).toBeGreaterThan(1);
  expect(journal.filter(({ kind }) => kind === 'answered')).toHaveLength(30);
}, 300_000);

test('an act that was begun is not begun again in the next run of the chain, only looked for', async () => {
  let acts = 0;
  const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
    check: () => (acts === 0 ? bad() : notKnown()),
    act: () => {
      acts += 1;
      throw new Error('connection lost');
    },
  });
  const asked = await run.untilAsked('Decide');
  await floodUntilContinued(run);
  const again = await run.untilAsked('Decide');
  expect(again.id).toBe(asked.id);
  expect(acts).toBe(1);
  await run.answer(again, 'attest', 'it has rebooted');
  expect((await run.result()).state).toBe('completed');
  expect(acts).toBe(1);
}, 300_000);

test('a run that is held between two servers goes on as another one under a flood, is held still, and does nothing twice', async () => {
  const looks: string[] = [];
  const run = await Rehearsal.ofServers(
    { PUB: [promptStep('PUB/one')], SUB: [checkStep('SUB/look')] },
    {
      check({ check }) {
        looks.push(...check.servers);
        return good();
      },
    },
  );
  const { id } = await run.untilAsked('PUB/one');
  await run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben' }] });
  await run.handle.executeUpdate(answerUpdate, { args: [{ prompt: id, value: 'done', by: 'Ben' }] });
  await run.until('the end of PUB', ({ servers }) => servers[0]?.state === 'done');
  await floodUntilContinued(run);
  expect((await run.status()).state).toBe('held');
  expect(looks).toEqual([]);
  await run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'Ben' }] });
  const { state, journal } = await run.result();
  expect(state).toBe('completed');
  expect(looks).toEqual(['SUB']);
  expect(journal.filter(({ text }) => text === 'PUB is done')).toHaveLength(1);
}, 300_000);
