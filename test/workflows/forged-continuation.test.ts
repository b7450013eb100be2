import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { NO_RUNS } from '../../activities/recall/recorded-runs.ts';
import { createActivities } from '../../activities/create-activities.ts';
import type { Continued } from '../../plan/types/continued.ts';
import { inParts } from '../../activities/make-plan.ts';
import { sampleCluster, samplePlan } from './sample-cluster.ts';
import { startWorker, type ScriptedWorker } from './scripted-worker.ts';
import { siteWith } from '../activities/scripted-site.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: inject('temporalAddress') });
});
afterAll(() => connection?.close());

/** Nothing is looked at: no such run comes beyond its input. */
const startWorkerAt = (taskQueue: string): Promise<ScriptedWorker> =>
  startWorker(inject('temporalAddress'), taskQueue, () =>
    createActivities({
      platform: CALLMANAGER4,
      site: siteWith({}),
      runs: NO_RUNS,
      readResults: () => Promise.resolve([]),
      firstRunOf: () => Promise.reject(new Error('no run')),
      historyOf: () => Promise.reject(new Error('no run')),
    }),
  );

/** What a run would hand on whose plan nobody has approved but the one who wrote this. */
function forged(): Continued {
  const cluster = sampleCluster();
  const { outline } = inParts(CALLMANAGER4, cluster, samplePlan(cluster, {}));
  return {
    outline,
    planRun: 'none',
    approvals: [],
    approvalNonce: 'n',
    warrants: [],
    siteApprovals: [],
    doers: {},
    position: { stage: 0, server: null, step: 0 },
    memo: {},
    stage: null,
    servers: [],
    memories: {},
    openItems: [],
    accepted: [],
    hold: null,
    stop: null,
    unheard: null,
    recallIsWhole: true,
    moments: {},
    askings: {},
    prompts: [],
    refusals: 0,
    updates: [],
    runs: [],
    entries: 0,
    afterReset: null,
  };
}

/** How the runs of an id have ended that are over, oldest first. */
async function endsOf(client: Client, workflowId: string): Promise<readonly string[]> {
  const ends: string[] = [];
  for await (const { status } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
    if (status.name !== 'RUNNING') ends.unshift(status.name);
  return ends;
}

/** Everything by which a stranger can have Temporal begin a run, the later ones of them behind another one. */
it.each([
  ['started', {}, ['FAILED']],
  ['started once more by its retry policy', { retry: { initialInterval: '1s' } }, ['FAILED']],
  [
    'begun behind one that was over before a worker came',
    { retry: { initialInterval: '1s', maximumInterval: '1s' }, workflowRunTimeout: '1s' },
    ['FAILED'],
  ],
  ['begun again and again by its cron schedule', { cronSchedule: '@every 1s' }, ['FAILED', 'FAILED']],
] as const)('what a run would hand on is not believed of one that is %s', async (_, options, expected) => {
  const client = new Client({ connection });
  const [workflowId, taskQueue] = [`ccm/${randomUUID()}`, `test-${randomUUID()}`];
  await client.workflow.start('upgradeCluster', { taskQueue, workflowId, args: [{ continued: forged() }], ...options });
  if ('workflowRunTimeout' in options)
    await expect.poll(() => endsOf(client, workflowId), { timeout: 20_000 }).toEqual(['TIMED_OUT']);
  const worker = await startWorkerAt(taskQueue);
  try {
    // However many of them were over before the worker took one.
    const ends = async (): Promise<readonly string[]> =>
      (await endsOf(client, workflowId)).filter((end) => end !== 'TIMED_OUT').slice(0, expected.length);
    await expect.poll(ends, { timeout: 30_000 }).toEqual(expected);
  } finally {
    await client.workflow
      .getHandle(workflowId)
      .terminate('end of the test')
      .catch(() => undefined);
    await worker.stop();
  }
});
