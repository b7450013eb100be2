import { expect, test } from 'vitest';
import type { EarlyAnswer } from '../../plan/types/preflight.ts';
import type { Step } from '../../plan/types/step.ts';
import { Rehearsal } from './harness.ts';
import { bad, good, notKnown } from './scripted-worker.ts';
import { checkStep, promptStep } from './sample-cluster.ts';

const said = (value: string, seen?: string): EarlyAnswer => ({
  value,
  by: 'Ben',
  at: '2005-03-01T09:00:00Z',
  note: 'memory comes on Monday',
  ...(seen === undefined ? {} : { seen }),
});

const decided = (outcome: 'hold' | 'block', answer: EarlyAnswer): Step => ({
  ...checkStep('PUB/memory', outcome),
  early: true,
  decided: answer,
});

const disc = (proof?: string): Step => ({ ...promptStep('PUB/disc', proof), early: 'block', answered: said('done') });

test('a deviation that was accepted before the run is not asked about as long as the same is seen', async () => {
  const run = await Rehearsal.ofSteps([decided('hold', said('accept', '512 MB'))], { check: () => bad('512 MB') });
  const { accepted, journal } = await run.result();
  expect(journal.filter(({ kind }) => kind === 'asked')).toEqual([]);
  expect(accepted).toEqual([
    { step: 'PUB/memory', by: 'Ben', reason: 'memory comes on Monday (said before the run, on 2005-03-01)' },
  ]);
  expect(journal.find(({ kind }) => kind === 'answered')).toMatchObject({
    by: 'Ben',
    value: 'accept',
    step: 'PUB/memory',
  });
});

test('what nobody could see, and somebody has read beforehand, is claimed by that word', async () => {
  const run = await Rehearsal.ofSteps([decided('block', said('attest', 'no key'))], {
    check: () => notKnown('no key'),
  });
  const { journal } = await run.result();
  expect(journal.find(({ kind, outcome }) => kind === 'step' && outcome === 'good')?.evidence).toBe('claimed by Ben');
});

test('what was signed before the run is attested, by all who have signed it', async () => {
  const { value, by, at } = said('done');
  const statement = { kind: 'early answer', cluster: 'c', procedure: 'upgrade', step: 'PUB/disc', value, by, at };
  const signed = { ...said('done'), by: 'Ben and Ada', given: [{ statement, signature: 'a' }, { statement, signature: 'b' }] }; // prettier-ignore
  const half = { ...signed, given: [{ statement, signature: 'a' }, { statement }] };
  const evidence = async (answered: EarlyAnswer) => {
    const run = await Rehearsal.ofSteps([{ ...promptStep('PUB/disc'), early: 'block', answered }]);
    return (await run.result()).journal.find(({ outcome }) => outcome === 'good')?.evidence;
  };
  expect(await evidence(signed)).toBe('attested by Ben and Ada');
  expect(await evidence(half)).toBe('claimed by Ben and Ada');
});

test.each([
  ['something else is seen', decided('hold', said('accept', '512 MB')), '256 MB', 'bad'],
  ['it blocks', decided('block', said('accept', '512 MB')), '512 MB', 'bad'],
  ['it is not known any more', decided('block', said('accept', '512 MB')), '512 MB', 'unknown'],
] as const)('a word from before the run decides nothing where %s', async (_what, step, seen, verdict) => {
  const run = await Rehearsal.ofSteps([step], { check: () => ({ verdict, expected: '1 GB', seen }) });
  await run.answer(await run.untilAsked('Decide'), 'stop', 'end of the test');
  expect((await run.result()).state).toBe('stopped');
});

test('what was answered before the run is not asked again, and the story says when it was said', async () => {
  const run = await Rehearsal.ofSteps([disc()]);
  const { journal } = await run.result();
  expect(journal.filter(({ kind }) => kind === 'asked')).toEqual([]);
  expect(journal.find(({ kind }) => kind === 'answered')?.text).toContain('before the run, on 2005-03-01');
  expect(journal.find(({ outcome }) => outcome === 'good')?.evidence).toBe('claimed by Ben');
});

test('a machine that sees otherwise has it asked again, once, and a good answer goes on', async () => {
  let label = 'CCM412_2';
  const run = await Rehearsal.ofSteps([disc('disc-in-drive')], {
    check: () => (label === 'CCM412_1' ? good(label) : bad(label)),
  });
  const prompt = await run.untilAsked('disc');
  expect(prompt.instructions.join()).toContain('CCM412_2');
  label = 'CCM412_1';
  await run.answer(prompt, 'done');
  const { journal } = await run.result();
  expect(journal.filter(({ text }) => text.includes('before the run'))).toHaveLength(1);
});
