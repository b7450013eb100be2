import { judgePerson } from '../plan/answers.ts';
import { describeValue, exampleOf, type Messages } from '../plan/message-shapes.ts';
import type { MessageName } from '../plan/transitions.ts';
import type { Answer, Approval, Order } from '../plan/types/run.ts';
import type { WorkflowState } from './workflow-state.ts';

/** What a message comes to: what is done and said if it is taken, or why it is refused. */
export type Taken = { readonly act: () => string } | { readonly refused: string };

/** What people can send: what Temporal's pages say of it, and what it does. */
interface Meaning<Name extends MessageName> {
  readonly description: string;
  readonly take: (state: WorkflowState, message: Messages[Name]) => Taken;
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

function takeApproval(state: WorkflowState, { planHash, by }: Approval): Taken {
  const person = judgePerson(state.people, 'approver', by);
  if (!person.ok) return { refused: person.why };
  if (planHash !== state.outline?.hash) {
    const hash = state.outline?.hash ?? '';
    return { refused: `the plan has the hash ${hash}, not ${describeValue(planHash)}: read it again and approve that` };
  }
  return {
    act() {
      state.approvedBy = person.name;
      const by = person.name;
      state.write({ kind: 'approved', by, text: `${by} approved the plan ${planHash.slice(0, 12)}` });
      return `plan ${planHash.slice(0, 12)} is approved`;
    },
  };
}

function takeAnswer(state: WorkflowState, answer: Answer): Taken {
  const prompt = state.openPrompts.find(answer.prompt);
  if (!prompt) return { refused: noSuchPrompt(state, answer.prompt) };
  const judgement = state.policy.judgeAnswer(prompt, answer);
  if (!judgement.ok) return { refused: judgement.why };
  const person = judgePerson(state.people, prompt.by, answer.by);
  if (!person.ok) return { refused: person.why };
  return {
    act() {
      state.openPrompts.deliver({ ...judgement.answer, by: person.name });
      return `taken: ${prompt.title}`;
    },
  };
}

function noSuchPrompt({ openPrompts: board }: WorkflowState, id: string): string {
  const end = board.endOf(id);
  if (end) return `the prompt ${id} is closed: ${end}`;
  const open = board.all().map((prompt) => prompt.id);
  return `there is no prompt ${describeValue(id)}; open: ${open.join(', ') || 'none'}`;
}

function takeHold(state: WorkflowState, { by, reason }: Order): Taken {
  return {
    act() {
      state.hold = reason === undefined ? { by } : { by, reason };
      const text = `${by} holds the run before the next step${reason ? `: ${reason}` : ''}`;
      state.write({ kind: 'held', by, ...(reason ? { note: reason } : {}), text });
      return 'the run holds before its next step';
    },
  };
}

/** Anybody may hold or stop, for it is the safe way; to have the run go on takes one of its engineers. */
function takeResume(state: WorkflowState, { by }: Order): Taken {
  const person = judgePerson(state.people, 'engineer', by);
  if (!person.ok) return { refused: person.why };
  return {
    act() {
      state.hold = null;
      state.write({ kind: 'resumed', by: person.name, text: `${person.name} has the run go on` });
      return 'the run goes on';
    },
  };
}

function takeStop(state: WorkflowState, { by, reason = '' }: Order): Taken {
  return {
    act() {
      state.stop = { by, reason };
      state.hold = null;
      const text = `${by} stops the run after this server: ${reason}`;
      state.write({ kind: 'stop asked', by, note: reason, text });
      return 'nothing further is started after the server that is being worked on';
    },
  };
}
