import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { startTestLab, FOUR_SERVERS } from '../lab/lab-fixture.ts';
import { freshFolder } from '../requirements/collected-logs.ts';
import { Rehearsal } from '../workflows/harness.ts';
import { promptStep, sampleCluster, samplePlan } from '../workflows/sample-cluster.ts';
import { runInProcess } from './run-ccmctl.ts';

const ccmctl = (...words: string[]) => runInProcess(words, inject('temporalAddress'));

/** A lab of a cluster that no other test knows, and the run of the same name. */
async function labWithRun() {
  const name = `t-${randomUUID().slice(0, 8)}`;
  const lab = await startTestLab({ ...FOUR_SERVERS, cluster: name });
  onTestFinished(() => lab.stop());
  const folder = await freshFolder(onTestFinished);
  const cluster = { ...sampleCluster(['CM-PUB']), name };
  const plan = samplePlan(cluster, { 'CM-PUB': [promptStep('CM-PUB/memory'), promptStep('CM-PUB/wizard')] });
  const logs = (...more: string[]) =>
    ccmctl('logs', name, 'CM-PUB', '--out', folder, '--file', lab.clusterFile, '--json', ...more);
  return { name, folder, logs, start: () => Rehearsal.start(cluster, plan) };
}

describe('ccmctl logs', () => {
  it('collects where Temporal knows of no run, and says what is missing without a cluster file', async () => {
    const { name, folder, logs } = await labWithRun();
    const { exitCode, stdout } = await logs();
    const index = JSON.parse(stdout) as { folder: string; files: { state: string }[] };
    expect(exitCode).toBe(0);
    expect(index.folder).toBe(join(folder, 'CM-PUB'));
    expect(index.files.map(({ state }) => state)).not.toContain('failed');
    const without = await ccmctl('logs', name, 'CM-PUB', '--out', folder);
    expect(without).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--file FILE') as string });
  });

  it('collects before the installer, refuses while somebody is at it, and where the run was ended there (LOG-11)', async () => {
    const { logs, start, name } = await labWithRun();
    const run = await start();
    await run.approve();
    const before = await run.untilAsked('CM-PUB/memory');
    expect((await logs()).exitCode).toBe(0);
    await run.answer(before, 'done');
    await run.untilAsked('CM-PUB/wizard');
    expect(await logs()).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('is being installed now') as string,
    });
    await run.terminate(`ccm/${name}`);
    expect(await logs()).toMatchObject({ exitCode: 4, stdout: expect.stringContaining('is not known') as string });
  });

  it('refuses where Temporal does not answer: then nobody knows (LOG-11)', async () => {
    const { name, folder } = await labWithRun();
    const { exitCode } = await runInProcess(['logs', name, 'CM-PUB', '--out', folder], '127.0.0.1:9');
    expect(exitCode).toBe(4);
  });
});
