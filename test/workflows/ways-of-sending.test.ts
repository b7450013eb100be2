import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { expect, inject, onTestFinished, test } from 'vitest';
import { WAYS } from './ways-of-sending.ts';

/** A task of a workflow, as whoever works for its queue gets it. */
interface Task {
  /** Answers it by the end of the workflow. */
  end(): Promise<unknown>;
}

/** A workflow that nobody works for but the test, by hand. */
async function startByHand() {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const client = new Client({ connection });
  const [workflowId, name] = [randomUUID(), `test-${randomUUID()}`];
  const handle = await client.workflow.start('byHand', { taskQueue: name, workflowId });
  onTestFinished(async () => {
    await handle.terminate().catch(() => undefined);
    await connection.close();
  });
  const service = client.workflowService;
  const answer = (taskToken: Uint8Array, commandType?: number): Promise<unknown> =>
    service.respondWorkflowTaskCompleted({
      ...{ namespace: 'default', taskToken },
      commands: commandType === undefined ? [] : [{ commandType, completeWorkflowExecutionCommandAttributes: {} }],
    });
  const poll = async (): Promise<Uint8Array> => {
    const polled = service.pollWorkflowTaskQueue.bind(service, { namespace: 'default', taskQueue: { name } });
    return (await client.withDeadline(Date.now() + 30_000, polled)).taskToken;
  };
  await answer(await poll());
  const nextTask = async (): Promise<Task> => {
    const token = await poll();
    return { end: () => answer(token, COMPLETE) };
  };
  return { client, handle, nextTask };
}

/** Temporal's number for the command that ends a workflow. */
const COMPLETE = 4;

const UPDATES = WAYS.filter(({ kind }) => kind === 'update');

test.each(UPDATES)(
  'by $way, an update that is under way as its run ends is not refused, but never taken',
  async (way) => {
    const { client, handle, nextTask } = await startByHand();
    const { workflowId } = handle;
    const sent = expect(way.send({ client, workflowId, name: 'answer', texts: ['{}'] })).rejects.toThrow(
      /aborted by closing workflow/,
    );
    await (await nextTask()).end();
    await sent;
  },
);

test.each(UPDATES)('by $way, an update whose task is void is not refused, but never taken', async (way) => {
  const { client, handle, nextTask } = await startByHand();
  const { workflowId } = handle;
  const sent = expect(way.send({ client, workflowId, name: 'answer', texts: ['{}'] })).rejects.toThrow();
  const task = await nextTask();
  // A task that ends a run in which something has arrived meanwhile.
  await handle.signal('anything');
  await expect(task.end()).rejects.toThrow(/UnhandledCommand/);
  await sent;
});
