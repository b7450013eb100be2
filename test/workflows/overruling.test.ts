import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choicesOf, Rehearsal } from './harness.ts';
import { promptStep } from './sample-cluster.ts';

test('no sequence of answers by engineers alone gets past what approvers are asked, and an overruling is a deviation', async () => {
  const matrix = { ...promptStep('PUB/matrix'), by: 'approver' } as const;
  const run = await Rehearsal.ofSteps([matrix, promptStep('PUB/last')]);
  const byEngineers = async (id: string): Promise<void> => {
    const prompt = await run.untilOpen(id);
    const value = fc.constantFrom(...choicesOf(prompt), 'differs', 'attest', 'done');
    const answers = fc.sample(
      fc.tuple(value, fc.constantFrom('Ben', ' ben ', 'BEN'), fc.constantFrom('a note', '')),
      8,
    );
    for (const [given, by, note] of answers) await expect(run.answer(prompt, given, note, by)).rejects.toThrow();
    expect((await run.status()).prompts.map((open) => open.id)).toEqual([id]);
  };
  await byEngineers('PUB/matrix#1');
  await run.answer(await run.untilOpen('PUB/matrix#1'), 'differs', 'edition 7\ndoes not name it', 'Ada');
  await byEngineers('PUB/matrix#2');
  await run.answer(await run.untilOpen('PUB/matrix#2'), 'attest', 'Cisco wrote that it fits', 'Cleo');

  const deviation = {
    step: 'PUB/matrix',
    by: 'Cleo',
    reason: 'Cisco wrote that it fits',
    overruled: { by: 'Ada', answered: 'differs: edition 7 does not name it' },
  };
  await run.answer(await run.untilOpen('PUB/last#1'), 'differs', 'enough for today');
  await run.answer(await run.untilOpen('PUB/last#2'), 'stop', 'enough for today');
  const { state, accepted, journal } = await run.result();
  expect(state).toBe('stopped');
  expect(accepted).toEqual([deviation]);
  const end = journal.find(({ step, outcome }) => step === 'PUB/matrix' && outcome);
  expect(end).toMatchObject({ outcome: 'accepted', evidence: 'claimed by Cleo' });
  expect(end?.text).toContain('accepted as it is, claimed by Cleo; Ada had answered "differs');
});
