import { workflowInfo } from '@temporalio/workflow';
import { judgePerson } from '../plan/answers.ts';
import { personNamed } from '../plan/people.ts';
import { statementOf, type Signed, type Statement } from '../plan/statement.ts';
import type { PersonRole } from '../plan/types/cluster.ts';
import type { PromptKind, PromptPolicy } from '../plan/types/site-rules.ts';
import type { Voice } from '../plan/types/voice.ts';
import { mayGive, promptPolicyOf } from '../plan/voices.ts';
import { checkSignature } from './check-signature.ts';
import type { Taken } from './take-message.ts';
import type { WorkflowState } from './workflow-state.ts';

/** What somebody says, as it is to be signed. */
export type Said = Pick<Statement, 'prompt' | 'value' | 'by' | 'note' | 'nonce' | 'lines'> & {
  readonly signature?: string;
};

/** What is asked: of whom, by which rules, and what becomes of a voice that counts. */
export interface Asking {
  readonly kind: PromptKind;
  readonly role: PersonRole;
  /** Who did what is asked about. */
  readonly doers: readonly string[];
  /** Why it is not asked any more, or null while it is: a signature takes a moment to be checked. */
  readonly whyClosed: () => string | null;
  /** Takes the voice; returns what its sender is told. */
  readonly count: (voice: Voice, policy: PromptPolicy) => string;
}

/** Judges who says something and by which rules of the site it counts; where it is signed, the signature is checked first. */
export function takeVoice(state: WorkflowState, said: Said, value: Statement['value'], asking: Asking): Taken {
  const person = judgePerson(state.people, asking.role, said.by);
  if (!person.ok) return { refused: person.why };
  const { name } = person;
  const policy = promptPolicyOf(state.outline, asking.kind);
  const mine = personNamed(state.people, name) ?? { name, roles: [] };
  const permission = mayGive(policy, mine, { requester: state.outline?.requestedBy, doers: asking.doers });
  if (!permission.ok) return { refused: permission.why };
  const why = whyWrongWithoutLook(state, policy, said) ?? whyNotNow(state, said);
  if (why !== null) return { refused: why };
  const signed = signedOf(state, said);
  const voice = { name, value, ...(said.note === undefined ? {} : { note: said.note }), signed };
  if (signed.signature === undefined) return { act: () => asking.count(voice, policy) };
  return { act: () => countWhenGenuine(state, voice, policy, asking) };
}

function countWhenGenuine(state: WorkflowState, voice: Voice, policy: PromptPolicy, asking: Asking): string {
  const { prompt } = voice.signed.statement;
  const refuse = (why: string): void =>
    state.refusals.write(`${prompt} by ${voice.name} was refused: ${why}`, { given: [voice.signed] });
  const count = (): void => {
    const why = asking.whyClosed();
    if (why === null) asking.count(voice, policy);
    else refuse(why);
  };
  checkSignature(state, voice.signed, count, refuse);
  return `the signature of ${voice.name} is checked; the story of the run says what comes of it`;
}

function whyWrongWithoutLook({ outline }: WorkflowState, policy: PromptPolicy, { signature }: Said): string | null {
  if (policy.signed && signature === undefined)
    return 'this site takes only a signed one here: send it with --sign, or as the prompt shows it';
  if (signature !== undefined && !outline?.siteRules)
    return 'this run goes by no site file, so nobody can check a signature: send it without';
  return null;
}

/** So many signatures are checked at once: each costs an activity, and whoever floods a run must not fill its history. */
const CHECKED_AT_ONCE = 10;

/** A signature is not taken in a moment in which it could not be checked to its end. */
function whyNotNow({ checking, isHandingOver }: WorkflowState, { signature }: Said): string | null {
  if (signature === undefined) return null;
  if (isHandingOver) return 'the run is just going on in its next history; send it once more';
  return checking < CHECKED_AT_ONCE ? null : `${checking} signatures are being checked; send it once more in a moment`;
}

const signedOf = (state: WorkflowState, { signature, prompt: id, ...said }: Said): Signed => ({
  statement: statementOf(runOf(state), { ...said, id }, said),
  ...(signature === undefined ? {} : { signature }),
});

/** What every statement of a run says of it. */
export const runOf = ({ outline }: WorkflowState): Pick<Statement, 'workflow' | 'firstRun' | 'plan'> => ({
  workflow: workflowInfo().workflowId,
  firstRun: workflowInfo().firstExecutionRunId,
  plan: outline?.hash ?? '',
});
