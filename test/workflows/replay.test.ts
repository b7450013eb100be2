import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Worker } from '@temporalio/worker';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';

/** What is needed of a recorded history to plant a change in it. */
interface History {
  events: {
    workflowExecutionStartedEventAttributes?: { workflowId: string };
    activityTaskScheduledEventAttributes?: { activityType: { name: string } };
    startChildWorkflowExecutionInitiatedEventAttributes?: { workflowType: { name: string } };
  }[];
}

const bundle = workflowBundle(readSettings().cacheFolder);

const historyOf = async (type: string): Promise<History> =>
  JSON.parse(await readFile(new URL(`histories/${type}.json`, import.meta.url), 'utf8')) as History;

/** The id is part of the run: a workflow refuses to work under another one than its cluster's. */
const idOf = ({ events }: History): string => events[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? '';

const replay = async (history: History): Promise<void> =>
  Worker.runReplayHistory({ workflowBundle: await bundle }, history, idOf(history));

const TYPES = readdirSync(new URL('histories/', import.meta.url)).map((file) => file.replace(/[.]json$/, ''));

test('every workflow type has a recorded history', async () => {
  const types = Object.keys(await import('../../workflows/index.ts'));
  const kebab = (type: string): string => type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(TYPES.toSorted()).toEqual(types.map(kebab).toSorted());
});

describe.each(TYPES)('the recorded history of %s', (type) => {
  test('replays on the workflows of today', async () => {
    await replay(await historyOf(type));
  });

  test('is rejected when one activity has another name: the replay can fail', async () => {
    const history = await historyOf(type);
    const scheduled = history.events.filter((event) => event.activityTaskScheduledEventAttributes);
    const last = scheduled.at(-1)?.activityTaskScheduledEventAttributes;
    if (!last) throw new Error('the history has no activity');
    last.activityType.name = 'runSomethingElse';
    await expect(replay(history)).rejects.toThrow(/runSomethingElse|[Nn]ondeterminism/);
  });
});

test('a run that began its servers in another order is rejected', async () => {
  const history = await historyOf('upgrade-cluster');
  const children = history.events.filter((event) => event.startChildWorkflowExecutionInitiatedEventAttributes);
  expect(children.length).toBe(2);
  const [first] = children;
  if (first?.startChildWorkflowExecutionInitiatedEventAttributes) {
    first.startChildWorkflowExecutionInitiatedEventAttributes.workflowType.name = 'workOnAnotherServer';
  }
  await expect(replay(history)).rejects.toThrow(/[Nn]ondeterminism|workOnAnotherServer/);
});
