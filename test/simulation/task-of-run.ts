import type { SimulatedTemporalOptions } from './temporal-ports.ts';
import type { Activated, TaskOfHistory, WorkflowInstance } from './workflow-instances.ts';
import type { Job, WorkflowRun } from './workflow-run.ts';

/** A task that begins now. */
export const taskOf = (
  run: WorkflowRun,
  jobs: readonly Job[],
  { time, longFrom }: Pick<SimulatedTemporalOptions, 'time' | 'longFrom'>,
): TaskOfHistory => ({ at: time.now(), jobs, historyLength: run.events + 1, isLong: run.events >= longFrom });

/**
 * Carries out a task. Where somebody asked while no worker was to be reached, the worker answers by what has happened so far
 * before it begins the task: what the run does of it has the moment and the length of the task before, and those of
 * its own where it is made anew. Seen with the TypeScript SDK 1.24 and Temporal 1.31, whose connection broke now and then.
 */
export function carryOutTask(
  instance: WorkflowInstance,
  { tasks }: WorkflowRun,
  task: TaskOfHistory,
  isAskedInVain: boolean,
): Promise<Activated> {
  const before = tasks.at(-1)?.task;
  // An update is in no history before it is taken.
  if (!isAskedInVain || !before || task.jobs.some(({ doUpdate }) => doUpdate)) return instance.activate(task, false);
  const { at, historyLength, isLong } = before;
  return instance.activate({ ...task, at, historyLength, isLong }, false);
}
