import { type DecisionValue, decisionsFor } from '../../plan/decisions.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Check, PromptStep, Step } from '../../plan/types/step.ts';
import { inOrderOfWork } from '../platforms/callmanager4/procedures/walk.ts';

/** The procedures in which an installer is walked through. */
export const AT_THE_CONSOLE: readonly Procedure[] = ['upgrade', 'install', 'add-subscriber', 'replace-publisher'];

/** The step of this id. @throws Error where the plan has none */
export function stepOf(plan: Plan, id: string): Step {
  const step = inOrderOfWork(plan).find((one) => one.id === id);
  if (!step) throw new Error(`the plan has no step ${id}`);
  return step;
}

/** The question to a person of this id. @throws Error where the plan has none */
export function promptOf(plan: Plan, id: string): PromptStep {
  const step = stepOf(plan, id);
  if (step.kind !== 'prompt') throw new Error(`${id} is no question to a person`);
  return step;
}

/** Every step of a name, whosever it is. */
export const stepsNamed = (steps: readonly Step[], name: string): readonly Step[] =>
  steps.filter(({ id }) => id.split('/')[1] === name);

/** What a machine is asked at a step, or what proves it. */
export function questionOf(step: Step): Check | undefined {
  if (step.kind === 'check') return step.check;
  if (step.kind === 'gate') return step.until;
  return step.kind === 'action' || step.kind === 'prompt' ? step.proof : undefined;
}

/** All that a person reads at a step: title, reason and, where something is asked, the instructions. */
export const told = (step: Step): string =>
  [step.title, step.because, ...(step.kind === 'prompt' ? step.instructions : [])].join('\n');

/** Where each answer of a choice leads: `trouble` never goes on by itself, `blocked` not by anybody's word either. */
export function leadsTo(
  step: Step,
): Readonly<Record<string, 'good' | 'accepted' | 'open item' | 'blocked' | 'trouble'>> {
  if (step.kind !== 'prompt' || step.answer.kind !== 'choice') throw new Error(`${step.id} offers no choice`);
  return Object.fromEntries(
    step.answer.choices.map(({ value, ends }) => [value, ends ?? (value === 'done' ? 'good' : 'trouble')]),
  );
}

/** The choices of a question that are taken only with a note. */
export const notedIn = ({ answer }: PromptStep): readonly string[] =>
  answer.kind === 'choice'
    ? answer.choices.filter(({ value, noted }) => noted ?? value !== 'done').map(({ value }) => value)
    : [];

/** What somebody may decide where a step is not good; a gate blocks, and so does an act that is not proved. */
export function mayDecide(step: Step, verdict: 'bad' | 'unknown'): readonly DecisionValue[] {
  if (step.kind === 'prompt' || step.kind === 'wait') throw new Error(`${step.id} is not judged`);
  const at = step.kind === 'check' ? step.outcome : step.kind === 'gate' ? 'block' : 'act';
  const hasRepair = step.kind === 'check' && step.repair !== undefined;
  return decisionsFor(at, verdict, hasRepair).map(({ value }) => value as DecisionValue);
}
