import type { SimulatedTemporalOptions } from './temporal-ports.ts';
import type { TaskOfHistory, WorkflowInstance } from './workflow-instances.ts';
import type { Job, WorkflowRun } from './workflow-run.ts';
import { BETWEEN_TASKS } from '../../workflows/messages.ts';

/** What an event takes of a history, in bytes: so that it grows with each. */
const EVENT_BYTES = 400;

/** A task that begins now. */
export const taskOf = (
  run: WorkflowRun,
  jobs: readonly Job[],
  { time, longFrom }: Pick<SimulatedTemporalOptions, 'time' | 'longFrom'>,
): TaskOfHistory => {
  const historyLength = run.events + 1;
  return {
    at: time.now(),
    jobs,
    historyLength,
    historySize: historyLength * EVENT_BYTES,
    isLong: run.events >= longFrom,
  };
};

/**
 * Gives a worker what belongs to a task that is not begun, as Temporal does with a question that has waited for a worker: at
 * the moment of the task before. Seen with the TypeScript SDK 1.24 and Temporal 1.31, whose connection broke.
 * @throws Error where the run carries it out
 */
export async function giveTooEarly(instance: WorkflowInstance, run: WorkflowRun, jobs: readonly Job[]): Promise<void> {
  const before = run.tasks.at(-1)?.task;
  // An update is in no history before it is taken.
  const early = jobs.filter(({ doUpdate }) => !doUpdate);
  if (!before || early.length === 0) return;
  const historyLength = before.historyLength + early.length;
  const refusal = await instance.activate({ ...before, jobs: early, historyLength }, false).then(
    () => 'nothing',
    (error: Error) => error.message,
  );
  if (!refusal.includes(BETWEEN_TASKS))
    throw new Error(
      `what belongs to no task yet was met with ${refusal}: ${early.map((job) => Object.keys(job)).join()}`,
    );
}
