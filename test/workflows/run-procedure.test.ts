import { randomUUID } from 'node:crypto';
import { type WorkflowFailedError, Client, Connection } from '@temporalio/client';
import { expect, inject, test } from 'vitest';
import { stopUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { checkStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { good, startScriptedWorker } from './scripted-worker.ts';

test('a run under another id than the one of its cluster is refused before anything is looked at (ORD-02)', async () => {
  const address = inject('temporalAddress');
  const taskQueue = `test-${randomUUID()}`;
  const cluster = sampleCluster();
  const looks: string[] = [];
  const worker = await startScriptedWorker(address, taskQueue, {
    cluster,
    plan: samplePlan(cluster, { PUB: [checkStep('PUB/a')] }),
    world: {
      check: ({ check }) => {
        looks.push(check.name);
        return good();
      },
    },
  });
  const connection = await Connection.connect({ address });
  const workflowId = `by-hand-${randomUUID()}`;
  const run = new Client({ connection }).workflow.execute('upgradeCluster', {
    taskQueue,
    workflowId,
    args: [{ cluster: {} }],
  });
  const failure = await run.catch((error: unknown) => (error as WorkflowFailedError).cause);
  expect(failure).toMatchObject({ type: 'WRONG_WORKFLOW_ID' });
  expect(String(failure)).toContain(`ccm/${cluster.name}`);
  expect(looks).toEqual([]);
  await worker.stop();
  await connection.close();
});

test('a stop while the servers are looked at ends the run at once, even where no worker of its site listens', async () => {
  const cluster = { ...sampleCluster(), site: 'berlin' };
  const plan = samplePlan(cluster, { PUB: [checkStep('PUB/a')] });
  const run = await Rehearsal.start(cluster, plan);
  await run.untilState('planning');
  await run.handle.executeUpdate(stopUpdate, { args: [{ by: 'Ada', reason: 'the wrong night' }] });
  const result = await run.result();
  expect(result).toMatchObject({ state: 'stopped', planHash: '', openItems: ['no plan was made; nothing was begun'] });
});
