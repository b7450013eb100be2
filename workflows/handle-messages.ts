import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, setHandler } from '@temporalio/workflow';
import { judgeAnswer, judgePerson } from '../plan/answers.ts';
import type { FailureCode } from '../plan/failures.ts';
import { describeValue, exampleOf, readMessage, type Messages } from '../plan/message-shapes.ts';
import { oneLine, shorten } from '../plan/show-text.ts';
import type { Answer, Approval, Order, Receipt } from '../plan/types/run.ts';
import { permissionOf, type MessageName } from '../plan/transitions.ts';
import {
  answerSignal,
  answerUpdate,
  approveSignal,
  approveUpdate,
  holdSignal,
  holdUpdate,
  planQuery,
  resumeSignal,
  resumeUpdate,
  statusQuery,
  stopSignal,
  stopUpdate,
} from './messages.ts';
import { stateOf, statusOf, type RunRecord } from './run-record.ts';

/** What a message comes to: what is done and said if it is taken, or why it is refused. */
type Taken = { readonly act: () => string } | { readonly refused: string };

/** A message that was judged, and who it says sent it. */
type Judged = Taken & { readonly by: string };

/** What people can send: how it reaches the run, what Temporal's pages say of it, and what it does. */
interface Handled<Name extends MessageName> {
  readonly definitions: readonly [SignalDefinition<[Messages[Name]]>, UpdateDefinition<Receipt, [Messages[Name]]>];
  readonly description: string;
  readonly take: (record: RunRecord, message: Messages[Name]) => Taken;
}

const HANDLED: { readonly [Name in MessageName]: Handled<Name> } = {
  approve: {
    definitions: [approveSignal, approveUpdate],
    description: `Approve exactly one plan: ${exampleOf('approve')}`,
    take: takeApproval,
  },
  answer: {
    definitions: [answerSignal, answerUpdate],
    description: `Answer an open prompt with the JSON that the tab User Metadata shows: ${exampleOf('answer')}`,
    take: takeAnswer,
  },
  hold: {
    definitions: [holdSignal, holdUpdate],
    description: `Hold before the next step: ${exampleOf('hold')}`,
    take: takeHold,
  },
  resume: {
    definitions: [resumeSignal, resumeUpdate],
    description: `Go on after a hold: ${exampleOf('resume')}`,
    take: takeResume,
  },
  stop: {
    definitions: [stopSignal, stopUpdate],
    description: `Stop after the server that is being worked on: ${exampleOf('stop')}`,
    take: takeStop,
  },
};

/**
 * Sets the handlers of everything that people send. Each message is taken at once and only written down; the story of
 * the run acts on it. None throws but the refusal of an update, whatever it is given: an exception would fail the run's
 * task for ever. A refusal is written into the journal too, since a rejected update leaves nothing in the history.
 */
export function handleMessages(record: RunRecord): void {
  setHandler(statusQuery, () => statusOf(record), { description: 'Where the run stands and what is asked of whom' });
  setHandler(planQuery, () => record.plan, { description: 'The plan that is approved and carried out' });
  for (const name of Object.keys(HANDLED) as MessageName[]) handle(record, name);
}

function handle<Name extends MessageName>(record: RunRecord, name: Name): void {
  const { definitions, description, take } = HANDLED[name] as Handled<Name>;
  const [signal, update] = definitions;
  const judge = (sent: readonly unknown[]): Judged => judged(record, name, sent, take);
  setHandler(signal, (...sent: unknown[]) => void carryOut(record, name, judge(sent)), { description });
  setHandler(update, (...sent: unknown[]) => receiptOf(carryOut(record, name, judge(sent))), {
    description,
    // Once refusals are only counted, a refused update leaves nothing at all: Temporal takes so many of a run and no more.
    validator: (...sent: unknown[]) => void (record.refusals.isFull() && refuseAgain(judge(sent))),
  });
}

/** Form first, then the state of the run, then what the message itself asks for. */
function judged<Name extends MessageName>(
  record: RunRecord,
  name: Name,
  sent: readonly unknown[],
  take: Handled<Name>['take'],
): Judged {
  const read = readMessage(name, sent);
  if (!read.ok) return { refused: read.why, by: 'somebody' };
  const { by } = read.message;
  const permission = permissionOf(name, stateOf(record));
  return permission.ok ? { ...take(record, read.message), by } : { refused: permission.why, by };
}

/** Does what was judged to be right, or writes the refusal down. */
function carryOut(record: RunRecord, name: MessageName, judgement: Judged): Done {
  const done = 'refused' in judgement ? judgement : { message: judgement.act() };
  if ('refused' in done) record.refusals.write(`${name} by ${judgement.by} was refused: ${done.refused}`);
  record.show();
  return done;
}

type Done = { readonly message: string } | { readonly refused: string };

function receiptOf(done: Done): Receipt {
  if ('refused' in done) throw refusal(done.refused);
  return { accepted: true, message: done.message };
}

function refuseAgain(taken: Taken): void {
  if ('refused' in taken) throw refusal(taken.refused);
}

/** The sender reads it in one line of bounded length. */
const refusal = (why: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(shorten(oneLine(why), 2_000), 'REFUSED' satisfies FailureCode);

function takeApproval(record: RunRecord, { planHash, by }: Approval): Taken {
  const person = judgePerson(record.cluster?.people ?? [], 'approver', by);
  if (!person.ok) return { refused: person.why };
  if (planHash !== record.plan?.hash) {
    const hash = record.plan?.hash ?? '';
    return { refused: `the plan has the hash ${hash}, not ${describeValue(planHash)}: read it again and approve that` };
  }
  return {
    act() {
      record.approvedBy = person.name;
      record.write({ kind: 'approved', text: `${person.name} approved the plan ${planHash.slice(0, 12)}` });
      return `plan ${planHash.slice(0, 12)} is approved`;
    },
  };
}

function takeAnswer(record: RunRecord, answer: Answer): Taken {
  const prompt = record.board.find(answer.prompt);
  if (!prompt) return { refused: noSuchPrompt(record, answer.prompt) };
  const judgement = judgeAnswer(prompt, answer);
  if (!judgement.ok) return { refused: judgement.why };
  const person = judgePerson(record.cluster?.people ?? [], prompt.by, answer.by);
  if (!person.ok) return { refused: person.why };
  return {
    act() {
      record.board.deliver({ ...judgement.answer, by: person.name });
      return `taken: ${prompt.title}`;
    },
  };
}

function noSuchPrompt({ board }: RunRecord, id: string): string {
  const end = board.endOf(id);
  if (end) return `the prompt ${id} is closed: ${end}`;
  const open = board.all().map((prompt) => prompt.id);
  return `there is no prompt ${describeValue(id)}; open: ${open.join(', ') || 'none'}`;
}

function takeHold(record: RunRecord, { by, reason }: Order): Taken {
  return {
    act() {
      record.hold = reason === undefined ? { by } : { by, reason };
      record.write({ kind: 'held', text: `${by} holds the run before the next step${reason ? `: ${reason}` : ''}` });
      return 'the run holds before its next step';
    },
  };
}

/** Anybody may hold or stop, for it is the safe way; to have the run go on takes one of its engineers. */
function takeResume(record: RunRecord, { by }: Order): Taken {
  const person = judgePerson(record.cluster?.people ?? [], 'engineer', by);
  if (!person.ok) return { refused: person.why };
  return {
    act() {
      record.hold = null;
      record.write({ kind: 'resumed', text: `${person.name} has the run go on` });
      return 'the run goes on';
    },
  };
}

function takeStop(record: RunRecord, { by, reason = '' }: Order): Taken {
  return {
    act() {
      record.stop = { by, reason };
      record.hold = null;
      record.write({ kind: 'stop asked', text: `${by} stops the run after this server: ${reason}` });
      return 'nothing further is started after the server that is being worked on';
    },
  };
}
