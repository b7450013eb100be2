import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { RunInput } from '../activities/types.ts';
import type { FailureCode } from '../plan/failures.ts';
import { EARLY_ANSWERS } from '../plan/early-answers.ts';
import {
  anything,
  isNestedAtMost,
  isPlainObject,
  line,
  listOf,
  ownField,
  record,
  text,
  type Shape,
} from '../plan/shape.ts';
import type { Continued } from '../plan/types/continued.ts';
import type { EarlyAnswers } from '../plan/types/preflight.ts';
import { Unreadable } from '../plan/unreadable.ts';

/** Input of every run; whether the cluster file is a good one is for its reader to say. */
const RUN_INPUT: Shape<RunInput> = record<
  { cluster: unknown },
  { to: string; servers: readonly string[]; from: string; by: string; answers: EarlyAnswers }
>(
  { cluster: anything },
  { to: text(200), servers: listOf(text(200), 100), from: text(200), by: line(200), answers: EARLY_ANSWERS },
);

/** A cluster file lies in itself six deep; far more could not be handed on. */
const LEVELS = 40;

/** Whether the input says that it is for a lab, whatever it is: read before anything else, so that a failed run says it too. */
export function saysRehearsal(input: unknown): boolean {
  const cluster = isPlainObject(input) ? ownField(input, 'cluster') : undefined;
  return isPlainObject(cluster) && ownField(cluster, 'rehearsal') === true;
}

/** @throws ApplicationFailure of type CLUSTER_FILE_INVALID, so that a run of anything else ends instead of hanging */
export function readRunInput(input: unknown): RunInput {
  if (RUN_INPUT(input) && isNestedAtMost(input.cluster, LEVELS)) return input;
  const why = input instanceof Unreadable ? `it cannot be read: ${input.why}` : 'it is something else';
  const message = `the input must be {"cluster": the content of a cluster file, "to": "...", "servers": [...], "from": "...", "by": "...", "answers": {...}}, the last five as needed; ${why}`;
  throw ApplicationFailure.nonRetryable(message, 'CLUSTER_FILE_INVALID' satisfies FailureCode);
}

/**
 * Temporal begins a run behind another one by a cron schedule and by a retry policy as well, with the input of whoever
 * started the first: such a chain is none of ours, and a procedure that repeats itself is nobody's wish.
 * @throws ApplicationFailure of type STARTED_TO_REPEAT
 */
export function refuseRepetition(): void {
  const { cronSchedule, retryPolicy } = workflowInfo();
  if (!cronSchedule && !retryPolicy) return;
  const message = 'the run was started with a cron schedule or a retry policy; start it without';
  throw ApplicationFailure.nonRetryable(message, 'STARTED_TO_REPEAT' satisfies FailureCode);
}

/**
 * What the run before has handed on; undefined for a run that somebody has started. Only a run that was continued as new
 * is believed to have one before it: it takes workflow code of one's own to make such a run, and no message.
 */
export function readContinuation(input: unknown): Continued | undefined {
  if (workflowInfo().continuedFromExecutionRunId === undefined) return undefined;
  // A worker without the key must not end the run of a night: no failure of the run, its task is tried again until one has it.
  if (input instanceof Unreadable) throw new Error(`what the run before has handed on cannot be read: ${input.why}`);
  if (!isPlainObject(input)) return undefined;
  return ownField(input, 'continued') as Continued | undefined;
}
