import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import type { PastRun } from '../../../cli/temporal/list-all-runs.ts';
import { checkStep, sampleCluster, samplePlan } from '../../workflows/sample-cluster.ts';
import { startScriptedWorker } from '../../workflows/scripted-worker.ts';
import { runInProcess } from '../run-ccmctl.ts';
import { openTemporal, startPlain } from './ended-runs.ts';

const temporal = openTemporal();

const ccmctl = (...words: string[]) => runInProcess(words, inject('temporalAddress'));

const listed = async (cluster: string, ...words: string[]): Promise<readonly PastRun[]> =>
  (JSON.parse((await ccmctl('runs', cluster, '--json', ...words)).stdout) as { runs: PastRun[] }).runs;

describe('ccmctl runs', () => {
  it('lists a run of two servers once, with who started it and how it ended, before the one that follows it', async () => {
    const cluster = sampleCluster();
    const plan = samplePlan(cluster, { PUB: [checkStep('PUB/one')], SUB: [checkStep('SUB/one')] });
    const queue = `test-${randomUUID()}`;
    const worker = await startScriptedWorker(inject('temporalAddress'), queue, { cluster, plan });

    const first = await startPlain(temporal.client, cluster, queue, { args: [{ cluster: {}, by: 'Ada' }] });
    await expect.poll(() => first.query('status'), { timeout: 20_000 }).toMatchObject({ state: 'awaiting approval' });
    const { planHash } = await first.query<{ planHash: string }>('status');
    await first.executeUpdate('approve', { args: [{ planHash, by: 'Ada' }] });
    await first.result();

    const second = await startPlain(temporal.client, cluster, queue);
    await expect.poll(() => second.query('status'), { timeout: 20_000 }).toMatchObject({ state: 'awaiting approval' });
    await second.terminate('the wrong night');

    await expect.poll(async () => (await listed(cluster.name)).length, { timeout: 20_000 }).toBe(2);
    const [newer, older] = await listed(cluster.name);
    expect(newer).toMatchObject({
      state: 'terminated',
      why: expect.stringContaining('the wrong night') as string,
      by: null,
      firstRunId: second.firstExecutionRunId,
    });
    expect(older).toMatchObject({ state: 'completed', by: 'Ada', firstRunId: first.firstExecutionRunId });
    expect(older?.runId).not.toBe(older?.firstRunId);
    expect(Date.parse(older?.endedAt ?? '')).toBeGreaterThan(Date.parse(older?.startedAt ?? ''));

    expect(await listed(cluster.name, '--limit', '1')).toHaveLength(1);
    const text = (await ccmctl('runs', cluster.name)).stdout;
    expect(text).toMatch(new RegExp(`${cluster.name} +upgrade +completed +.* Ada +${older?.firstRunId}`));

    // Any run of its chain names it.
    for (const id of [older?.firstRunId ?? '', older?.runId ?? '']) {
      const shown = await ccmctl('status', cluster.name, '--run', id, '--json');
      expect({ id, exitCode: shown.exitCode, stderr: shown.stderr }).toEqual({ id, exitCode: 0, stderr: '' });
      expect(JSON.parse(shown.stdout)).toMatchObject({ state: 'completed', runId: older?.runId });
    }
    expect((await ccmctl('status', cluster.name)).exitCode).toBe(1);
    const audit = JSON.parse((await ccmctl('audit', cluster.name, '--run', older?.firstRunId ?? '', '--json')).stdout);
    expect(audit).toMatchObject({ state: 'completed', runs: [{}, {}] });
    await worker.stop();
  });

  it.each(['nowhere', "x' OR RunId != '"])('says of the run %s that there is none', async (id) => {
    const { exitCode, stderr } = await ccmctl('status', 'berlin', '--run', id);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/^ccmctl: cluster berlin has had no run .*, or Temporal has deleted it/);
  });

  it('says that there is none of a cluster that nobody knows, and refuses a limit that is no number', async () => {
    expect(await ccmctl('runs', 'nowhere')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Temporal has no run') as string,
    });
    for (const limit of ['0', '-1', 'many', '99999']) expect((await ccmctl('runs', '--limit', limit)).exitCode).toBe(2);
  });
});
