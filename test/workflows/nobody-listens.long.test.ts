import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { siteQueueOf } from '../../workflows/messages.ts';
import { runInProcess } from '../cli/run-ccmctl.ts';
import { Rehearsal } from './harness.ts';
import { actionStep, checkStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { bad, good, startScriptedWorker, type World } from './scripted-worker.ts';

const SITE = 'berlin';
const kindsOf = (journal: readonly JournalEntry[]) =>
  journal.map(({ kind }) => kind).filter((kind) => kind === 'unheard' || kind === 'heard');

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** A minute, as people are promised, and what a busy machine adds. */
const WITHIN = 75;

/** A run at a site that looks once and then acts, and the workers that a test starts for it. */
async function begin(look: () => Verdict | Promise<Verdict> = () => good()) {
  const cluster = { ...sampleCluster(), site: SITE };
  const plan = samplePlan(cluster, { PUB: [checkStep('PUB/memory'), actionStep('PUB/reboot')] });
  const taskQueue = `test-${randomUUID()}`;
  const acts: string[] = [];
  const world: World = {
    check: ({ check }) => (check.name !== 'rebooted' ? look() : acts.length === 0 ? bad() : good()),
    act: ({ step }) => void acts.push(step),
  };
  const startAt = (queue: string) => startScriptedWorker(inject('temporalAddress'), queue, { cluster, plan, world });
  const startAtSite = () => startAt(siteQueueOf(taskQueue, SITE));
  return { cluster, acts, startAtSite, forWorkflows: await startAt(taskQueue), taskQueue };
}

test.concurrent(
  'a site without a worker is told within a minute, at the start and in the midst, and the run goes on by itself',
  async () => {
    const { cluster, acts, startAtSite, forWorkflows, taskQueue } = await begin();
    const run = await Rehearsal.startOn(taskQueue, cluster);
    const ccmctl = (...words: string[]) => runInProcess(words, inject('temporalAddress'));

    const alone = await run.until('word that nobody listens', ({ unheard }) => unheard !== undefined, WITHIN);
    expect(alone.unheard).toContain('`ccmctl worker --sites berlin`');
    expect(alone.state).toBe('planning');
    expect(await ccmctl('status', cluster.name)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('`ccmctl worker --sites berlin`') as string,
    });
    const listed = async (): Promise<string> => (await ccmctl('status')).stdout;
    await expect.poll(listed, { timeout: 10_000 }).toMatch(new RegExp(`${cluster.name}.*a worker of site berlin`));

    const atSite = await startAtSite();
    const ready = await run.untilState('awaiting approval', WITHIN);
    expect(ready.unheard).toBeUndefined();
    expect(kindsOf(ready.journal)).toEqual(['unheard', 'heard']);

    await atSite.stop();
    await run.approve();
    const midway = await run.until('word in its midst', ({ unheard }) => unheard !== undefined, WITHIN);
    expect(midway.server).toBe('PUB');
    const again = await startAtSite();
    const result = await run.result();
    expect(result.state).toBe('completed');
    expect(acts).toEqual(['PUB/reboot']);
    expect(kindsOf(result.journal)).toEqual(['unheard', 'heard', 'unheard', 'heard']);
    await again.stop();
    await forWorkflows.stop();
    await run.end();
  },
);

test.concurrent('an act that no worker has begun is surely not done, and is done once when one comes', async () => {
  const looked = withResolvers();
  const goOn = withResolvers();
  // The worker goes away after the step before the act, so that the act finds nobody.
  const { cluster, acts, startAtSite, forWorkflows, taskQueue } = await begin(async () => {
    looked.resolve();
    await goOn.promise;
    return good();
  });
  const first = await startAtSite();
  const run = await Rehearsal.startOn(taskQueue, cluster);
  await run.approve();
  await looked.promise;
  // A worker that is told to end takes nothing more, and lets the look end.
  const ended = first.stop();
  goOn.resolve();
  await ended;
  await run.until('word that nobody listens', ({ unheard }) => unheard !== undefined, 2 * WITHIN);
  expect(acts).toEqual([]);
  const second = await startAtSite();
  const result = await run.result();
  expect(result.state).toBe('completed');
  expect(acts).toEqual(['PUB/reboot']);
  expect(result.journal.map(({ text }) => text)).toContain('no worker took the act, so nothing was done');
  await second.stop();
  await forWorkflows.stop();
  await run.end();
});
