import type { WorkflowExecutionStatusName } from '@temporalio/client';
import type { RunState } from '../../plan/types/run.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** What only Temporal can say of a run: it was ended or halted from outside, or nobody knows. */
export type ForcedState =
  'failed' | 'terminated' | 'timed out' | 'canceled' | 'continued as new' | 'paused' | 'unknown';

/** How a run stands, as every command shows it: by its own word while it can speak, by Temporal's otherwise. */
export type ShownState = RunState | ForcedState;

/** Whose word counts for each of Temporal's own statuses: the run's (`null`), or Temporal's. */
export const FORCED_STATES: Readonly<Record<WorkflowExecutionStatusName, ForcedState | null>> = {
  RUNNING: null,
  COMPLETED: null,
  FAILED: 'failed',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timed out',
  CANCELLED: 'canceled',
  CONTINUED_AS_NEW: 'continued as new',
  PAUSED: 'paused',
  UNSPECIFIED: 'unknown',
  UNKNOWN: 'unknown',
};

interface Meaning {
  /** Whether it will never change again. */
  readonly over: boolean;
  /** Whether people can send it something. */
  readonly listens: boolean;
  /** What a command that shows it says to the shell. */
  readonly exitCode: ExitCode;
}

const UNDER_WAY: Meaning = { over: false, listens: true, exitCode: EXIT.good };
const ENDED_WELL: Meaning = { over: true, listens: false, exitCode: EXIT.good };
const ENDED_BY_FORCE: Meaning = { over: true, listens: false, exitCode: EXIT.failed };
const NOT_KNOWN: Meaning = { over: false, listens: false, exitCode: EXIT.unknown };

/** What each state means to a command. */
export const SHOWN_STATES: Readonly<Record<ShownState, Meaning>> = {
  planning: UNDER_WAY,
  'awaiting approval': UNDER_WAY,
  running: UNDER_WAY,
  held: UNDER_WAY,
  stopping: UNDER_WAY,
  // It ended as somebody asked; whoever watched it to its end is told that it is not complete.
  stopped: ENDED_WELL,
  completed: ENDED_WELL,
  failed: ENDED_BY_FORCE,
  terminated: ENDED_BY_FORCE,
  'timed out': ENDED_BY_FORCE,
  canceled: ENDED_BY_FORCE,
  'continued as new': NOT_KNOWN,
  paused: { over: false, listens: false, exitCode: EXIT.failed },
  unknown: NOT_KNOWN,
};

/** What the end of a watched run says to the shell: good only where the run did all that was planned. */
export const exitCodeOfEnd = (state: ShownState): ExitCode =>
  state === 'stopped' ? EXIT.failed : SHOWN_STATES[state].exitCode;
