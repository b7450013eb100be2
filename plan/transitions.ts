import type { RunState } from './types/run.ts';

/** What a person can send to a run. */
export type MessageName = 'approve' | 'answer' | 'hold' | 'resume' | 'stop';

export type Permission = { readonly ok: true } | { readonly ok: false; readonly why: string };

const YES = 'yes';

/**
 * Which message is allowed in which state: `yes`, or the text of the refusal. There is no row for cancelling, since a
 * cancelled installer costs a new operating system (PRE-22); `stop` always means after the server in work.
 */
export const TRANSITIONS: Readonly<Record<MessageName, Readonly<Record<RunState, string>>>> = {
  approve: {
    planning: 'The plan is still being made; there is no hash to approve yet.',
    'awaiting approval': YES,
    running: 'The plan is approved already and being carried out.',
    held: 'The plan is approved already; the run is held. Send resume to go on.',
    stopping: 'The plan was approved already, and the run stops after the server in work.',
    stopped: 'The run has stopped; start it again and approve its new plan.',
    completed: 'The run is completed.',
  },
  answer: {
    planning: 'Nothing is asked while the plan is being made.',
    'awaiting approval': 'Nothing is asked but the approval of the plan: send approve with its hash.',
    running: YES,
    held: YES,
    stopping: YES,
    stopped: 'The run has stopped; nothing is asked any more.',
    completed: 'The run is completed; nothing is asked any more.',
  },
  hold: {
    planning: 'There is nothing to hold while the plan is being made: no server is touched before its approval.',
    'awaiting approval': 'The run waits for approval anyway: no server is touched before it.',
    running: YES,
    held: 'The run is held already.',
    stopping: 'The run stops after the server in work; that server must be finished.',
    stopped: 'The run has stopped.',
    completed: 'The run is completed.',
  },
  resume: {
    planning: 'The run is not held: the plan is being made.',
    'awaiting approval': 'The run is not held: it waits for the approval of its plan.',
    running: 'The run is not held: it goes on already.',
    held: YES,
    stopping: 'A stop cannot be taken back; when the run has stopped, start it again.',
    stopped: 'The run has stopped; start it again.',
    completed: 'The run is completed.',
  },
  stop: {
    planning: YES,
    'awaiting approval': YES,
    running: YES,
    held: YES,
    stopping: 'The run stops already after the server in work.',
    stopped: 'The run has stopped already.',
    completed: 'The run is completed; there is nothing to stop.',
  },
};

/** Whether a message is allowed in a state, with the text of the refusal where it is not. */
export function permissionOf(message: MessageName, state: RunState): Permission {
  const entry = TRANSITIONS[message][state];
  return entry === YES ? { ok: true } : { ok: false, why: entry };
}
