import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { expect, inject, onTestFinished, test } from 'vitest';
import { installQuietRuntime } from '../../worker/quiet-runtime.ts';
import { BETWEEN_TASKS } from '../../workflows/messages.ts';
import { CutLine } from '../chaos/cut-line.ts';
import { notesQuery, noteSignal } from './noting-messages.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** After so long without a worker Temporal gives a question to any, together with what has happened since. */
const FORGOTTEN_MS = 12_000;

/** In most rounds the question comes before the task; one round in which it does is not enough, and ten without are none. */
const TIMES = 2;
const AT_MOST_ROUNDS = 10;

test('a worker that was asked while Temporal was away does what one does that makes the run anew', async () => {
  installQuietRuntime(() => undefined);
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: pathOf('noting-workflow.ts'),
    workflowInterceptorModules: [pathOf('../../workflows/only-begun-tasks.ts')],
    logger: Runtime.instance().logger,
  });
  const address = inject('temporalAddress');
  const line = await CutLine.open(Number(address.split(':').at(-1)));
  const connection = await NativeConnection.connect({ address: `127.0.0.1:${line.port}` });
  const client = new Client({ connection: await Connection.connect({ address }) });
  onTestFinished(async () => {
    await connection.close();
    await client.connection.close();
    line.close();
  });
  const taskQueue = `test-${randomUUID()}`;
  const startWorker = async (): Promise<() => Promise<void>> => {
    const worker = await Worker.create({ connection, taskQueue, workflowBundle });
    const running = worker.run();
    return async () => {
      worker.shutdown();
      await running;
    };
  };
  const stopFirst = await startWorker();
  const handle = await client.workflow.start('note', { taskQueue, workflowId: taskQueue });

  const refusals: string[] = [];
  for (let round = 0; round < AT_MOST_ROUNDS && refusals.length < TIMES; round += 1) {
    await handle.query(notesQuery);
    line.down();
    await sleep(FORGOTTEN_MS);
    const asked = handle.query(notesQuery).catch((error: Error) => refusals.push(error.message));
    await sleep(300);
    await handle.signal(noteSignal, `round ${round}`);
    line.up();
    await asked;
  }
  await handle.signal(noteSignal, '');
  const live = (await handle.result()) as readonly string[];
  await stopFirst();

  const stopSecond = await startWorker();
  const anew = await handle.query(notesQuery);
  await stopSecond();
  expect(refusals).toEqual(Array.from({ length: TIMES }, () => BETWEEN_TASKS));
  expect(anew).toEqual(live);
});
