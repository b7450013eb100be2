import { randomUUID } from 'node:crypto';
import { eventsOf, type HistoryEvent } from '../../worker/read-history.ts';
import type { Rehearsal } from './harness.ts';

/** Number of the completed workflow task in which an act was decided; null: the newest one. */
async function taskOf(run: Rehearsal, runId: string, activity: string | null): Promise<HistoryEvent['eventId']> {
  let task: HistoryEvent['eventId'];
  for await (const event of eventsOf(run.client, { workflowId: run.handle.workflowId, runId })) {
    if (event.workflowTaskCompletedEventAttributes) task = event.eventId;
    if (event.activityTaskScheduledEventAttributes?.activityType?.name === activity) break;
  }
  return task;
}

/** Resets a run to before an act was decided, or to where it stands, as somebody does on Temporal's own page. */
export async function reset(run: Rehearsal, runId: string, activity: string | null): Promise<void> {
  const { workflowId } = run.handle;
  const task = await taskOf(run, runId, activity);
  await run.client.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId, runId },
    reason: 'the test asks for it',
    requestId: randomUUID(),
    workflowTaskFinishEventId: task ?? null,
  });
}
