import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { decodeOptionalFailureToOptionalError } from '@temporalio/common/lib/internal-non-workflow/index.js';
import type { Execution } from './read-execution.ts';

/** Number of the close event among the filters of Temporal's protocol (`HistoryEventFilterType`). */
const CLOSE_EVENT = 2;

type History = Awaited<ReturnType<Client['workflowService']['getWorkflowExecutionHistory']>>['history'];
type Event = NonNullable<NonNullable<NonNullable<History>['events']>[number]>;
type Failure = NonNullable<NonNullable<Event['workflowExecutionFailedEventAttributes']>['failure']>;

/** Why a run that was not ended by itself has ended, from the last event of its history; no worker is needed for it. */
export async function whyEnded(client: Client, { workflowId, runId }: Execution): Promise<string> {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
    historyEventFilterType: CLOSE_EVENT,
  });
  const reasons = await Promise.all((history?.events ?? []).map((event) => reasonIn(client, event)));
  return reasons.find((reason) => reason !== null) ?? 'Temporal does not say why';
}

/** What a closing event says of itself; null for any other event. */
async function reasonIn(client: Client, event: Event): Promise<string | null> {
  const { workflowExecutionTerminatedEventAttributes: terminated, workflowExecutionFailedEventAttributes: failed } =
    event;
  if (terminated) return `by ${named(terminated.identity)}: ${terminated.reason || 'no reason was given'}`;
  if (failed) return failed.failure ? failureText(client, failed.failure) : 'the failure has no text';
  if (event.workflowExecutionTimedOutEventAttributes) {
    return 'the time limit that it was started with in Temporal was over';
  }
  if (event.workflowExecutionCanceledEventAttributes) return 'canceled in Temporal';
  return null;
}

const named = (identity: string | null | undefined): string => identity || 'somebody without a name';

/** The innermost message, which is what people can act on, and the code that the table of failures explains. */
async function failureText({ options }: Client, failure: Failure): Promise<string> {
  let innermost: unknown = await decodeOptionalFailureToOptionalError(options.loadedDataConverter, failure);
  while (innermost instanceof Error && innermost.cause) innermost = innermost.cause;
  const code = innermost instanceof ApplicationFailure ? innermost.type : undefined;
  const text = (innermost instanceof Error && innermost.message) || 'no text';
  return code ? `${code}: ${text}` : text;
}
