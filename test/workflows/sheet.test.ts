import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { RunOfChain } from '../../plan/types/chain.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import { approveSignal, holdSignal } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { actionStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { bad, startScriptedWorker, type World } from './scripted-worker.ts';
import { SignedRun } from './signed-run.ts';

const STEPS = { PUB: [promptStep('PUB/disc'), actionStep('PUB/reboot')], SUB: [actionStep('SUB/reboot')] };

/** A site that keeps sheets, and where. */
function withSheets(): { readonly lay: (site: SiteInForce) => SiteInForce; readonly folder: () => string } {
  let folder = '';
  return {
    folder: () => folder,
    lay: ({ ledger, ...site }) => {
      folder = join(ledger, 'sheets');
      return { ...site, ledger, sheets: { folder } };
    },
  };
}

const readSheet = async (signed: SignedRun, folder: string): Promise<string> =>
  readFile(join(folder, `${signed.run.handle.workflowId.replace('ccm/', '')}.txt`), 'utf8');

/** What a run has had its site's workers do, in all runs of its chain. */
async function activitiesOf(signed: SignedRun, runs: readonly RunOfChain[]): Promise<readonly string[]> {
  const { workflowId } = signed.run.handle;
  const histories = runs.map(({ runId }) => signed.run.client.workflow.getHandle(workflowId, runId).fetchHistory());
  return (await Promise.all(histories)).flatMap(({ events }) =>
    (events ?? []).flatMap((event) => event.activityTaskScheduledEventAttributes?.activityType?.name ?? []),
  );
}

test('a sheet is there when people are asked, before each act with its exact lines, and when the run is over', async () => {
  const { lay, folder } = withSheets();
  const atAct: string[] = [];
  const signed: SignedRun = await SignedRun.start(STEPS, lay, {
    beforeAct: async () => void atAct.push(await readSheet(signed, folder())),
  });
  await signed.approve('Ada');
  const asked = await signed.run.untilOpen('PUB/disc#1');
  await expect.poll(() => readSheet(signed, folder()), { timeout: 20_000 }).toMatch(/ASKED about PUB.*step PUB\/disc/);
  const sheet = await readSheet(signed, folder());
  expect(sheet).toMatch(/^Plan +[0-9a-f]{12}, signed by Ada\r$/m);
  expect(sheet).toMatch(/\[ \] +1\. step PUB\/disc.*\[ \] +2\. step PUB\/reboot.*\[ \] +3\. step SUB\/reboot/s);
  await signed.answer(asked, { value: 'done', by: 'Ben' });
  const { journal, runs } = await signed.run.result();
  expect(atAct).toHaveLength(2);
  expect(atAct[0]).toMatch(/MAY OR MAY NOT HAVE TAKEN EFFECT\. To PUB.*> reboot PUB\r/s);
  expect(atAct[1]).toMatch(/PUB .*\(publisher\) done.*To SUB.*> reboot SUB\r/s);
  expect(await readSheet(signed, folder())).toMatch(/^State +completed\r$.*Nothing is left of the plan\./ms);
  expect(await readdir(folder())).toHaveLength(1);
  expect(journal.filter(({ text }) => text.includes('sheet'))).toEqual([]);
  // One for the question and one for the end: acts bring theirs along.
  expect((await activitiesOf(signed, runs)).filter((name) => name === 'keepSheet')).toHaveLength(2);
});

test('a sheet that cannot be written stops no act and no question, and is told once in each run of the chain', async () => {
  const { lay } = withSheets();
  const signed = await SignedRun.start(STEPS, (site) => ({ ...lay(site), sheets: { folder: '/dev/null/sheets' } }));
  await signed.approve('Ada');
  await signed.answer(await signed.run.untilOpen('PUB/disc#1'), { value: 'done', by: 'Ben' });
  const { state, journal, runs } = await signed.run.result();
  expect(state).toBe('completed');
  expect(signed.sent).toEqual(['PUB', 'SUB']);
  const told = journal.filter(({ text }) => /the sheet to finish by hand cannot be written: .*ENOTDIR/.test(text));
  expect(told).toHaveLength(runs.length);
});

test('a site without sheets keeps none, and nothing of it is asked for', async () => {
  const signed = await SignedRun.start({ PUB: [promptStep('PUB/disc'), actionStep('PUB/reboot')] });
  await signed.approve('Ada');
  await signed.answer(await signed.run.untilOpen('PUB/disc#1'), { value: 'done', by: 'Ben' });
  const { runs } = await signed.run.result();
  expect(await activitiesOf(signed, runs)).not.toContain('keepSheet');
});

test('a hold that is signalled while no worker is there, as a sheet advises, is heeded before anything is begun', async () => {
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: [actionStep('PUB/reboot')] });
  const taskQueue = `test-${randomUUID()}`;
  const sent: string[] = [];
  const world: World = { check: () => bad('same boot'), act: ({ target }) => void sent.push(target.server.name) };
  const address = inject('temporalAddress');
  const first = await startScriptedWorker(address, taskQueue, { cluster, plan, world });
  const run = await Rehearsal.startOn(taskQueue, cluster);
  onTestFinished(() => run.end());
  const { planHash } = await run.untilState('awaiting approval');
  await first.stop();
  await run.handle.signal(approveSignal, { planHash, by: 'Ada' });
  await run.handle.signal(holdSignal, { by: 'Ben' });
  const second = await startScriptedWorker(address, taskQueue, { cluster, plan, world });
  onTestFinished(() => second.stop());
  await run.untilState('held');
  expect(sent).toEqual([]);
});
