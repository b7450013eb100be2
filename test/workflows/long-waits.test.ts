import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import type { Step } from '../../plan/types/step.ts';
import type { RunResult } from '../../plan/types/run.ts';
import { findTestServer } from '../../worker/temporal/find-test-server.ts';
import { addSearchAttributes, SEARCH_ATTRIBUTES } from '../../worker/temporal/search-attributes.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { answerSignal, approveSignal, statusQuery, workflowIdOf } from '../../workflows/messages.ts';
import type { upgradeCluster } from '../../workflows/upgrade-cluster.ts';
import { promptStep, sampleCluster, samplePlan, waitStep } from './sample-cluster.ts';
import { good, scripted } from './scripted-worker.ts';

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

/** Carries a run through on a server whose clock jumps over every wait; `meanwhile` plays the people. */
async function carryThrough(
  steps: readonly Step[],
  meanwhile: (workflowId: string) => Promise<void>,
): Promise<RunResult> {
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: steps });
  const taskQueue = `time-${randomUUID()}`;
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(readSettings().cacheFolder),
    activities: { ...scripted(cluster, plan, { check: () => good(), act: () => ({ commands: [] }) }) },
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
    await handle.signal(approveSignal, { planHash: plan.hash, by: 'Ada' });
    await meanwhile(workflowId);
    return handle.result();
  });
}

const millisecondsBetween = (result: RunResult, from: string, to: string): number => {
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
