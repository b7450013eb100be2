import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Answer, Approval, Order, Receipt } from '../../plan/types/run.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { statusCodeOf } from '../grpc-status.ts';
import { readExecution } from './read-execution.ts';
import { whyEnded } from './why-ended.ts';

/** How long a worker may take to take a message, in milliseconds. */
const MESSAGE_LIMIT = 15_000;

/** How long a message is sent again to a run or a server that has too much to do, in milliseconds. */
const AGAIN_LIMIT = 30_000;

/** The pause before it is sent again grows with each time up to this, and no two senders pause alike. */
const LONGEST_PAUSE = 3_000;

/** Temporal takes ten updates of a run at once (8), or its answer got lost (14, 10): what became of it is asked again. */
const WORTH_ANOTHER_TRY: readonly number[] = [8, 10, 14];

/** What each update takes. */
export interface UpdatePayloads {
  readonly answer: Answer;
  readonly approve: Approval;
  readonly hold: Order;
  readonly resume: Order;
  readonly stop: Order;
}

/**
 * Sends one message as an update, whose receipt or refusal is awaited. It keeps its id when it is sent again, so that the
 * run takes it once, and whoever sent it gets the one receipt, even where the first answer was lost on its way.
 * @throws CommandError when the cluster has no run that takes messages; the run's own reason when it refuses
 */
export async function sendUpdate<Name extends keyof UpdatePayloads>(
  client: Client,
  cluster: string,
  name: Name,
  payload: UpdatePayloads[Name],
): Promise<Receipt> {
  const handle = client.workflow.getHandle(workflowIdOf(cluster));
  const updateId = randomUUID();
  const until = Date.now() + AGAIN_LIMIT;
  const send = (): Promise<Receipt> =>
    handle.executeUpdate<Receipt, [UpdatePayloads[Name]]>(name, { args: [payload], updateId });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.withDeadline(Date.now() + MESSAGE_LIMIT, send);
    } catch (error) {
      if (isNoRun(error)) throw await describeNoRun(client, cluster);
      if (!WORTH_ANOTHER_TRY.includes(statusCodeOf(error) ?? 0) || Date.now() > until) throw error;
      await sleep(Math.min(LONGEST_PAUSE, 200 * 2 ** attempt) * (0.5 + Math.random()));
    }
  }
}

const isNoRun = (error: unknown): boolean => error instanceof Error && error.name === 'WorkflowNotFoundError';

/** The newest run has ended, or there never was one; `readExecution` throws for the latter. */
async function describeNoRun(client: Client, cluster: string): Promise<CommandError> {
  const execution = await readExecution(client, cluster);
  const how = execution.forced ?? 'ended';
  return new CommandError(
    EXIT.refused,
    `refused: the run of cluster ${cluster} has ${how === 'ended' ? how : `ended (${how})`} and takes no messages`,
    execution.forced === null ? [] : [await whyEnded(client, execution)],
  );
}
