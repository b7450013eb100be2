import { afterEach, expect, test } from 'vitest';
import { serverWorkflowIdOf } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { good } from './scripted-worker.ts';

let rehearsal: Rehearsal | undefined;
afterEach(() => rehearsal?.end());

// A server whose very first step asks reports it in the same breath as its start.
test('every answer reaches the server that asked, server after server', async () => {
  const cluster = { ...sampleCluster() };
  const names = ['PUB', 'SUB', 'SUB2', 'SUB3', 'SUB4', 'SUB5'];
  const servers = names.map((name) => ({ ...cluster.servers[0]!, name }));
  const steps = Object.fromEntries(names.map((name) => [name, [promptStep(`${name}/one`)]]));
  const run = await Rehearsal.start({ ...cluster, servers }, samplePlan(cluster, steps), {
    check: () => good(),
    act: () => ({ commands: [] }),
  });
  rehearsal = run;
  await run.approve();
  for (const name of names) await run.answer(await run.untilAsked(`${name}/one`), 'done');
  const { state, servers: ended } = await run.handle.result();
  expect(state).toBe('completed');
  expect(ended.map((server) => server.state)).toEqual(names.map(() => 'done'));
});

test('a server whose workflow is ended by force stops the run, which says what is not known', async () => {
  const cluster = sampleCluster();
  const steps = { PUB: [promptStep('PUB/one')], SUB: [promptStep('SUB/one')] };
  const run = await Rehearsal.start(cluster, samplePlan(cluster, steps), {
    check: () => good(),
    act: () => ({ commands: [] }),
  });
  rehearsal = run;
  await run.approve();
  await run.untilAsked('PUB/one');
  await run.terminate(serverWorkflowIdOf(cluster.name, 'PUB'));
  const result = await run.handle.result();
  expect(result.state).toBe('stopped');
  expect(result.openItems[0]).toContain('PUB was ended by force');
  expect(result.servers.map(({ state }) => state)).toEqual(['stopped', 'waiting']);
  expect(result.journal.some(({ kind }) => kind === 'withdrawn')).toBe(true);
});
