import { judgePerson } from '../plan/answers.ts';
import { describeValue, exampleOf, type Messages } from '../plan/message-shapes.ts';
import type { MessageName } from '../plan/transitions.ts';
import type { Answer, Approval, Order } from '../plan/types/run.ts';
import type { RunRecord } from './run-record.ts';

/** What a message comes to: what is done and said if it is taken, or why it is refused. */
export type Taken = { readonly act: () => string } | { readonly refused: string };

/** What people can send: what Temporal's pages say of it, and what it does. */
interface Meaning<Name extends MessageName> {
  readonly description: string;
  readonly take: (record: RunRecord, message: Messages[Name]) => Taken;
}

/** What each message means; whether it is allowed at all has been judged before. */
export const MEANINGS: { readonly [Name in MessageName]: Meaning<Name> } = {
  approve: { description: `Approve exactly one plan: ${exampleOf('approve')}`, take: takeApproval },
  answer: {
    description: `Answer an open prompt with the JSON that the tab User Metadata shows: ${exampleOf('answer')}`,
    take: takeAnswer,
  },
  hold: { description: `Hold before the next step: ${exampleOf('hold')}`, take: takeHold },
  resume: { description: `Go on after a hold: ${exampleOf('resume')}`, take: takeResume },
  stop: {
    description: `Stop after the server that is being worked on: ${exampleOf('stop')}`,
    take: takeStop,
  },
};

function takeApproval(record: RunRecord, { planHash, by }: Approval): Taken {
  const person = judgePerson(record.people, 'approver', by);
  if (!person.ok) return { refused: person.why };
  if (planHash !== record.outline?.hash) {
    const hash = record.outline?.hash ?? '';
    return { refused: `the plan has the hash ${hash}, not ${describeValue(planHash)}: read it again and approve that` };
  }
  return {
    act() {
      record.approvedBy = person.name;
      const by = person.name;
      record.write({ kind: 'approved', by, text: `${by} approved the plan ${planHash.slice(0, 12)}` });
      return `plan ${planHash.slice(0, 12)} is approved`;
    },
  };
}

function takeAnswer(record: RunRecord, answer: Answer): Taken {
  const prompt = record.board.find(answer.prompt);
  if (!prompt) return { refused: noSuchPrompt(record, answer.prompt) };
  const judgement = record.policy.judgeAnswer(prompt, answer);
  if (!judgement.ok) return { refused: judgement.why };
  const person = judgePerson(record.people, prompt.by, answer.by);
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
      const text = `${by} holds the run before the next step${reason ? `: ${reason}` : ''}`;
      record.write({ kind: 'held', by, ...(reason ? { note: reason } : {}), text });
      return 'the run holds before its next step';
    },
  };
}

/** Anybody may hold or stop, for it is the safe way; to have the run go on takes one of its engineers. */
function takeResume(record: RunRecord, { by }: Order): Taken {
  const person = judgePerson(record.people, 'engineer', by);
  if (!person.ok) return { refused: person.why };
  return {
    act() {
      record.hold = null;
      record.write({ kind: 'resumed', by: person.name, text: `${person.name} has the run go on` });
      return 'the run goes on';
    },
  };
}

function takeStop(record: RunRecord, { by, reason = '' }: Order): Taken {
  return {
    act() {
      record.stop = { by, reason };
      record.hold = null;
      const text = `${by} stops the run after this server: ${reason}`;
      record.write({ kind: 'stop asked', by, note: reason, text });
      return 'nothing further is started after the server that is being worked on';
    },
  };
}
