import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readRecord } from '../../cli/record/read-record.ts';
import { Rehearsal } from './harness.ts';
import { checkStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { good } from './scripted-worker.ts';

let connection: Connection;
let client: Client;
beforeAll(async () => {
  connection = await Connection.connect({ address: inject('temporalAddress') });
  client = new Client({ connection });
});
afterAll(() => connection.close());

/** A run whose second server is asked about, and whose first run of the chain Temporal has deleted, as retention does. */
async function runWithoutItsBeginning() {
  const cluster = sampleCluster();
  const looks: string[] = [];
  const steps = { PUB: [checkStep('PUB/one')], SUB: [promptStep('SUB/one')] };
  const plan = samplePlan(cluster, steps, [{ ...checkStep('SUB/after'), id: 'cluster/after' }]);
  const run = await Rehearsal.start(cluster, plan, {
    check({ check }) {
      looks.push(check.servers.join());
      return good();
    },
  });
  await run.approve();
  const prompt = await run.untilAsked('SUB/one');
  const { runs, workflowId } = await run.status();
  const workflowExecution = { workflowId, runId: runs[0]?.runId ?? '' };
  await client.workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution });
  const isThere = (): Promise<boolean> =>
    client.workflow
      .getHandle(workflowId, workflowExecution.runId)
      .describe()
      .then(() => true)
      .catch(() => false);
  await expect.poll(isThere, { timeout: 100_000 }).toBe(false);
  looks.length = 0;
  await run.answer(prompt, 'done');
  return { cluster, run, looks, deleted: workflowExecution.runId };
}

test('a part that cannot be read any more is a question, and nothing of it is done, however often it is read again', async () => {
  const { cluster, run, looks, deleted } = await runWithoutItsBeginning();
  const asked = await run.untilAsked('the part "stage setting back" of the plan cannot be read');
  await run.answer(asked, 'read-again');
  const again = await run.until('another question', ({ prompts }) => prompts.some(({ id }) => id !== asked.id), 60);
  await run.answer(again.prompts[0]!, 'stop', 'the plan is gone');
  const { state, openItems } = await run.result();
  expect(state).toBe('stopped');
  expect(openItems).toEqual(['setting back: not carried out (1 step)']);
  expect(looks).toEqual([]);
  const record = await readRecord(client, cluster.name);
  expect(record.notes.join('\n')).toContain(deleted);
  expect(record.journal.some(({ text }) => text === 'SUB is done')).toBe(true);
});
