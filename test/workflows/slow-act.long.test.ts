import { HostPool } from '../../activities/ssh/host-pool.ts';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';
import { UNBOUND } from '../../activities/papers/leave.ts';
import { runAction } from '../../activities/run-action.ts';
import { createSite } from '../../platforms/callmanager4/site.ts';
import type { ActionInput } from '../../activities/types.ts';
import { SCRIPTED_PASSWORD, startScriptedHost } from '../activities/ssh/scripted-host.ts';
import { choicesOf, Rehearsal } from './harness.ts';
import { sampleCluster, samplePlan } from './sample-cluster.ts';
import { readerOf, scripted, startWorker } from './scripted-worker.ts';
import { setBack } from './set-back.ts';

const NAMES = ['One', 'Two', 'Three'];

/** An act may take so long here, six of its commands longer; in the product these are three minutes and a minute each. */
const [COMMANDS_SECONDS, COMMAND_MS] = [10, 2_000];

/** The product's workflows, but for the time that an act may take. */
async function impatientWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  const [root, folder] = [
    fileURLToPath(new URL('../../', import.meta.url)),
    await mkdtemp(join(tmpdir(), 'slow-act-')),
  ];
  await cp(join(root, 'workflows'), join(folder, 'workflows'), { recursive: true });
  for (const name of ['plan', 'platforms', 'activities', 'config', 'node_modules', 'package.json']) {
    await symlink(join(root, name), join(folder, name));
  }
  const actOnce = join(folder, 'workflows', 'steps', 'act-once.ts');
  const code = await readFile(actOnce, 'utf8');
  const shorter = code.replace('`${ACT_SECONDS} s`', `'${COMMANDS_SECONDS} s'`);
  expect(shorter).not.toBe(code);
  await writeFile(actOnce, shorter);
  const made = await bundleWorkflowCode({
    workflowsPath: join(folder, 'workflows', 'index.ts'),
    payloadConverterPath: join(folder, 'workflows', 'payload-converter.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  await rm(folder, { recursive: true });
  return made;
}

test('of six slow commands of an act none reaches the host once its time is over and a person is asked', async () => {
  const slowly = (): Promise<string> =>
    new Promise((resolve) => setTimeout(() => resolve('[SC] ChangeServiceConfig SUCCESS\r\n'), COMMAND_MS));
  const host = await startScriptedHost(slowly);
  const limits = { actMs: COMMAND_MS * 1.5 };
  const { steps, check, at } = setBack(NAMES);
  const site = at(createSite({ hosts: new HostPool(() => Promise.resolve(SCRIPTED_PASSWORD)), limits }));
  const cluster = { ...sampleCluster(), station: host.endpoint };
  const plan = samplePlan(cluster, { PUB: steps });
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const [address, taskQueue] = [inject('temporalAddress'), `test-${randomUUID()}`];
  const world = {
    check,
    wholeAct: (input: ActionInput) => runAction(site, input, UNBOUND).finally(end),
  };
  const worker = await startWorker(
    address,
    taskQueue,
    (client) => scripted(cluster, plan, world, readerOf(client)),
    impatientWorkflows(),
  );
  const rehearsal = await Rehearsal.startOn(taskQueue, cluster);
  await rehearsal.approve();
  const { prompts } = await rehearsal.until('a decision', (status) => status.prompts.length > 0, 60);
  expect(prompts.flatMap(choicesOf)).toContain('act-again');
  const reached = host.commands.length;
  expect(reached).toBeGreaterThan(0);
  expect(reached).toBeLessThan(NAMES.length * 2);
  // The act itself is over as well, and has sent nothing more.
  await ended;
  expect(host.commands).toHaveLength(reached);
  await rehearsal.end();
  await worker.stop();
  await site.close();
  await host.stop();
});
