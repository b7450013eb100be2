import { ApplicationFailure, type ActivateInput, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { BETWEEN_TASKS } from './messages.ts';

type Activation = ActivateInput['activation'];
type Job = NonNullable<Activation['jobs']>[number];

/** What an activation says of the task that it belongs to. */
interface Task {
  readonly id: string | null;
  readonly length: number;
  /** Whether it brings what can only come of an event. */
  readonly hasEvents: boolean;
}

/** Whether a job can only come of an event; an activity that the run itself gives up is resolved at once as cancelled. */
const isOfHistory = ({ signalWorkflow, fireTimer, cancelWorkflow, resolveActivity }: Job): boolean =>
  Boolean(signalWorkflow ?? fireTimer ?? cancelWorkflow ?? (resolveActivity && !resolveActivity.result?.cancelled));

/**
 * Refuses what belongs to a workflow task that Temporal has not begun.
 *
 * A question that waited for a worker comes with the events of the meantime, and the SDK (1.24) carries them out at once: with
 * the time and the length of the task before, and in another order with what comes after them. Whoever goes through
 * the history later finds them in their own task, so that a run would do there what its history does not hold,
 * and stand still. Refused here, the worker forgets the run and makes it anew from the history when the task comes.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  let last: Task | null = null;
  return {
    internals: [
      {
        activate(input, next) {
          if (input.activation.jobs?.every(({ queryWorkflow }) => queryWorkflow)) return next(input);
          const now = taskOf(input.activation);
          // What one task brings may come in two batches.
          if (input.batchIndex === 0 && isNotBegun(now, last)) throw ApplicationFailure.retryable(BETWEEN_TASKS);
          last = now;
          next(input);
        },
      },
    ],
  };
};

/** Of a task that was begun before, nothing more can come by an event. */
const isNotBegun = (now: Task, last: Task | null): boolean =>
  now.id !== null && now.id === last?.id && (now.hasEvents || now.length !== last.length);

/** The moment of a task and the size of the history at it grow from task to task; a server that tells no size is believed. */
const taskOf = ({ timestamp, historySizeBytes, historyLength, jobs }: Activation): Task => {
  const size = historySizeBytes?.toString() ?? '0';
  return {
    id: size === '0' || !timestamp ? null : `${timestamp.seconds?.toString()} ${timestamp.nanos} ${size}`,
    length: historyLength ?? 0,
    hasEvents: jobs?.some(isOfHistory) ?? false,
  };
};
