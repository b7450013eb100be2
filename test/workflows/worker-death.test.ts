import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { Rehearsal } from './harness.ts';
import { actionStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { good, startScriptedWorker } from './scripted-worker.ts';

test('a worker that dies in the midst of a reboot comes back and looks: nothing is done twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'worker-death-'));
  const [script, acts] = [join(folder, 'script.json'), join(folder, 'acts')];
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: [actionStep('PUB/reboot')] });
  await writeFile(script, JSON.stringify({ cluster, plan }));
  const [address, taskQueue] = [inject('temporalAddress'), `test-${randomUUID()}`];
  const program = fileURLToPath(new URL('dying-worker.ts', import.meta.url));
  const dying = spawn(process.execPath, ['--import', 'tsx', program, address, taskQueue, script, acts]);
  const rehearsal = await Rehearsal.startOn(taskQueue, cluster);
  await rehearsal.untilState('awaiting approval', 60);
  await rehearsal.approve();
  const [, signal] = (await once(dying, 'exit')) as [number | null, string];
  expect(signal).toBe('SIGKILL');

  const looks: string[] = [];
  const worker = await startScriptedWorker(address, taskQueue, {
    cluster,
    plan,
    world: {
      check: ({ check }) => {
        looks.push(check.name);
        return good('a later boot time');
      },
      act: () => {
        throw new Error('nobody may act a second time');
      },
    },
  });
  const result = await rehearsal.result();
  expect(result.state).toBe('completed');
  expect(looks).toEqual(['rebooted']);
  expect(await readFile(acts, 'utf8')).toBe('PUB/reboot\n');
  expect(result.journal.some(({ text }) => text.includes('its effect is looked for'))).toBe(true);
  await worker.stop();
  await rehearsal.end();
  await rm(folder, { recursive: true });
}, 180_000);
