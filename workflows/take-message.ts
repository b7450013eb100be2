import { APPROVAL, RESUMPTION, stepOfPrompt } from '../plan/statement.ts';
import { agreed, countOf, proofOf, withVoice } from '../plan/voices.ts';
import { describeValue, exampleOf, type Messages } from '../plan/message-shapes.ts';
import { spelledBy } from '../plan/people.ts';
import type { MessageName } from '../plan/transitions.ts';
import type { Answer, Approval, Order } from '../plan/types/run.ts';
import { takeVoice } from './take-voice.ts';
import { newNonce } from './new-nonce.ts';
import { isApproved } from './state-of.ts';
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

function takeApproval(state: WorkflowState, { planHash, by, signature }: Approval): Taken {
  if (planHash !== state.outline?.hash) {
    const hash = state.outline?.hash ?? '';
    return { refused: `the plan has the hash ${hash}, not ${describeValue(planHash)}: read it again and approve that` };
  }
  const said = { prompt: APPROVAL, value: APPROVAL, by, nonce: state.approvalNonce, ...(signature && { signature }) };
  return takeVoice(state, said, APPROVAL, {
    kind: 'approval',
    role: 'approver',
    doers: [],
    whyClosed: () => (isApproved(state) ? 'the plan is approved already' : null),
    count(voice, policy) {
      state.approvals = withVoice(state.approvals, voice);
      const { name: by } = voice;
      const counted = countOf(state.approvals, policy);
      const text = `${by} approved the plan ${planHash.slice(0, 12)}${counted}`;
      state.write({ kind: 'approved', by, ...proofOf(voice.signed), text });
      return `plan ${planHash.slice(0, 12)} is approved${counted}`;
    },
  });
}

function takeAnswer(state: WorkflowState, answer: Answer): Taken {
  const prompt = state.openPrompts.find(answer.prompt);
  if (!prompt) return { refused: noSuchPrompt(state, answer.prompt) };
  if (answer.nonce !== undefined && answer.nonce !== prompt.nonce) return { refused: ofAnotherAsking(prompt.id) };
  const judgement = state.policy.judgeAnswer(prompt, answer);
  if (!judgement.ok) return { refused: judgement.why };
  const { nonce, lines } = prompt;
  const said = { ...answer, nonce, ...(lines === undefined ? {} : { lines }) };
  const step = stepOfPrompt(prompt.id);
  return takeVoice(state, said, judgement.answer.value, {
    kind: prompt.kind,
    role: prompt.by,
    doers: state.doers[step] ?? [],
    whyClosed: () => (state.openPrompts.find(prompt.id) ? null : noSuchPrompt(state, prompt.id)),
    count(voice, policy) {
      const { name } = voice;
      if (prompt.kind === 'work') state.doers = { ...state.doers, [step]: [...(state.doers[step] ?? []), name] };
      return `taken: ${prompt.title}${state.openPrompts.give(prompt.id, voice, policy)}`;
    },
  });
}

/** The same question is asked in other runs too, of other clusters and of other nights, under the same id. */
const ofAnotherAsking = (id: string): string =>
  `this answers ${id} as another run has asked it, or as it was asked before: read what is asked now`;

function noSuchPrompt({ openPrompts: board }: WorkflowState, id: string): string {
  const end = board.endOf(id);
  if (end) return `the prompt ${id} is closed: ${end}`;
  const open = board.all().map((prompt) => prompt.id);
  return `there is no prompt ${describeValue(id)}; open: ${open.join(', ') || 'none'}`;
}

function takeHold(state: WorkflowState, { by: sent, reason }: Order): Taken {
  const by = spelledBy(state.people, sent);
  return {
    act() {
      state.hold = { by, ...(reason === undefined ? {} : { reason }), nonce: newNonce(), voices: [] };
      const text = `${by} holds the run before the next step${reason ? `: ${reason}` : ''}`;
      state.write({ kind: 'held', by, ...(reason ? { note: reason } : {}), text });
      return 'the run holds before its next step';
    },
  };
}

/** Anybody may hold or stop, for it is the safe way; to have the run go on takes one of its engineers. */
function takeResume(state: WorkflowState, { by, reason, signature }: Order): Taken {
  const { hold } = state;
  if (hold === null) return { refused: 'nobody holds the run' };
  const note = reason === undefined ? {} : { note: reason };
  const said = {
    prompt: RESUMPTION,
    value: RESUMPTION,
    by,
    ...note,
    nonce: hold.nonce,
    ...(signature && { signature }),
  };
  return takeVoice(state, said, RESUMPTION, {
    kind: 'resume',
    role: 'engineer',
    doers: [],
    whyClosed: () => (state.hold?.nonce === hold.nonce ? null : 'the run goes on already'),
    count(voice, policy) {
      const voices = withVoice(state.hold?.voices ?? [], voice);
      const { name: by, signed } = voice;
      const counted = countOf(voices, policy);
      state.hold = agreed(voices, policy) ? null : { ...hold, voices };
      state.write({ kind: 'resumed', by, ...note, ...proofOf(signed), text: `${by} has the run go on${counted}` });
      return state.hold === null ? 'the run goes on' : `the run is still held${counted}`;
    },
  });
}

function takeStop(state: WorkflowState, { by: sent, reason = '' }: Order): Taken {
  const by = spelledBy(state.people, sent);
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
