import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { defaultPayloadConverter } from '@temporalio/common';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { ActionInput } from '../../activities/types.ts';
import type { WorkerActivities } from '../../activities/create-activities.ts';
import { actQueueOf } from '../../workflows/messages.ts';
import type { attack } from './attackers-workflow.ts';
import { actionStep, promptStep } from './sample-cluster.ts';
import { SignedRun } from './signed-run.ts';
import { startWorker } from './scripted-worker.ts';

const code = bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('attackers-workflow.ts', import.meta.url)) });

/** Its worker has to offer something. */
const NOTHING = { nothing: () => Promise.resolve() } as unknown as WorkerActivities;

/** Has a worker of the attacker's run the attacker's workflow, under any id. */
async function attackAs(signed: SignedRun, workflowId: string, input: unknown): Promise<string> {
  const taskQueue = `attacker-${randomUUID()}`;
  const worker = await startWorker(inject('temporalAddress'), taskQueue, () => NOTHING, code);
  onTestFinished(() => worker.stop());
  const { taskQueue: theirs } = await signed.run.handle.describe();
  const sent = { queue: actQueueOf(theirs), activity: 'reboot', input };
  return signed.run.client.workflow.execute<typeof attack>('attack', { taskQueue, workflowId, args: [sent] });
}

/** What the workflow has sent for its act, with its genuine papers, as anybody reads it in the history. */
async function actInHistory({ run }: SignedRun): Promise<ActionInput> {
  const { events } = await run.client.workflow.getHandle(run.handle.workflowId).fetchHistory();
  const scheduled = events?.map(({ activityTaskScheduledEventAttributes: asked }) => asked);
  const [payload] = scheduled?.find((asked) => asked?.activityType?.name === 'reboot')?.input?.payloads ?? [];
  if (!payload) throw new Error('no act in the history');
  return defaultPayloadConverter.fromPayload(payload);
}

test('an act out of the history, sent by workflow code of an attacker with its genuine papers, is refused', async () => {
  const signed = await SignedRun.start({ PUB: [actionStep('PUB/reboot'), promptStep('PUB/after')] });
  await signed.approve('Ada');
  const prompt = await signed.run.untilOpen('PUB/after#1');
  const act = await actInHistory(signed);
  const fresh = { ...act, id: randomUUID() };
  expect(await attackAs(signed, `evil-${randomUUID()}`, fresh)).toMatch(/INPUT_REFUSED|NOT_WARRANTED|RUN_WAS_RESET/);
  await signed.answer(prompt, { value: 'done', by: 'Ben' });
  await signed.run.result();
  // Under the id of the cluster, once its run has ended, with the run of the attacker's own named in it.
  const again = await attackAs(signed, signed.run.handle.workflowId, { ...fresh, run: 'any' });
  expect(again).toMatch(/NOT_WARRANTED: .*(another run|is over)/);
  expect(signed.sent).toEqual(['PUB']);
});

test('an act of the very run, scheduled once more by whoever holds Temporal, begins no second time', async () => {
  const signed = await SignedRun.start({ PUB: [actionStep('PUB/reboot'), promptStep('PUB/after')] });
  await signed.approve('Ada');
  await signed.run.untilOpen('PUB/after#1');
  const act = await actInHistory(signed);
  // As a forged history would have it: the same workflow, the same chain of runs, another id of the act.
  const leave = await signed.judge({ ...act, id: randomUUID() });
  await expect(leave.begin([])).rejects.toThrow(/begun already by the same approval/);
  expect(signed.sent).toEqual(['PUB']);
});
