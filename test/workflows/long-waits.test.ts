import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJournal } from '../../cli/temporal/read-journal.ts';
import { readSettings } from '../../config/settings.ts';
import type { Step } from '../../plan/types/step.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { RunResult } from '../../plan/types/run.ts';
import { findTestServer } from '../../worker/temporal/find-test-server.ts';
import { addSearchAttributes, SEARCH_ATTRIBUTES } from '../../worker/temporal/search-attributes.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { answerSignal, approveSignal, statusQuery, workflowIdOf } from '../../workflows/messages.ts';
import type { upgradeCluster } from '../../workflows/index.ts';
import { promptStep, sampleCluster, samplePlan, waitStep } from './sample-cluster.ts';
import { readerOf, scripted } from './scripted-worker.ts';

const MINUTES = 60_000;

let environment: TestWorkflowEnvironment;

beforeAll(async () => {
  const path = await findTestServer(readSettings());
  environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await addSearchAttributes(environment.connection, 'default', SEARCH_ATTRIBUTES);
}, 120_000);

afterAll(() => environment.teardown());

/** What a run came to, with its story. */
type Told = RunResult & { readonly journal: readonly JournalEntry[] };

/** Carries a run through on a server whose clock jumps over every wait; `meanwhile` plays the people. */
async function carryThrough(steps: readonly Step[], meanwhile: (workflowId: string) => Promise<void>): Promise<Told> {
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: steps });
  const taskQueue = `time-${randomUUID()}`;
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(readSettings().cacheFolder),
    activities: {
      ...scripted(cluster, plan, {}, readerOf(environment.client)),
    },
  });
  return worker.runUntil(async () => {
    const workflowId = workflowIdOf(cluster.name);
    const handle = await environment.client.workflow.start<typeof upgradeCluster>('upgradeCluster', {
      taskQueue,
      workflowId,
      args: [{ cluster: {} }],
    });
    await expect
      .poll(async () => (await handle.query(statusQuery)).state, { timeout: 20_000 })
      .toBe('awaiting approval');
    const { planHash } = await handle.query(statusQuery);
    await handle.signal(approveSignal, { planHash, by: 'Ada' });
    await meanwhile(workflowId);
    const result = await handle.result();
    const { entries } = await readJournal(environment.client, { workflowId, runs: result.runs });
    return { ...result, journal: entries };
  });
}

const millisecondsBetween = (result: Told, from: string, to: string): number => {
  const at = (text: string): number => Date.parse(result.journal.find((entry) => entry.text.includes(text))?.at ?? '');
  return at(to) - at(from);
};

test('the 35 minutes before subscriptions are judged are a timer that nothing shortens', async () => {
  const result = await carryThrough([waitStep('PUB/settle', 35 * 60)], async () => undefined);
  expect(result.state).toBe('completed');
  expect(millisecondsBetween(result, 'PUB is begun', 'PUB is done')).toBeGreaterThanOrEqual(35 * MINUTES);
}, 60_000);

test('a prompt that nobody answers is said again at every interval, for as long as it takes', async () => {
  const asked = { ...promptStep('PUB/disc'), remindSeconds: 15 * 60 };
  const result = await carryThrough([asked], async (workflowId) => {
    const handle = environment.client.workflow.getHandle(workflowId);
    await expect.poll(async () => (await handle.query(statusQuery)).prompts.length, { timeout: 20_000 }).toBe(1);
    await environment.sleep(3 * 60 * MINUTES + MINUTES);
    await handle.signal(answerSignal, { prompt: 'PUB/disc#1', value: 'done', by: 'Ben' });
  });
  expect(result.state).toBe('completed');
  expect(result.journal.filter(({ kind }) => kind === 'reminded')).toHaveLength(12);
}, 60_000);
