import type { StepResult } from '../../plan/types/run.ts';
import type { Step } from '../../plan/types/step.ts';
import type { BegunAnew } from './decide-about-trouble.ts';
import { runActionStep } from './run-action.ts';
import { runCheckStep, runGateStep } from './run-check.ts';
import { runPromptStep } from './run-prompt.ts';
import { inRehearsal } from './results.ts';
import { runWaitStep } from './run-wait.ts';
import type { StepContext } from './step-context.ts';

type Runner<Kind extends Step['kind']> = (
  step: Extract<Step, { kind: Kind }>,
  context: StepContext,
) => Promise<StepResult | BegunAnew>;

/** How each kind of step is carried out: the compiler finds a kind without code. */
const RUN: { readonly [Kind in Step['kind']]: Runner<Kind> } = {
  check: runCheckStep,
  action: runActionStep,
  prompt: runPromptStep,
  wait: runWaitStep,
  gate: runGateStep,
};

/**
 * Carries out one step of the plan, whatever its kind; whether it may begin is asked before.
 * @returns what it came to, or the earlier step at which the work begins anew
 */
export async function runStep(step: Step, context: StepContext): Promise<StepResult | BegunAnew> {
  context.operators.begin(step);
  const run = RUN[step.kind] as Runner<Step['kind']>;
  const end = await run(step, context);
  if ('kind' in end) return end;
  const result = inRehearsal(end, context.outline);
  context.operators.finish(step, result);
  return result;
}
