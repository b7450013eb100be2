import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { findRecords, type RecordFiles } from '../../cli/audit/find-records.ts';
import { judgeRecord } from '../../cli/audit/judge-record.ts';
import type { SiteAudit } from '../../plan/types/site-rules.ts';
import { readLines, textsIn, told } from './record-of-run.ts';
import { actionStep, promptStep } from './sample-cluster.ts';
import { SignedRun } from './signed-run.ts';

const STEPS = { PUB: [promptStep('PUB/disc'), actionStep('PUB/reboot')], SUB: [actionStep('SUB/reboot')] };

test('a record has the whole story across seams, each act after what allowed it, and is closed and sealed', async () => {
  const signed = await SignedRun.start(STEPS);
  await signed.approve('Ada');
  const asked = await signed.run.untilOpen('PUB/disc#1');
  await signed.answer(asked, { value: 'done', by: 'Ben' });
  const folder = await signed.recordFolder();
  const { runs, journal } = await signed.run.result();
  expect(runs).toHaveLength(2);
  const lines = await readLines(folder);
  const story = told(lines);
  expect(story.slice(0, 2)).toEqual(['opened', 'site']);
  expect(story.slice(-2)).toEqual(['closed', 'seal']);
  expect(story.indexOf('approved')).toBeLessThan(story.indexOf('answered'));
  expect(story.indexOf('answered')).toBeLessThan(story.indexOf('act'));
  const acts = lines.flatMap((line) => (line.event === 'act' ? [[line.server, ...line.commands]] : []));
  expect(acts).toEqual([
    ['PUB', 'reboot PUB'],
    ['SUB', 'reboot SUB'],
  ]);
  const files = await readdir(folder);
  expect(files.filter((name) => name.startsWith('history-')).sort()).toEqual(
    runs.map(({ runId }) => `history-${runId}.json`).sort(),
  );
  // Every line that the journal has, in its order.
  expect(textsIn(lines)).toEqual(journal.map(({ text }) => text));
  // What `ccmctl audit verify` says of it, and of one that lacks its end.
  const [kept] = (await findRecords(folder)) as [RecordFiles];
  const judged = await judgeRecord(kept, [signed.workerKey]);
  expect(judged).toMatchObject({ verdict: 'whole', histories: 2, unknown: [], broken: [] });
  expect(judged.anchors).toBeGreaterThan(4);
  const cut = await judgeRecord({ ...kept, lines: kept.lines.slice(0, 4) }, [signed.workerKey]);
  expect(cut.broken.join()).toMatch(/its end was cut off/);
});

test('an act whose record cannot be written is not begun, and may be begun once it can', async () => {
  const signed = await SignedRun.start({ PUB: [promptStep('PUB/disc'), actionStep('PUB/reboot')] });
  await signed.approve('Ada');
  const asked = await signed.run.untilOpen('PUB/disc#1');
  const folder = await signed.recordFolder();
  signed.lay((site) => ({ ...site, audit: { ...(site.audit as SiteAudit), folder: '/dev/null/audit' } }));
  await signed.answer(asked, { value: 'done', by: 'Ben' });
  const decision = await signed.run.untilAsked('Decide');
  expect(signed.sent).toEqual([]);
  // Whoever decides is told what is in the way.
  expect(decision.instructions[0]).toMatch(/^It was not begun: .*ENOTDIR.*nothing was sent/);
  expect((await signed.run.status()).journal.some(({ text }) => /ENOTDIR.*nothing was sent/.test(text))).toBe(true);
  signed.lay((site) => ({ ...site, audit: { ...(site.audit as SiteAudit), folder: dirname(dirname(folder)) } }));
  await signed.answer(decision, { value: 'act-again', by: 'Cleo' });
  const { journal } = await signed.run.result();
  const lines = await readLines(folder);
  expect(told(lines).filter((kind) => kind === 'act')).toHaveLength(1);
  expect(textsIn(lines)).toEqual(journal.map(({ text }) => text));
  expect(signed.sent).toEqual(['PUB']);
});

test('a site without a record keeps none, and nothing of it is asked for', async () => {
  const signed = await SignedRun.start({ PUB: [actionStep('PUB/reboot')] }, ({ audit: _, ...site }) => site);
  await signed.approve('Ada');
  await signed.run.result();
  const { events } = await signed.run.handle.fetchHistory();
  const asked = (events ?? []).map((event) => event.activityTaskScheduledEventAttributes?.activityType?.name);
  expect(asked).not.toContain('keepAudit');
});
