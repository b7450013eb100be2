import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test, vi } from 'vitest';
import type { ActionReport } from '../../activities/types.ts';
import type { UnansweredAct } from '../../plan/types/run.ts';
import { startScriptedHost } from '../activities/ssh/scripted-host.ts';
import { Rehearsal } from './harness.ts';
import { sampleCluster, samplePlan } from './sample-cluster.ts';
import { good, startScriptedWorker } from './scripted-worker.ts';
import { setBack } from './set-back.ts';

const NAMES = ['One', 'Two', 'Three'];

test('a worker that is frozen after its first command, and wakes up when another has completed the run, sends nothing more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frozen-worker-'));
  const [script, ended] = [join(folder, 'script.json'), join(folder, 'ended')];
  let freeze = (): void => undefined;
  const host = await startScriptedHost((command) => {
    if (command.startsWith('sc ')) freeze();
    return '[SC] ChangeServiceConfig SUCCESS\r\n';
  });
  const cluster = { ...sampleCluster(), station: host.endpoint };
  const plan = samplePlan(cluster, { PUB: setBack(NAMES).steps });
  await writeFile(script, JSON.stringify({ cluster, plan, names: NAMES }));
  const [address, taskQueue] = [inject('temporalAddress'), `test-${randomUUID()}`];
  const program = fileURLToPath(new URL('frozen-worker.ts', import.meta.url));
  const frozen = spawn(process.execPath, ['--import', 'tsx', program, address, taskQueue, script, ended]);
  freeze = () => {
    frozen.kill('SIGSTOP');
    freeze = () => undefined;
  };
  const rehearsal = await Rehearsal.startOn(taskQueue, cluster);
  await rehearsal.untilState('awaiting approval', 120);
  await rehearsal.approve();
  await vi.waitFor(() => expect(host.commands.some((command) => command.startsWith('sc '))).toBe(true), {
    timeout: 60_000,
  });

  const withdrawn: UnansweredAct[] = [];
  const worker = await startScriptedWorker(address, taskQueue, {
    cluster,
    plan,
    world: {
      check: ({ memory }) => {
        withdrawn.push(...(memory.unanswered ?? []));
        return good('set back by hand');
      },
      act: () => {
        throw new Error('nobody may act a second time');
      },
    },
  });
  expect(await rehearsal.result()).toMatchObject({ state: 'completed' });
  expect(withdrawn).toMatchObject([{ server: 'PUB' }]);
  frozen.kill('SIGCONT');
  const report = await vi.waitFor(async () => JSON.parse(await readFile(ended, 'utf8')) as ActionReport, {
    timeout: 60_000,
  });
  // The connection had lived on, so it was the fence alone that kept the rest from being sent.
  const not = { answer: 'not sent', said: expect.stringContaining('Temporal does not say that this is still its act') };
  expect(report.commands).toMatchObject([{ answer: 'accepted' }, not, not, not, not, not]);
  // Every line that reached the host, from whatever connection.
  expect(host.commands.filter((command) => command.startsWith('sc '))).toHaveLength(1);
  expect(host.connections()).toBe(1);
  frozen.kill('SIGKILL');
  await worker.stop();
  await rehearsal.end();
  await host.stop();
  await rm(folder, { recursive: true });
}, 280_000);
