import type { Client } from '@temporalio/client';
import type { RunReference } from '../activities/types.ts';
import { Unreadable } from '../plan/unreadable.ts';
import { valueOf } from './codec/conversion.ts';

type Page = Awaited<ReturnType<Client['workflowService']['getWorkflowExecutionHistory']>>;
/** One event as Temporal keeps it. */
export type HistoryEvent = NonNullable<NonNullable<Page['history']>['events']>[number];

/** Events of one page: some of them hold what was seen of a server, tens of kilobytes each. */
const PAGE = 50;

/**
 * What the activities of one type have returned in a run, in the order of their ends. It comes out of Temporal's history
 * and is a stranger's: whoever reads it judges it.
 * @throws Error where one of them cannot be read, such as for want of its key
 */
export async function resultsOf(client: Client, run: RunReference, activityType: string): Promise<readonly unknown[]> {
  const scheduled = new Set<string>();
  const results: unknown[] = [];
  for await (const event of eventsOf(client, run)) {
    const asked = event.activityTaskScheduledEventAttributes;
    if (asked?.activityType?.name === activityType) scheduled.add(String(event.eventId));
    const ended = event.activityTaskCompletedEventAttributes;
    if (!ended || !scheduled.has(String(ended.scheduledEventId))) continue;
    const [payload] = ended.result?.payloads ?? [];
    if (payload) results.push(readable(await valueOf(client, payload)));
  }
  return results;
}

function readable(result: unknown): unknown {
  if (result instanceof Unreadable) throw new Error(`the history of the run cannot be read: ${result.why}`);
  return result;
}

/** Every event of a run, in order. */
export async function* eventsOf(client: Client, execution: RunReference): AsyncGenerator<HistoryEvent> {
  const { namespace } = client.options;
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await client.workflowService.getWorkflowExecutionHistory({
      namespace,
      execution,
      maximumPageSize: PAGE,
      ...(nextPageToken ? { nextPageToken } : {}),
    });
    yield* page.history?.events ?? [];
    nextPageToken = page.nextPageToken.length > 0 ? page.nextPageToken : undefined;
  } while (nextPageToken);
}
