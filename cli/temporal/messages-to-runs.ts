import { isGrpcCancelledError, isGrpcDeadlineError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Plan } from '../../plan/types/plan.ts';
import type { Answer, Approval, Order, Receipt, RunStatus } from '../../plan/types/run.ts';
import { planQuery, statusQuery, workflowIdOf } from '../../workflows/messages.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** How long a worker may take to take a message, in milliseconds. */
const MESSAGE_LIMIT = 15_000;

/** How long a worker may take to answer a question, in milliseconds, and how often it is asked. */
const QUESTION_LIMIT = 5_000;
const QUESTION_ATTEMPTS = 3;

/** What each update takes. */
export interface UpdatePayloads {
  readonly answer: Answer;
  readonly approve: Approval;
  readonly hold: Order;
  readonly resume: Order;
  readonly stop: Order;
}

/** Where the newest run of a cluster stands. Throws CommandError when there has been none. */
export const readStatus = (client: Client, cluster: string): Promise<RunStatus> =>
  ask(client, cluster, (handle) => handle.query(statusQuery));

/** The plan of the newest run of a cluster; null while it is being made. */
export const readPlan = (client: Client, cluster: string): Promise<Plan | null> =>
  ask(client, cluster, (handle) => handle.query(planQuery));

/** Sends one message as an update, whose receipt or refusal is awaited. Rejects with the workflow's reason. */
export const sendUpdate = <Name extends keyof UpdatePayloads>(
  client: Client,
  cluster: string,
  name: Name,
  payload: UpdatePayloads[Name],
): Promise<Receipt> =>
  withRun(client, cluster, MESSAGE_LIMIT, (handle) =>
    handle.executeUpdate<Receipt, [UpdatePayloads[Name]]>(name, { args: [payload] }),
  );

type Handle = ReturnType<Client['workflow']['getHandle']>;

/** A worker that is busy leaves a question unanswered now and then; asking again changes nothing and may be answered. */
async function ask<T>(client: Client, cluster: string, use: (handle: Handle) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withRun(client, cluster, QUESTION_LIMIT, use);
    } catch (error) {
      const isLate = isGrpcDeadlineError(error) || isGrpcCancelledError(error);
      if (attempt === QUESTION_ATTEMPTS || !isLate) throw error;
    }
  }
}

async function withRun<T>(
  client: Client,
  cluster: string,
  limit: number,
  use: (handle: Handle) => Promise<T>,
): Promise<T> {
  try {
    return await client.withDeadline(Date.now() + limit, () => use(client.workflow.getHandle(workflowIdOf(cluster))));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'WorkflowNotFoundError') throw error;
    if (/already completed/i.test(error.message)) {
      throw new CommandError(EXIT.refused, `refused: the run of cluster ${cluster} has ended and takes no messages`);
    }
    throw new CommandError(EXIT.unknown, `cluster ${cluster} has no run`, [
      '`ccmctl status` lists the runs that are under way',
    ]);
  }
}
