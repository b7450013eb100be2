import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, currentUpdateInfo, setHandler, workflowInfo } from '@temporalio/workflow';
import type { FailureCode } from '../plan/failures.ts';
import { readMessage, type Messages } from '../plan/message-shapes.ts';
import { spelledBy } from '../plan/people.ts';
import { oneLine, shorten } from '../plan/show-text.ts';
import type { PlanPart } from '../plan/types/plan.ts';
import type { Receipt } from '../plan/types/run.ts';
import type { MessageName } from '../plan/transitions.ts';
import {
  answerSignal,
  answerUpdate,
  approveSignal,
  approveUpdate,
  holdSignal,
  holdUpdate,
  journalQuery,
  planQuery,
  resumeSignal,
  resumeUpdate,
  statusQuery,
  stopSignal,
  stopUpdate,
  type PlanAnswer,
  type PlanRequest,
} from './messages.ts';
import { stateOf } from './state-of.ts';
import type { WorkflowState } from './workflow-state.ts';
import { journalPage } from './journal-page.ts';
import { statusOf } from './run-status.ts';
import { MEANINGS, type Taken } from './take-message.ts';

/** A message that was judged, and who it says sent it. `isShapeless`: it is no such message at all. */
type Judged = Taken & { readonly by: string; readonly isShapeless?: true };

type Definitions<Name extends MessageName> = readonly [
  SignalDefinition<[Messages[Name]]>,
  UpdateDefinition<Receipt, [Messages[Name]]>,
];

/** How each message reaches the run. */
const DEFINITIONS: { readonly [Name in MessageName]: Definitions<Name> } = {
  approve: [approveSignal, approveUpdate],
  answer: [answerSignal, answerUpdate],
  hold: [holdSignal, holdUpdate],
  resume: [resumeSignal, resumeUpdate],
  stop: [stopSignal, stopUpdate],
};

/**
 * Sets the handlers of everything that people send. Each message is taken at once and only written down; the story of
 * the run acts on it. None throws but the refusal of an update, whatever it is given: an exception would fail the run's
 * task for ever. A refusal is written into the journal too, since a rejected update leaves nothing in the history.
 */
export function handleMessages(state: WorkflowState): void {
  setHandler(statusQuery, () => statusOf(state), { description: 'Where the run stands and what is asked of whom' });
  setHandler(journalQuery, (request) => journalPage(state, request), {
    description: 'What this run of the chain has written into the story, page by page: {"from": 0}',
  });
  setHandler(planQuery, (request) => planAnswer(state, request), {
    description: 'The outline of the plan, or the part that is worked at: {"part": "its name"}',
  });
  for (const name of Object.keys(DEFINITIONS) as MessageName[]) handle(state, name);
}

function handle<Name extends MessageName>(state: WorkflowState, name: Name): void {
  const [signal, update] = DEFINITIONS[name] as Definitions<Name>;
  const { description } = MEANINGS[name];
  const judge = (sent: readonly unknown[]): Judged => judged(state, name, sent);
  const takeSignal = (...sent: unknown[]): void => {
    state.signals += 1;
    carryOut(state, name, judge(sent));
  };
  setHandler(signal, takeSignal, { description });
  setHandler(update, (...sent: unknown[]) => receiptOf(takeUpdate(state, () => carryOut(state, name, judge(sent)))), {
    description,
    validator: (...sent: unknown[]) => refuseWithoutTrace(state, judge(sent)),
  });
}

/** What is no such message at all leaves nothing in the history; nor does a refusal, once they are only counted. */
function refuseWithoutTrace({ refusals, updates }: WorkflowState, judgement: Judged): void {
  if (!('refused' in judgement) || updates.find(currentUpdateInfo()?.id ?? '')) return;
  if (judgement.isShapeless || refusals.isFull()) throw refusal(judgement.refused);
}

/** An update that is sent once more under the same id, such as at the seam between two runs, gets what it got. */
function takeUpdate(state: WorkflowState, take: () => Done): Done {
  state.updatedAt = workflowInfo().historyLength;
  const { updates } = state;
  const id = currentUpdateInfo()?.id ?? '';
  const before = updates.find(id);
  if (before?.receipt) return { message: before.receipt.message };
  if (before) return { refused: before.refused ?? '' };
  const done = take();
  const came = 'refused' in done ? { refused: done.refused } : { receipt: { accepted: true as const, ...done } };
  updates.keep({ id, ...came });
  return done;
}

/** The part that is worked at, where it is the one that is asked for; the outline otherwise. What is asked is a stranger's. */
function planAnswer(
  { outline, planRun, part }: WorkflowState,
  request: PlanRequest | undefined,
): PlanAnswer | PlanPart | null {
  if (typeof request?.part !== 'string') return { outline, planRun };
  return part?.name === request.part ? part : null;
}

/** Form first, then the state of the run, then what the message itself asks for. */
function judged<Name extends MessageName>(state: WorkflowState, name: Name, sent: readonly unknown[]): Judged {
  const read = readMessage(name, sent);
  if (!read.ok) return { refused: read.why, isShapeless: true, by: 'somebody' };
  const by = spelledBy(state.people, read.message.by);
  const permission = state.policy.permissionOf(name, stateOf(state));
  return permission.ok ? { ...MEANINGS[name].take(state, read.message), by } : { refused: permission.why, by };
}

/** Does what was judged to be right, or writes the refusal down. */
function carryOut(state: WorkflowState, name: MessageName, judgement: Judged): Done {
  const done = 'refused' in judgement ? judgement : { message: judgement.act() };
  if ('refused' in done) state.refusals.write(`${name} by ${judgement.by} was refused: ${done.refused}`);
  state.show();
  return done;
}

type Done = { readonly message: string } | { readonly refused: string };

function receiptOf(done: Done): Receipt {
  if ('refused' in done) throw refusal(done.refused);
  return { accepted: true, message: done.message };
}

/** The sender reads it in one line of bounded length. */
const refusal = (why: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(shorten(oneLine(why), 2_000), 'REFUSED' satisfies FailureCode);
