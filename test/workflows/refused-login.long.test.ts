import { HostPool } from '../../activities/ssh/host-pool.ts';
import { randomUUID } from 'node:crypto';
import { expect, inject, test, vi } from 'vitest';
import { runCheck } from '../../activities/run-check.ts';
import { createSite } from '../../platforms/callmanager4/site.ts';
import { startScriptedHost } from '../activities/ssh/scripted-host.ts';
import { wholeLook } from '../platforms/callmanager4/site-fixture.ts';
import { Rehearsal } from './harness.ts';
import { checkStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { startScriptedWorker } from './scripted-worker.ts';

const MANY_LOOKS = 22;

test('a login that a host refuses is tried once by 22 looks of a run, once more by each look-again, and the run goes on when it is let in', async () => {
  let [logons, isLocked, looks] = [0, true, 0];
  const host = await startScriptedHost(wholeLook, {
    login: (context) => {
      if (context.method !== 'password') return context.reject(['password']);
      logons += 1;
      if (isLocked) context.reject(['password']);
      else context.accept();
    },
  });
  const site = createSite({ hosts: new HostPool(() => Promise.resolve('Tr0mbone-of-Jericho')) });
  const counted = { ...site, see: (...asked: Parameters<typeof site.see>) => ((looks += 1), site.see(...asked)) };
  const cluster = { ...sampleCluster(), station: host.endpoint };
  const step = checkStep('PUB/memory');
  const plan = samplePlan(cluster, { PUB: [{ ...step, check: { ...step.check, arguments: { megabytes: 0 } } }] });
  const [address, taskQueue] = [inject('temporalAddress'), `test-${randomUUID()}`];
  const world = {
    check: (input: Parameters<typeof runCheck>[1]) => runCheck(counted, input),
  };
  const worker = await startScriptedWorker(address, taskQueue, { cluster, plan, world });
  const rehearsal = await Rehearsal.startOn(taskQueue, cluster);
  await rehearsal.approve();

  const asked = await rehearsal.untilAsked('Decide');
  expect(asked.instructions.join(' ')).toContain('did not accept the password; it is not tried again by itself');
  await vi.waitFor(() => expect(looks).toBeGreaterThanOrEqual(MANY_LOOKS), { timeout: 120_000 });
  expect(logons).toBe(1);

  await rehearsal.answer(asked, 'look-again');
  await vi.waitFor(() => expect(logons).toBe(2), { timeout: 60_000 });
  const again = await rehearsal.until(
    'another question',
    ({ prompts }) => prompts.some(({ id }) => id !== asked.id),
    60,
  );
  isLocked = false;
  const before = looks;
  await vi.waitFor(() => expect(looks).toBeGreaterThanOrEqual(before + 5), { timeout: 60_000 });
  expect(logons).toBe(2);

  const [question] = again.prompts;
  if (!question) throw new Error('nobody is asked');
  await rehearsal.answer(question, 'look-again');
  expect(await rehearsal.result()).toMatchObject({ state: 'completed' });
  expect(logons).toBe(3);
  await worker.stop();
  await rehearsal.end();
  await site.close();
  await host.stop();
}, 280_000);
