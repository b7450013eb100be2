import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, setHandler } from '@temporalio/workflow';
import { judgeAnswer, judgePerson } from '../plan/answers.ts';
import type { FailureCode } from '../plan/failures.ts';
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

/** What taking a message came to: what was done, or why it was refused. */
type Taken = { readonly message: string } | { readonly refused: string };

/**
 * Sets the handlers of everything that people send. Each message is taken at once and only written down; the story of
 * the run acts on it. A refusal is written into the journal too, since a rejected update leaves nothing in the history.
 */
export function handleMessages(record: RunRecord): void {
  setHandler(statusQuery, () => statusOf(record), { description: 'Where the run stands and what is asked of whom' });
  setHandler(planQuery, () => record.plan, { description: 'The plan that is approved and carried out' });
  const accept = <Message extends { readonly by: string }>(
    name: MessageName,
    definitions: readonly [SignalDefinition<[Message]>, UpdateDefinition<Receipt, [Message]>],
    description: string,
    take: (message: Message) => Taken,
  ): void => {
    const [signal, update] = definitions;
    const judge = (message: Message): Taken => judged(record, name, message, take);
    setHandler(signal, (message) => void judge(message), { description });
    setHandler(
      update,
      (message) => {
        const taken = judge(message);
        if ('refused' in taken) throw ApplicationFailure.nonRetryable(taken.refused, 'REFUSED' satisfies FailureCode);
        return { accepted: true, message: taken.message };
      },
      { description },
    );
  };
  accept<Approval>(
    'approve',
    [approveSignal, approveUpdate],
    'Approve exactly one plan: {"planHash": "...", "by": "your name"}',
    (message) => takeApproval(record, message),
  );
  accept<Answer>(
    'answer',
    [answerSignal, answerUpdate],
    'Answer an open prompt with the JSON that the tab User Metadata shows: {"prompt": ..., "value": ..., "by": ...}',
    (message) => takeAnswer(record, message),
  );
  accept<Order>('hold', [holdSignal, holdUpdate], 'Hold before the next step: {"by": "your name"}', (message) =>
    takeHold(record, message),
  );
  accept<Order>('resume', [resumeSignal, resumeUpdate], 'Go on after a hold: {"by": "your name"}', (message) =>
    takeResume(record, message),
  );
  accept<Order>(
    'stop',
    [stopSignal, stopUpdate],
    'Stop after the server that is being worked on: {"by": "your name", "reason": "..."}',
    (message) => takeStop(record, message),
  );
}

/** Form first, then the state of the run, then what the message itself asks for. */
function judged<Message extends { readonly by: string }>(
  record: RunRecord,
  name: MessageName,
  message: Message,
  take: (message: Message) => Taken,
): Taken {
  const permission = permissionOf(name, stateOf(record));
  const refused = malformed(message) ?? (permission.ok ? null : permission.why);
  const taken = refused === null ? take(message) : { refused };
  if ('refused' in taken) {
    const by = malformed(message) === null ? message.by : 'somebody';
    record.write({ kind: 'refused', text: `${name} by ${by} was refused: ${taken.refused}` });
  }
  record.show();
  return taken;
}

function malformed(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    return 'the message must be one JSON object, such as {"by": "your name"}';
  }
  const { by } = message as { by?: unknown };
  return typeof by === 'string' && by.trim() !== '' ? null : 'the message must say who sends it: "by": "your name"';
}

function takeApproval(record: RunRecord, { planHash, by }: Approval): Taken {
  const person = judgePerson(record.cluster?.people ?? [], 'approver', by);
  if (!person.ok) return { refused: person.why };
  if (planHash !== record.plan?.hash) {
    return {
      refused: `the plan has the hash ${record.plan?.hash}, not ${String(planHash)}: read it again and approve that`,
    };
  }
  record.approvedBy = person.name;
  record.write({ kind: 'approved', text: `${person.name} approved the plan ${planHash.slice(0, 12)}` });
  return { message: `plan ${planHash.slice(0, 12)} is approved` };
}

function takeAnswer(record: RunRecord, answer: Answer): Taken {
  const prompt = record.board.find(String(answer.prompt));
  if (!prompt) {
    const end = record.board.endOf(String(answer.prompt));
    const open = record.board.all().map(({ id }) => id);
    return {
      refused: end
        ? `the prompt ${answer.prompt} is closed: ${end}`
        : `there is no prompt ${String(answer.prompt)}; open: ${open.join(', ') || 'none'}`,
    };
  }
  const judgement = judgeAnswer(prompt, answer);
  if (!judgement.ok) return { refused: judgement.why };
  const person = judgePerson(record.cluster?.people ?? [], prompt.by, answer.by);
  if (!person.ok) return { refused: person.why };
  record.board.deliver({ ...judgement.answer, by: person.name });
  return { message: `taken: ${prompt.title}` };
}

function takeHold(record: RunRecord, { by, reason }: Order): Taken {
  record.hold = reason === undefined ? { by } : { by, reason };
  record.write({ kind: 'held', text: `${by} holds the run before the next step${reason ? `: ${reason}` : ''}` });
  return { message: 'the run holds before its next step' };
}

/** Anybody may hold or stop, for it is the safe way; to have the run go on takes one of its engineers. */
function takeResume(record: RunRecord, { by }: Order): Taken {
  const person = judgePerson(record.cluster?.people ?? [], 'engineer', by);
  if (!person.ok) return { refused: person.why };
  record.hold = null;
  record.write({ kind: 'resumed', text: `${person.name} has the run go on` });
  return { message: 'the run goes on' };
}

function takeStop(record: RunRecord, { by, reason }: Order): Taken {
  if (typeof reason !== 'string' || reason.trim() === '')
    return { refused: 'a stop needs its reason: "reason": "..."' };
  record.stop = { by, reason };
  record.hold = null;
  record.write({ kind: 'stop asked', text: `${by} stops the run after this server: ${reason}` });
  return { message: 'nothing further is started after the server that is being worked on' };
}
