import { stepOfPrompt, type Signed, type Statement } from '../../plan/statement.ts';
import type { PlanPart } from '../../plan/types/plan.ts';
import { BY_THE_PLAN } from '../ledger/entry.ts';
import type { ActionInput } from '../types.ts';
import type { FoundStep } from './find-step.ts';

/** What a decision says, in the spelling of the choices. */
export const saidIn = ({ value }: Statement): string => String(value).trim().toLowerCase();

/** Decisions by which the very act that they speak of is done. */
const ACTS: readonly string[] = ['act-again', 'repair'];

/** Decisions by which a step is over without its act. */
const ENDS: readonly string[] = ['attest', 'accept'];

/** Whether a decision allows an act, and whether it was taken with these very lines in sight. */
export function allows({ statement }: Signed, { step, place }: FoundStep, part: PlanPart, input: ActionInput): boolean {
  const about = stepOfPrompt(statement.prompt);
  const said = saidIn(statement);
  if (ACTS.includes(said)) return about === step.id && (input.shown ?? statement.lines) === statement.lines;
  if (input.decidedBy === 'a person') return false;
  if (said === 'go-on') return about === `reset/${input.target.server.name}`;
  if (said !== 'rerun') return false;
  const asked = part.steps.findIndex(({ id }) => id === about);
  const asking = part.steps[asked];
  const from = asking?.kind === 'prompt' ? part.steps.findIndex(({ id }) => id === asking.attemptFrom) : -1;
  return from >= 0 && place[1] >= from && place[1] <= asked;
}

/**
 * What allows an act, in the order in which it is tried: the approval of the plan, where the plan says that it is done and
 * shows these lines, and the decisions about it.
 */
export function warrantsFor(
  found: FoundStep,
  input: ActionInput,
  part: PlanPart,
  genuine: readonly Signed[],
): readonly string[] {
  const isPlanned =
    found.step.kind === 'action' && input.decidedBy !== 'a person' && input.shown === found.step.command;
  const decisions = genuine.filter((signed) => allows(signed, found, part, input));
  return [...(isPlanned ? [BY_THE_PLAN] : []), ...decisions.map(({ statement }) => statement.nonce)];
}

/** The nonce of the decision by which somebody has answered for a step: it is over without its act. */
export const answerFor = (step: string, genuine: readonly Signed[]): string | undefined =>
  genuine.find(({ statement }) => ENDS.includes(saidIn(statement)) && stepOfPrompt(statement.prompt) === step)
    ?.statement.nonce;
