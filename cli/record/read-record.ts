import type { Client } from '@temporalio/client';
import type { Plan } from '../../plan/types/plan.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import { planQuery, type PlanAnswer } from '../../workflows/messages.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { CollectedLogs } from '../logs/collected-logs.ts';
import { askRun } from '../temporal/ask-run.ts';
import { readExecution } from '../temporal/read-execution.ts';
import { readJournal } from '../temporal/read-journal.ts';
import { readRun } from '../temporal/read-run.ts';
import type { RunView } from '../temporal/run-view.ts';
import { readPlan } from './read-plan.ts';

/** All that is known of one run: what audit and report are made of. It holds no secret, since a run never sees one. */
export interface RunRecord extends Omit<RunView, 'told'> {
  /** Name of the workflow type. */
  readonly workflowType: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** ISO 8601 in UTC; null while the run goes on. */
  readonly endedAt: string | null;
  /** Null while it is being made. */
  readonly plan: Plan | null;
  /** The story of all runs of the chain. */
  readonly journal: readonly JournalEntry[];
  /** Logs that were collected beside the run, where somebody named their folder. */
  readonly logs?: CollectedLogs;
}

/**
 * Asks Temporal and a worker for all that is known of a run of a cluster.
 * @param named id of any run of its chain; undefined: the newest one of the cluster
 * @throws CommandError without a run, or without a worker that can tell its story: half a record is none
 */
export async function readRecord(client: Client, cluster: string, named?: string): Promise<RunRecord> {
  const { told, ...run } = await readRun(client, cluster, named);
  const answer = told ? await askRun(client, run, (handle) => handle.query(planQuery)) : null;
  if (answer === null || 'unanswered' in answer) throw untold(run);
  const [{ workflowType, startedAt, endedAt }, { entries: journal, lost }, { plan, lost: lostSteps }] =
    await Promise.all([
      readExecution(client, cluster, named),
      readJournal(client, run),
      readPlan(client, run.workflowId, answer.answer as PlanAnswer),
    ]);
  return { ...run, notes: [...run.notes, ...lost, ...lostSteps], workflowType, startedAt, endedAt, plan, journal };
}

const untold = ({ cluster, state, why, notes }: Omit<RunView, 'told'>): CommandError =>
  new CommandError(EXIT.unknown, `cluster ${cluster} is ${state}, but its story cannot be read`, [
    ...(why === undefined ? [] : [`why: ${why}`]),
    ...notes,
  ]);
