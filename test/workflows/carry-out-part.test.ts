import { expect, test } from 'vitest';
import { Rehearsal } from './harness.ts';
import { checkStep, promptStep } from './sample-cluster.ts';
import { bad, good } from './scripted-worker.ts';

// Each server has a run of the chain, and asks in the same breath as that begins.
test('every answer reaches the server that asked, server after server', async () => {
  const names = ['PUB', 'SUB', 'SUB2', 'SUB3', 'SUB4', 'SUB5'];
  const steps = Object.fromEntries(names.map((name) => [name, [promptStep(`${name}/one`)]]));
  const run = await Rehearsal.ofServers(steps);
  for (const name of names) await run.answer(await run.untilAsked(`${name}/one`), 'done');
  const { state, servers: ended } = await run.result();
  expect(state).toBe('completed');
  expect(ended.map((server) => server.state)).toEqual(names.map(() => 'done'));
});

test('every server from the first primary on knows when that one was begun, and none before it (WIN-11)', async () => {
  const looks = (server: string) => [checkStep(`${server}/look`, 'block', 'oversubscribed-briefly')];
  const steps = { PUB: looks('PUB'), SUB: looks('SUB'), SUB2: looks('SUB2') };
  const since: unknown[] = [];
  const run = await Rehearsal.ofServers(steps, {
    check({ memory }) {
      since.push(memory.oversubscribedSince);
      return good();
    },
  });
  await run.result();
  const [publisher, first, second] = since;
  expect(publisher).toBeNull();
  expect(Date.parse(String(first))).toBeLessThanOrEqual(Date.now());
  expect(second).toBe(first);
});

test('what is left open or accepted at a server stands in the status before that server is done', async () => {
  const steps = {
    PUB: [checkStep('PUB/listed', 'open item'), checkStep('PUB/held', 'hold'), promptStep('PUB/last')],
  };
  const run = await Rehearsal.ofServers(steps, { check: () => bad('half a gigabyte') });
  await run.answer(await run.untilAsked('PUB/held'), 'accept', 'memory comes on Monday');
  await run.untilAsked('PUB/last');
  const status = await run.status();
  expect(status.servers[0]?.state).toBe('asking');
  expect(status.openItems).toEqual([expect.stringContaining('half a gigabyte')]);
  expect(status.accepted).toEqual([{ step: 'PUB/held', by: 'Ben', reason: 'memory comes on Monday' }]);
  const metadata = await run.handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  expect(metadata.currentDetails).toContain('### Accepted as it is\n\n- `PUB/held` by Ben: memory comes on Monday');
  expect(metadata.currentDetails).toContain('### Left open');
});
