import type { StepResult } from '../../plan/types/run.ts';
import type { Step } from '../../plan/types/step.ts';
import { runActionStep } from './run-action.ts';
import { runCheckStep, runGateStep } from './run-check.ts';
import { runPromptStep } from './run-prompt.ts';
import { inRehearsal } from './results.ts';
import { runWaitStep } from './run-wait.ts';
import type { Surroundings } from './surroundings.ts';

type Run<Kind extends Step['kind']> = (
  step: Extract<Step, { kind: Kind }>,
  surroundings: Surroundings,
) => Promise<StepResult>;

/** How each kind of step is carried out: the compiler finds a kind without code. */
const RUN: { readonly [Kind in Step['kind']]: Run<Kind> } = {
  check: runCheckStep,
  action: runActionStep,
  prompt: runPromptStep,
  wait: runWaitStep,
  gate: runGateStep,
};

/** Carries out one step of the plan, whatever its kind; whether it may begin is asked before. */
export async function runStep(step: Step, surroundings: Surroundings): Promise<StepResult> {
  surroundings.desk.begin(step);
  const run = RUN[step.kind] as Run<Step['kind']>;
  const result = inRehearsal(await run(step, surroundings), surroundings.outline);
  surroundings.desk.finish(step, result);
  return result;
}
