import type { Client } from '@temporalio/client';
import pMap from 'p-map';
import { Unreadable } from '../../plan/unreadable.ts';
import { OURS, summaryOf, type RunSummary } from './list-runs.ts';
import { executionOf, type Execution } from './read-execution.ts';
import { inputOfFirst } from './read-input.ts';
import { readResult } from './read-result.ts';
import { whyEnded } from './why-ended.ts';

/** A run from its start to its end, of however many runs of Temporal its chain consists. */
export interface PastRun extends RunSummary {
  /** What `--run` takes. */
  readonly firstRunId: string;
  /** Who started it, by the word of its input; null where nobody was named, or Temporal has deleted it. */
  readonly by: string | null;
  /** ISO 8601 in UTC; null while it goes on. */
  readonly endedAt: string | null;
}

/** Which runs are listed. */
export interface RunsWanted {
  /** Undefined: of every cluster. */
  readonly cluster: string | undefined;
  readonly limit: number;
}

/** How many runs are asked at once for how they ended. */
const AT_ONCE = 8;

/**
 * The runs that Temporal still has, newest first.
 * @returns with `more` where there are others beyond the limit
 */
export async function listAllRuns(
  client: Client,
  { cluster, limit }: RunsWanted,
): Promise<{ readonly runs: readonly PastRun[]; readonly more: boolean }> {
  const newest = new Map<string, Execution>();
  let more = false;
  // A run that goes on as another one is a part of it; of a run that was reset the newest counts.
  for await (const info of client.workflow.list({ query: `${OURS} AND ExecutionStatus != 'ContinuedAsNew'` })) {
    const execution = executionOf(info);
    if (cluster !== undefined && execution.cluster !== cluster) continue;
    const known = newest.get(execution.firstRunId);
    if (!known && newest.size === limit) {
      more = true;
      break;
    }
    if (!known || known.startedAt < execution.startedAt) newest.set(execution.firstRunId, execution);
  }
  const runs = await pMap(newest.values(), (execution) => pastRunOf(client, execution), { concurrency: AT_ONCE });
  return { runs: runs.sort((left, right) => right.startedAt.localeCompare(left.startedAt)), more };
}

async function pastRunOf(client: Client, execution: Execution): Promise<PastRun> {
  const { firstRunId, endedAt, forced } = execution;
  const [by, result, why] = await Promise.all([
    startedBy(client, execution),
    endedAt !== null && forced === null ? readResult(client, execution) : undefined,
    endedAt !== null && forced !== null ? whyEnded(client, execution) : undefined,
  ]);
  const summary = summaryOf(execution, why);
  return { ...summary, state: result?.state ?? summary.state, firstRunId, by, endedAt };
}

async function startedBy(client: Client, { workflowId, firstRunId }: Execution): Promise<string | null> {
  const input = await inputOfFirst(client, { workflowId, runId: firstRunId }).catch(() => undefined);
  if (typeof input !== 'object' || input === null || input instanceof Unreadable || !('by' in input)) return null;
  return typeof input.by === 'string' && input.by !== '' ? input.by : null;
}
