import type { Client } from '@temporalio/client';
import type { RunReference } from '../activities/types.ts';
import { eventsOf } from './read-history.ts';

/** So many runs are remembered: what they began with never changes. */
const REMEMBERED = 1_000;

/** Asks Temporal for the first run of the chain that a run belongs to: the same across its seams and after a Reset. */
export function createFirstRunOf(client: Client): (run: RunReference) => Promise<string> {
  const known = new Map<string, string>();
  return async (run) => {
    const before = known.get(run.runId);
    if (before !== undefined) return before;
    const first = await firstRunOf(client, run);
    known.set(run.runId, first);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return first;
  };
}

/** @throws Error where its history does not say so */
async function firstRunOf(client: Client, run: RunReference): Promise<string> {
  for await (const { workflowExecutionStartedEventAttributes: started } of eventsOf(client, run))
    if (started?.firstExecutionRunId) return started.firstExecutionRunId;
    else break;
  throw new Error(`the history of the run ${run.runId} does not say with which one it began`);
}
