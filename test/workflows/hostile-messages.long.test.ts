import { WorkflowUpdateFailedError } from '@temporalio/client';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { anyMessage, everyNaughtyMessage, sendAll, type HostileMessage } from './hostile-messages.ts';
import { promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { withstands } from './withstands.ts';

test('a run goes on after each of the messages that have broken one, by every name', async () => {
  await withstands(everyNaughtyMessage);
});

test('runs go on after thousands of messages of any bytes', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anyMessage, { minLength: 700, maxLength: 700 }), withstands), {
    numRuns: 5,
    endOnFailure: true,
  });
});

test('after 500 refusals a run goes on, refuses updates without a trace, and counts signals', async () => {
  const cluster = sampleCluster();
  const run = await Rehearsal.start(cluster, samplePlan(cluster, { PUB: [promptStep('PUB/one')] }));
  await run.untilState('awaiting approval');
  const refused = async (): Promise<readonly string[]> =>
    (await run.status()).journal.filter(({ kind }) => kind === 'refused').map(({ text }) => text);
  const bad: HostileMessage = { kind: 'signal', name: 'hold', payloads: [] };
  await sendAll(
    run,
    Array.from({ length: 500 }, () => bad),
  );
  await expect.poll(refused, { timeout: 30_000 }).toHaveLength(501);
  const before = (await run.handle.fetchHistory()).events?.length;
  const update = run.handle.executeUpdate(holdUpdate, { args: [{ reason: 7 } as never] });
  await expect(update).rejects.toThrow(WorkflowUpdateFailedError);
  expect((await run.handle.fetchHistory()).events?.length).toBe(before);
  expect(await refused()).toHaveLength(501);
  await sendAll(
    run,
    Array.from({ length: 500 }, () => bad),
  );
  await expect.poll(refused, { timeout: 30_000 }).toHaveLength(502);
  expect((await refused()).at(-1)).toMatch(/^1000 refusals so far/);
  await run.approve();
  await run.answer(await run.untilAsked('step PUB/one'), 'done');
  expect((await run.result()).state).toBe('completed');
});
