import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import type { SiteAudit } from '../../plan/types/site-rules.ts';
import { judged, readLines, textsIn, told } from './record-of-run.ts';
import { reset } from './reset-by-hand.ts';
import { actionStep, promptStep } from './sample-cluster.ts';
import { SignedRun } from './signed-run.ts';

const STEPS = { PUB: [actionStep('PUB/reboot'), promptStep('PUB/disc')], SUB: [actionStep('SUB/reboot')] };
const DONE = { value: 'done', by: 'Ben' };

test('a record of a run that was reset has both what was undone and what came of it, and is whole', async () => {
  const signed = await SignedRun.start(STEPS);
  await signed.approve('Ada');
  await signed.run.untilOpen('PUB/disc#1');
  const folder = await signed.recordFolder();
  await reset(signed.run, (await signed.run.status()).runId, 'reboot');
  await signed.run.until('what the reset made', ({ journal }) =>
    journal.some(({ text }) => /reset the run/.test(text)),
  );
  await signed.answer(await signed.run.untilOpen('PUB/disc#1'), DONE);
  await signed.answer(await signed.run.untilOpen('reset/SUB#1'), { value: 'go-on', by: 'Cleo', note: 'looked' });
  const { journal } = await signed.run.result();
  const lines = await readLines(folder);
  expect(told(lines).filter((event) => event === 'act')).toHaveLength(signed.sent.length);
  expect(textsIn(lines).filter((text) => journal.some((entry) => entry.text === text)).length).toBeGreaterThan(8);
  expect(await judged(signed, folder)).toMatchObject({ verdict: 'whole', broken: [], unknown: [] });
});

test('a run whose record cannot be written begins no further server and asks people, and ends all the same', async () => {
  await Promise.all([waitsAtASeam(), endsAllTheSame()]);
}, 240_000);

async function waitsAtASeam(): Promise<void> {
  const signed = await SignedRun.start(STEPS);
  await signed.approve('Ada');
  const asked = await signed.run.untilOpen('PUB/disc#1');
  const folder = await signed.recordFolder();
  const put = (to: string): void =>
    signed.lay((site) => ({ ...site, audit: { ...(site.audit as SiteAudit), folder: to } }));
  put('/dev/null/audit');
  await signed.answer(asked, DONE);
  const decision = await signed.run.until(
    'the question',
    ({ prompts }) => prompts.some(({ id }) => id.startsWith('audit/story')),
    150,
  );
  expect(signed.sent).toEqual(['PUB']);
  put(dirname(dirname(folder)));
  const prompt = decision.prompts.find(({ id }) => id.startsWith('audit/story')) as (typeof decision.prompts)[number];
  expect(prompt.instructions.join()).toMatch(/ENOTDIR/);
  await signed.answer(prompt, { value: 'write-again', by: 'Cleo' });
  const { journal } = await signed.run.result();
  expect(textsIn(await readLines(folder))).toEqual(journal.map(({ text }) => text));
  expect(await judged(signed, folder)).toMatchObject({ verdict: 'whole' });
}

async function endsAllTheSame(): Promise<void> {
  const signed = await SignedRun.start({ PUB: [actionStep('PUB/reboot'), promptStep('PUB/disc')] });
  await signed.approve('Ada');
  const asked = await signed.run.untilOpen('PUB/disc#1');
  signed.lay((site) => ({ ...site, audit: { ...(site.audit as SiteAudit), key: '/dev/null/key' } }));
  await signed.answer(asked, DONE);
  const { openItems, state } = await signed.run.result();
  expect(state).toBe('completed');
  expect(openItems.join()).toMatch(/the record of the run is not closed .*did not sign/);
  expect((await readdir(dirname(await signed.recordFolder()))).length).toBe(1);
}
