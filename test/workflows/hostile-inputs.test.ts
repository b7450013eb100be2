import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { NO_RUNS } from '../../activities/recall/recorded-runs.ts';
import { createActivities } from '../../activities/create-activities.ts';
import { endOf, NAUGHTY_INPUTS, WORKFLOW_TYPES } from './hostile-inputs.ts';
import { anyPayload } from './hostile-messages.ts';
import { startWorker, type ScriptedWorker } from './scripted-worker.ts';
import { siteWith } from '../activities/scripted-site.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const taskQueue = `test-${randomUUID()}`;
let worker: ScriptedWorker;
let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: inject('temporalAddress') });
  worker = await startWorker(inject('temporalAddress'), taskQueue, () =>
    // Nothing is looked at: no such run comes beyond its file.
    createActivities({
      platform: CALLMANAGER4,
      site: siteWith({}),
      runs: NO_RUNS,
      readResults: () => Promise.resolve([]),
      firstRunOf: () => Promise.reject(new Error('no run')),
      historyOf: () => Promise.reject(new Error('no run')),
    }),
  );
});
afterAll(async () => {
  await worker?.stop();
  await connection?.close();
});

test('a run whose input is of any shape or bytes ends with a code that says so, and never hangs', async () => {
  const client = new Client({ connection });
  const inputs = [...NAUGHTY_INPUTS, ...fc.sample(anyPayload, 5).map((payload) => [payload])];
  // Each input once, at one type after the other, and each type with nothing at all.
  const cases = [
    ...inputs.map((input, index) => [WORKFLOW_TYPES[index % WORKFLOW_TYPES.length] ?? '', input] as const),
    ...WORKFLOW_TYPES.map((type) => [type, []] as const),
  ];
  const ends = cases.map(async ([type, input]) => [type, await endOf(client, taskQueue, type, input)]);
  expect(await Promise.all(ends)).toEqual(cases.map(([type]) => [type, 'CLUSTER_FILE_INVALID']));
});
