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
  }[];
}

const bundle = workflowBundle(readSettings().cacheFolder);

const FOLDER = new URL('histories/', import.meta.url);

/** Every recorded history of every release, as `<release>/<workflow type>-<run of the chain>.json`. */
const FILES = readdirSync(FOLDER).flatMap((release) =>
  readdirSync(new URL(`${release}/`, FOLDER)).map((file) => `${release}/${file}`),
);

const historyOf = async (file: string): Promise<History> =>
  JSON.parse(await readFile(new URL(file, FOLDER), 'utf8')) as History;

/** The id is part of the run: a workflow refuses to work under another one than its cluster's. */
const idOf = ({ events }: History): string => events[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? '';

const replay = async (history: History): Promise<void> =>
  Worker.runReplayHistory({ workflowBundle: await bundle }, history, idOf(history));

test('every workflow type has a recorded history of this release, and so has a run that was continued', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const types = Object.keys(await import('../../workflows/index.ts'));
  const kebab = (type: string): string => type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const recorded = FILES.filter((file) => file.startsWith(`${version}/`));
  for (const type of types) expect(recorded).toContain(`${version}/${kebab(type)}-1.json`);
  expect(recorded).toContain(`${version}/upgrade-cluster-2.json`);
});

describe.each(FILES)('the recorded history %s', (file) => {
  test('replays on the workflows of today', async () => {
    await replay(await historyOf(file));
  });

  test('is rejected when one activity has another name: the replay can fail', async () => {
    const history = await historyOf(file);
    const scheduled = history.events.filter((event) => event.activityTaskScheduledEventAttributes);
    const last = scheduled.at(-1)?.activityTaskScheduledEventAttributes;
    if (!last) throw new Error('the history has no activity');
    last.activityType.name = 'runSomethingElse';
    await expect(replay(history)).rejects.toThrow(/runSomethingElse|[Nn]ondeterminism/);
  });
});
