import type { Client } from '@temporalio/client';
import type { RunOfChain } from '../../plan/types/chain.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import { journalQuery } from '../../workflows/messages.ts';
import { askRun } from './ask-run.ts';

/** What the runs of a chain have written into the story. */
export interface ReadJournal {
  readonly entries: readonly JournalEntry[];
  /** What could not be read, one sentence for each run; Temporal deletes ended runs when their time is over. */
  readonly lost: readonly string[];
}

/** The story of a chain of runs, from line `from` on; each run is asked for what it has written itself. */
export async function readJournal(
  client: Client,
  chain: { readonly workflowId: string; readonly runs: readonly RunOfChain[] },
  from = 0,
): Promise<ReadJournal> {
  const entries: JournalEntry[] = [];
  const lost: string[] = [];
  let first = 0;
  for (const run of chain.runs) {
    const end = first + run.entries;
    if (end > from) {
      const read = await readRun(client, { workflowId: chain.workflowId, runId: run.runId }, Math.max(from, first));
      if ('why' in read) lost.push(lostRun(run, read.why));
      else entries.push(...read.entries);
    }
    first = end;
  }
  return { entries, lost };
}

type RunRead = { readonly entries: readonly JournalEntry[] } | { readonly why: string };

async function readRun(
  client: Client,
  run: { readonly workflowId: string; readonly runId: string },
  from: number,
): Promise<RunRead> {
  const entries: JournalEntry[] = [];
  for (let next: number | null = from; next !== null;) {
    const asked: number = next;
    try {
      const told = await askRun(client, run, (handle) => handle.query(journalQuery, { from: asked }));
      if ('unanswered' in told) return { why: told.unanswered };
      entries.push(...told.answer.entries);
      next = told.answer.next;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'WorkflowNotFoundError') throw error;
      return { why: 'Temporal has deleted it, since its retention was over' };
    }
  }
  return { entries };
}

const lostRun = ({ runId, startedAt, servers }: RunOfChain, why: string): string =>
  `what the run ${runId} of ${startedAt} (${servers.join(', ') || 'planning'}) has written cannot be read: ${why}`;
