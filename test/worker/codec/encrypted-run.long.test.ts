import { Client, Connection } from '@temporalio/client';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { runInProcess } from '../../cli/run-ccmctl.ts';
import { startShelfRun, type ShelfRun } from '../shelf-run.ts';
import { useCodecKeys } from './codec-keys.ts';
import { keptOf } from './kept-by-temporal.ts';

const keys = useCodecKeys();
let shelf: ShelfRun | undefined;

afterEach(async () => {
  await shelf?.end();
  shelf = undefined;
});

const SHELF = { name: 'shelf', lamps: ['SRV-ALPHA', 'SRV-OMEGA'], people: ['Ada Okafor', 'Ben Larsen'] };

const keptOfRun = async (runIds: readonly string[]): Promise<string> => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const kept = await keptOf(connection, shelf!.run.handle.workflowId, runIds);
  await connection.close();
  return kept;
};

test('a run goes on when a new key that all know takes the first place, and encrypts with it from then on', async () => {
  shelf = await startShelfRun(await keys.settings('old', 'new'), SHELF);
  await shelf.approve();
  await shelf.run.untilOpen('SRV-ALPHA/bulb#1');
  await shelf.replaceWorker(await keys.settings('new', 'old'));
  const { state, runs } = await shelf.light();
  expect(state).toBe('completed');
  const kept = await keptOfRun(runs.map(({ runId }) => runId));
  for (const id of ['old', 'new']) expect(kept).toContain(`"encryption-key-id":"${id}"`);
});

test.each<[string, readonly string[], 'first' | 'second']>([
  ['with other keys', ['other'], 'first'],
  ['with other keys', ['other'], 'second'],
  ['without any', [], 'first'],
  ['without any', [], 'second'],
])('a worker %s does not end the chain: its task is tried again until one has them', async (_, others, at) => {
  shelf = await startShelfRun(await keys.settings('night'), SHELF);
  const { run, client } = shelf;
  const [first = '', second = ''] = SHELF.lamps.map((lamp) => `${lamp}/bulb#1`);
  const answer = async (id: string) => run.answer(await run.untilOpen(id), 'done', undefined, 'Ben Larsen');
  await shelf.approve();
  if (at === 'second') await answer(first);
  await run.untilOpen(at === 'first' ? first : second);
  await shelf.replaceWorker(await keys.settings(...others));
  const handle = client.workflow.getHandle(run.handle.workflowId);
  await handle.signal('hold', { by: 'Ada Okafor' });
  const attempts = async () => (await handle.describe()).raw.pendingWorkflowTask?.attempt ?? 0;
  await vi.waitFor(async () => expect(await attempts()).toBeGreaterThan(1), { timeout: 60_000, interval: 200 });
  expect((await handle.describe()).status.name).toBe('RUNNING');
  await shelf.replaceWorker(await keys.settings('night'));
  await run.untilState('held', 60);
  await handle.signal('resume', { by: 'Ada Okafor' });
  if (at === 'first') await answer(first);
  await answer(second);
  expect((await run.result()).state).toBe('completed');
  expect(shelf.done).toEqual(['switch SRV-ALPHA on', 'switch SRV-OMEGA on']);
});

test('why a run has failed is encrypted, and told to whoever has the key', async () => {
  const look = () => Promise.reject(new Error('SRV-ALPHA says no to Ada Okafor'));
  shelf = await startShelfRun(await keys.settings('night'), SHELF, { look });
  await expect(shelf.run.result()).rejects.toThrow();
  const { runId } = await shelf.client.workflow.getHandle(shelf.run.handle.workflowId).describe();
  const kept = await keptOfRun([runId]);
  expect(kept).toContain('Encoded failure');
  expect(kept).not.toMatch(/SRV-ALPHA|Okafor|says no/);
  const told = await runInProcess(['status', shelf.cluster], undefined, await keys.env('night'));
  expect(told.stdout).toContain('SRV-ALPHA says no to Ada Okafor');
});

test('a start that was not encrypted ends with the reason, before anything is done', async () => {
  shelf = await startShelfRun(await keys.settings('night'), SHELF);
  const { taskQueue } = await shelf.client.workflow.getHandle(shelf.run.handle.workflowId).describe();
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const workflowId = `ccm/plain-${shelf.cluster}`;
  const input = { cluster: { ...SHELF, name: `plain-${shelf.cluster}` } };
  const plain = new Client({ connection });
  await plain.workflow.start('upgradeCluster', { workflowId, taskQueue, args: [input] });
  await expect(shelf.client.workflow.getHandle(workflowId).result()).rejects.toMatchObject({
    cause: {
      type: 'CLUSTER_FILE_INVALID',
      message: expect.stringContaining('cannot be read: it is not encrypted') as string,
    },
  });
  await connection.close();
});
