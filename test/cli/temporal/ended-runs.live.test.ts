import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { promptStep, sampleCluster, samplePlan } from '../../workflows/sample-cluster.ts';
import { startScriptedWorker } from '../../workflows/scripted-worker.ts';
import { runInProcess } from '../run-ccmctl.ts';
import { expectShownAsEnded, openTemporal, startPlain } from './ended-runs.ts';

const temporal = openTemporal();

describe('a run that has ended by force', () => {
  it('is shown as terminated, by whom and why, and as failed with the code of its failure', async () => {
    const cluster = sampleCluster();
    const plan = samplePlan(cluster, { PUB: [promptStep('PUB/disc')] });
    const refused = {
      ...plan,
      problems: [{ severity: 'refuse' as const, message: 'two publishers', source: ['ours' as const] }],
    };
    const [queue, refusing] = [`test-${randomUUID()}`, `test-${randomUUID()}`];
    const address = inject('temporalAddress');
    const workers = await Promise.all([
      startScriptedWorker(address, queue, { cluster, plan }),
      startScriptedWorker(address, refusing, { cluster, plan: refused }),
    ]);
    const handle = await startPlain(temporal.client, cluster, queue);
    await handle.query('status');
    await handle.terminate('the wrong cluster');
    await expectShownAsEnded(cluster.name, 'terminated', /by somebody in the UI: the wrong cluster/);

    const failing = await startPlain(temporal.client, cluster, refusing);
    await failing.result().catch(() => undefined);
    await expectShownAsEnded(cluster.name, 'failed', /PLAN_REFUSED: two publishers/);

    // A new run takes the old one from the list, however it ends itself.
    const last = await startPlain(temporal.client, cluster, queue);
    await last.executeUpdate('stop', { args: [{ by: 'Ada', reason: 'enough' }] });
    await last.result();
    const listed = async (): Promise<string> => (await runInProcess(['status'], address)).stdout;
    await expect.poll(listed, { timeout: 10_000 }).not.toContain(cluster.name);
    await Promise.all(workers.map((worker) => worker.stop()));
  });
});
