import { randomUUID } from 'node:crypto';
import { inject, expect, it, onTestFinished, vi } from 'vitest';
import { NO_RUNS } from '../../activities/recall/recorded-runs.ts';
import { createActivities, type WorkerActivities } from '../../activities/create-activities.ts';
import type { ReadSite } from '../../plan/types/site-rules.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { readClusterContent } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { siteQueueOf, stopUpdate } from '../../workflows/messages.ts';
import { siteWith } from '../activities/scripted-site.ts';
import { siteFrom, smallSite } from '../config/site-file/site-content.ts';
import { smallContent } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { Rehearsal } from './harness.ts';
import { readerOf, startWorker } from './scripted-worker.ts';

const { people: _, ...described } = smallContent();
const OF_SITE = { ...described, cluster: `c-${randomUUID()}`, site: 'bln', station: 'station' };
const SITE = siteFrom();

/** A worker of the product on a queue, at a site at which nothing is seen. */
async function workerOn(taskQueue: string, readSite?: ReadSite): Promise<void> {
  const nothing = {
    look: () => Promise.resolve({ server: '', reachable: { known: false, why: 'a test' } }),
    allowLogin: () => undefined,
  };
  const worker = await startWorker(inject('temporalAddress'), taskQueue, (client): WorkerActivities =>
    createActivities({
      platform: CALLMANAGER4,
      site: { ...siteWith({}), ...nothing },
      runs: NO_RUNS,
      readResults: readerOf(client),
      readSite,
      firstRunOf: () => Promise.reject(new Error('no run')),
      historyOf: () => Promise.reject(new Error('no run')),
    }),
  );
  onTestFinished(() => worker.stop());
}

it('a worker of the site that it names reads a cluster file, and not another that has no or another site file', async () => {
  const taskQueue = `test-${randomUUID()}`;
  await Promise.all([
    workerOn(taskQueue),
    workerOn(taskQueue, () => Promise.resolve(siteFrom({ ...smallSite(), site: 'muc' }))),
    workerOn(siteQueueOf(taskQueue, 'bln'), () => Promise.resolve(SITE)),
  ]);
  const run = await Rehearsal.startOn(taskQueue, readClusterContent(OF_SITE, '', SITE), OF_SITE);
  onTestFinished(() => run.end());
  const { workflowId, runId } = await run.handle.describe();
  const [read] = await vi.waitUntil(async () => {
    const results = await readerOf(run.client)({ workflowId, runId }, 'readClusterFile');
    return results.length > 0 && results;
  }, { timeout: 50_000 }); // prettier-ignore
  expect(read).toMatchObject({
    cluster: { site: 'bln', people: [{ name: 'Kim' }, { name: 'Ada' }], siteRules: { hash: SITE.hash } },
  });
  await run.terminate(run.handle.workflowId);
});

it('where nobody of the site is there, the run says so and waits, and can be stopped', async () => {
  const taskQueue = `test-${randomUUID()}`;
  await workerOn(taskQueue);
  const content = { ...OF_SITE, cluster: `c-${randomUUID()}` };
  const run = await Rehearsal.startOn(taskQueue, readClusterContent(content, '', SITE), content);
  onTestFinished(() => run.end());
  const { unheard } = await run.until('nobody listens', (status) => status.unheard !== undefined, 50);
  expect(unheard).toContain('ccmctl worker --sites bln');
  await run.handle.executeUpdate(stopUpdate, { args: [{ by: 'Ada', reason: 'nobody is there' }] });
  expect(await run.result()).toMatchObject({ state: 'stopped' });
});
