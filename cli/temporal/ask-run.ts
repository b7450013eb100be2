import { isGrpcCancelledError, isGrpcDeadlineError, type Client } from '@temporalio/client';
import { Unreadable } from '../../plan/unreadable.ts';
import { statusCodeOf } from '../grpc-status.ts';
import { unreadable } from './unreadable.ts';

/** How long a worker may take to answer a question, in milliseconds, and how often it is asked. */
const QUESTION_LIMIT = 5_000;
const QUESTION_ATTEMPTS = 2;

export type Handle = ReturnType<Client['workflow']['getHandle']>;

/** What a worker said, or why none could. */
export type Told<T> = { readonly answer: T } | { readonly unanswered: string };

/** gRPC statuses of a query that no worker could answer: nobody polls (9), nobody in time (1, 4), its code fails (3). */
const UNANSWERED: readonly number[] = [1, 3, 4, 9];

const NOBODY =
  'no worker answers for it: what is shown is what the run last told Temporal. Start one with `ccmctl worker`; if one ' +
  'runs, look at its log';

/**
 * Asks a run's worker; that none answers is an answer as well. Asking again changes nothing, and a worker that was busy
 * may answer then. Rejects when Temporal itself does not answer.
 */
export async function askRun<T>(
  client: Client,
  run: { readonly workflowId: string; readonly runId?: string },
  question: (handle: Handle) => Promise<T>,
): Promise<Told<T>> {
  const handle = client.workflow.getHandle(run.workflowId, run.runId);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await client.withDeadline(Date.now() + QUESTION_LIMIT, () => question(handle));
      if (answer instanceof Unreadable) throw unreadable(answer);
      return { answer };
    } catch (error) {
      if (isLate(error) && attempt < QUESTION_ATTEMPTS) continue;
      return { unanswered: whyUnanswered(error) };
    }
  }
}

const isLate = (error: unknown): boolean => isGrpcDeadlineError(error) || isGrpcCancelledError(error);

/** Throws what is no matter of the worker's. */
function whyUnanswered(error: unknown): string {
  if (error instanceof Error && error.name === 'QueryNotRegisteredError') {
    return `a worker answers, but cannot go through the history of this run: ${error.message.split('\n', 1)[0]}`;
  }
  if (UNANSWERED.includes(statusCodeOf(error) ?? 0)) return NOBODY;
  throw error;
}
