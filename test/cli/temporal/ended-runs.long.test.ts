import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { describe, expect, inject, it } from 'vitest';
import { workflowIdOf } from '../../../workflows/messages.ts';
import { promptStep, sampleCluster, samplePlan } from '../../workflows/sample-cluster.ts';
import { startScriptedWorker, type ScriptedWorker } from '../../workflows/scripted-worker.ts';
import { runInProcess } from '../run-ccmctl.ts';
import { expectShownAsEnded, openTemporal, startPlain } from './ended-runs.ts';

const temporal = openTemporal();
const ccmctl = (...words: string[]) => runInProcess(words, inject('temporalAddress'));

const otherBundle = bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('other-release.ts', import.meta.url)),
});

async function startOtherRelease(taskQueue: string): Promise<ScriptedWorker> {
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') });
  const worker = await Worker.create({ connection, taskQueue, workflowBundle: await otherBundle });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

function startOurs(cluster = sampleCluster()) {
  const plan = samplePlan(cluster, { PUB: [promptStep('PUB/disc')] });
  const taskQueue = `test-${randomUUID()}`;
  const startWorker = () => startScriptedWorker(inject('temporalAddress'), taskQueue, { cluster, plan });
  return { cluster, plan, taskQueue, startWorker };
}

describe('a run that has ended by force', () => {
  it('is shown as timed out, whether its worker answers or not', async () => {
    const { cluster, taskQueue, startWorker } = startOurs();
    const worker = await startWorker();
    const handle = await startPlain(temporal.client, cluster, taskQueue, { workflowExecutionTimeout: '2 s' });
    await handle.result().catch(() => undefined);
    await expectShownAsEnded(cluster.name, 'timed out', /the time limit that it was started with/);
    await worker.stop();
    const { exitCode, stdout } = await ccmctl('status', cluster.name);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('timed out') as string });
    // Half a record must not look like a whole one.
    expect(await ccmctl('audit', cluster.name)).toMatchObject({ exitCode: 4, stdout: '' });
  });

  it('is shown as canceled where its release let itself be canceled', async () => {
    const { cluster, taskQueue } = startOurs();
    const worker = await startOtherRelease(taskQueue);
    const handle = await startPlain(temporal.client, cluster, taskQueue);
    await handle.query('__temporal_workflow_metadata');
    await handle.cancel();
    await handle.result().catch(() => undefined);
    const { exitCode, stdout } = await ccmctl('status', cluster.name);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/canceled/);
    expect((await ccmctl('status', cluster.name, '--watch')).exitCode).toBe(1);
    expect(await ccmctl('prompts', cluster.name)).toMatchObject({ exitCode: 1 });
    await worker.stop();
  });
});

describe('a run under way of which no worker can tell', () => {
  async function startUntilAsked() {
    const { cluster, taskQueue, startWorker } = startOurs();
    const worker = await startWorker();
    const handle = await startPlain(temporal.client, cluster, taskQueue);
    await expect
      .poll(async () => (await ccmctl('status', cluster.name)).stdout, { timeout: 20_000 })
      .toContain('awaiting approval');
    return { cluster, taskQueue, worker, handle };
  }

  it('stands as it last told Temporal, and nothing of it is taken for known', async () => {
    const { cluster, taskQueue, worker, handle } = await startUntilAsked();
    await worker.stop();
    const alone = await ccmctl('status', cluster.name);
    expect(alone).toMatchObject({ exitCode: 4, stderr: '' });
    expect(alone.stdout).toMatch(/awaiting approval[^]*no worker answers for it/);
    expect(await ccmctl('prompts', cluster.name)).toMatchObject({ exitCode: 4 });
    expect(await ccmctl('report', cluster.name, '--out', '/nowhere/x.html')).toMatchObject({ exitCode: 4 });

    const other = await startOtherRelease(taskQueue);
    const unreadable = await ccmctl('status', cluster.name);
    expect(unreadable).toMatchObject({ exitCode: 4, stderr: '' });
    expect(unreadable.stdout).toMatch(/cannot go through the history of this run|no worker answers for it/);
    await other.stop();
    await handle.terminate('end of the test');
  });

  it('was reset: the newest run counts and is said to be a reset', async () => {
    const { cluster, worker, handle } = await startUntilAsked();
    const workflowId = workflowIdOf(cluster.name);
    const { runId } = await temporal.client.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId, runId: handle.firstExecutionRunId },
      workflowTaskFinishEventId: 4 as never,
      requestId: randomUUID(),
      reason: 'to try',
    });
    const { exitCode, stdout } = await ccmctl('status', cluster.name, '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      runId,
      notes: [expect.stringMatching(/made by a Reset in Temporal/) as string],
    });
    await temporal.client.workflow.getHandle(workflowId).terminate('end of the test');
    await worker.stop();
  });
});
