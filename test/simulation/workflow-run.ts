import type { coresdk } from '@temporalio/proto';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { ActivityExecution } from './activity-execution.ts';
import type { InstanceOf, TaskOfHistory } from './workflow-instances.ts';

export type Job = coresdk.workflow_activation.IWorkflowActivationJob;
export type Command = coresdk.workflow_commands.IWorkflowCommand;

/** One run of a chain as Temporal keeps it. */
export interface WorkflowRun {
  readonly of: InstanceOf;
  /** What came to it and is in no task yet. */
  pending: Job[];
  /** Its tasks so far, with what the workflow did in each. */
  readonly tasks: { readonly task: TaskOfHistory; readonly commands: readonly Command[] }[];
  readonly activities: Map<number, ActivityExecution>;
  readonly timers: Map<number, () => void>;
  readonly updates: Map<string, Deferred>;
  /** Results of activities, by type, in their order. */
  readonly results: { readonly type: string; readonly result: unknown }[];
  /** What it has written into the story, once it is closed. */
  readonly journal: JournalEntry[];
  memo: Record<string, unknown>;
  events: number;
  isClosed: boolean;
}

/** Whoever waits for what becomes of an update. */
export interface Deferred {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export const newRun = (of: InstanceOf, first: Job, memo: Record<string, unknown>): WorkflowRun => ({
  of,
  pending: [first],
  tasks: [],
  activities: new Map(),
  timers: new Map(),
  updates: new Map(),
  results: [],
  journal: [],
  // What it began with stays in its first job, whatever it notes later.
  memo: { ...memo },
  events: 2,
  isClosed: false,
});

/** Nothing of a run goes on when it is over. */
export function closeRun(run: WorkflowRun): void {
  run.isClosed = true;
  for (const activity of run.activities.values()) activity.abandon();
  for (const callOff of run.timers.values()) callOff();
  run.timers.clear();
  for (const { reject } of run.updates.values()) reject(new Error('the run ended before the update was answered'));
  run.updates.clear();
}

/** From the first run to the newest, each with the one before it that it was continued from. */
export function chainOf(runs: readonly WorkflowRun[]): readonly WorkflowRun[] {
  const chain: WorkflowRun[] = [];
  for (let run = runs.at(-1); run; run = runs.find(({ of }) => of.runId === chain[0]?.of.before)) chain.unshift(run);
  return chain;
}
