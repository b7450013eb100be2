import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { RunResult, RunStatus } from '../../plan/types/run.ts';
import { statusQuery, workflowIdOf } from '../../workflows/messages.ts';
import { askRun } from '../temporal/ask-run.ts';
import { readJournal } from '../temporal/read-journal.ts';

/** How often a run is asked for news, in milliseconds. */
const INTERVAL = 250;

export interface Follower {
  onEntry(entry: JournalEntry, status: RunStatus): void;
  /** Called each time the run was asked, after its new entries. */
  onStatus?(status: RunStatus): void;
}

/**
 * Tells each entry of a run's journal once, in order, until the run ends; resolves with what it came to, and with null
 * when the signal is aborted first.
 * @throws WorkflowFailedError when the run fails, such as for a plan that is refused
 */
export async function followRun(
  client: Client,
  cluster: string,
  follower: Follower,
  signal: AbortSignal,
): Promise<RunResult | null> {
  const workflowId = workflowIdOf(cluster);
  const result = client.workflow.getHandle(workflowId).result() as Promise<RunResult>;
  const settled = result.then(
    () => true,
    () => true,
  );
  let entries = 0;
  for (;;) {
    const isOver = await Promise.race([settled, pause(signal)]);
    // A worker that is busy with the run answers a little later; the next round asks again.
    const told = await askRun(client, { workflowId }, (handle) => handle.query(statusQuery)).catch(() => null);
    const status = told && 'answer' in told ? told.answer : null;
    if (status) {
      const { entries: news, lost } = await readJournal(client, status, entries);
      // Where a run of the chain has not answered in time, its lines are told in a later round, and in order.
      if (lost.length === 0 || isOver) {
        for (const entry of news) follower.onEntry(entry, status);
        entries += news.length;
      }
      follower.onStatus?.(status);
    }
    if (isOver) return result;
    if (signal.aborted) return null;
  }
}

const pause = (signal: AbortSignal): Promise<false> =>
  sleep(INTERVAL, false as const, { signal }).catch(() => false as const);
