import type { StepResult } from '../../plan/types/run.ts';
import type { CheckStep, GateStep } from '../../plan/types/step.ts';
import { decideWhileLooking, type Decision } from './decide-while-looking.ts';
import { look } from './look.ts';
import { observed, resultOfDecision } from './results.ts';
import type { Surroundings } from './surroundings.ts';

/** One question to a machine; what is not good blocks, is put to a person, or becomes an open item. */
export async function runCheckStep(step: CheckStep, surroundings: Surroundings): Promise<StepResult> {
  const verdict = await look(step, step.check, surroundings);
  if (verdict.verdict === 'good') return observed(step, verdict.seen);
  if (step.outcome === 'open item') {
    surroundings.openItems.push(`${step.title}: ${verdict.verdict === 'unknown' ? 'not known, ' : ''}${verdict.seen}`);
    return { id: step.id, outcome: 'skipped', evidence: 'none', seen: verdict.seen };
  }
  const decision = await decideWhileLooking(step, step.check, step.outcome, verdict, surroundings);
  return resultOfDecision(step, decision as NoActing, surroundings);
}

/** Holds until its check is good. */
export async function runGateStep(step: GateStep, surroundings: Surroundings): Promise<StepResult> {
  const verdict = await look(step, step.until, surroundings);
  if (verdict.verdict === 'good') return observed(step, verdict.seen);
  const decision = await decideWhileLooking(step, step.until, 'block', verdict, surroundings);
  return resultOfDecision(step, decision as NoActing, surroundings);
}

/** Checks and gates never offer `act-again`: there is no act. */
type NoActing = Exclude<Decision, { kind: 'act-again' }>;
