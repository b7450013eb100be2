import { defaultPayloadConverter } from '@temporalio/common';
import { expect, test } from 'vitest';
import type { CheckStep } from '../../plan/types/step.ts';
import { Rehearsal } from './harness.ts';
import { actionStep, checkStep, promptStep, waitStep } from './sample-cluster.ts';
import { bad, good } from './scripted-worker.ts';

const repairable: CheckStep = {
  ...checkStep('PUB/memory'),
  repair: { action: 'restore-services', server: 'PUB', withinSeconds: 0, byHand: [] },
};

/** What stands behind each activity and timer of the history in the Temporal UI, by what it is. */
async function labelsOf(run: Rehearsal): Promise<readonly string[]> {
  const { events } = await run.client.workflow.getHandle(run.handle.workflowId).fetchHistory();
  return (events ?? []).flatMap(
    ({ activityTaskScheduledEventAttributes: asked, timerStartedEventAttributes: timer, userMetadata }) => {
      const label = userMetadata?.summary;
      const text = label ? defaultPayloadConverter.fromPayload<string>(label) : 'no label';
      return asked || timer ? [`${asked?.activityType?.name ?? 'timer'}: ${text}`] : [];
    },
  );
}

test('whatever is looked at or done is labelled with what it is for: the step, the repair, or whether a task is done', async () => {
  let repaired = false;
  const run = await Rehearsal.ofSteps(
    [
      actionStep('PUB/reboot'),
      repairable,
      promptStep('PUB/logged-on', 'administrator-logged-on'),
      waitStep('PUB/rest', 1),
    ],
    {
      check: ({ check }) => (check.name === 'memory-enough' && !repaired ? bad() : good()),
      act: () => void (repaired = true),
    },
  );
  await run.answer(await run.untilAsked('Decide'), 'repair');
  await run.answer(await run.untilAsked('logged-on'), 'done');
  await run.result();
  const labels = await labelsOf(run);
  for (const expected of [
    'reboot: step PUB/reboot',
    'memory-enough: step PUB/memory',
    'restore-services: repair: step PUB/memory',
    'timer: step PUB/rest',
    'administrator-logged-on: done? step PUB/logged-on',
  ])
    expect(labels).toContain(expected);
  expect(labels.filter((label) => label.endsWith('no label'))).toEqual([]);
});
