import type { NotGood } from '../../plan/decisions.ts';
import { decidedEarly } from '../../plan/early-answers.ts';
import { plannedAct } from '../../plan/planned-act.ts';
import type { StepResult, Verdict } from '../../plan/types/run.ts';
import type { CheckStep, GateStep } from '../../plan/types/step.ts';
import { actOnce } from './act-once.ts';
import { decideWhileLooking, type Decision } from './decide-while-looking.ts';
import { look } from './look.ts';
import { observed, resultOfDecision, resultOfEarlyDecision, stoppedBeforeTheAct } from './results.ts';
import type { StepContext } from './step-context.ts';

/** One question to a machine; what is not good blocks, is put to a person, or becomes an open item. */
export async function runCheckStep(step: CheckStep, context: StepContext): Promise<StepResult> {
  let verdict = await look(step, step.check, context);
  for (;;) {
    if (verdict.verdict === 'good') return observed(step, verdict.seen);
    const early = decidedEarly(step, verdict, openDecisions(step, verdict.verdict, context));
    if (early) return resultOfEarlyDecision(step, early, verdict, context);
    if (step.outcome === 'open item') return openItem(step, verdict, context);
    const decision = await decideWhileLooking(step, step.check, step.outcome, verdict, context);
    if (decision.kind !== 'repair' || !step.repair) return resultOfDecision(step, decision as Settled, context);
    if (!(await context.operators.mayGoOn())) return stoppedBeforeTheAct(step, decision.verdict.seen);
    const repair = plannedAct(step);
    if (!repair) throw new RangeError(`step ${step.id} has no repair`);
    context.keepWarrant(decision.answer);
    const acted = await actOnce(step, { ...repair, decidedBy: 'a person' }, context);
    if (acted.kind === 'stopped') return stoppedBeforeTheAct(step, decision.verdict.seen);
    verdict =
      acted.kind === 'left' && !acted.before.settling
        ? acted.before
        : await look(step, { ...step.check, withinSeconds: step.repair.withinSeconds }, context);
  }
}

const openDecisions = ({ outcome }: CheckStep, seen: NotGood, { policy }: StepContext): readonly string[] =>
  policy.decisionsFor(outcome, seen, false).map(({ value }) => value);

function openItem(step: CheckStep, verdict: Verdict, context: StepContext): StepResult {
  context.operators.leaveOpen(`${step.title}: ${verdict.verdict === 'unknown' ? 'not known, ' : ''}${verdict.seen}`);
  return { id: step.id, outcome: 'skipped', evidence: 'none', seen: verdict.seen };
}

/** Holds until its check is good. */
export async function runGateStep(step: GateStep, context: StepContext): Promise<StepResult> {
  const verdict = await look(step, step.until, context);
  if (verdict.verdict === 'good') return observed(step, verdict.seen);
  const decision = await decideWhileLooking(step, step.until, 'block', verdict, context);
  return resultOfDecision(step, decision as Settled, context);
}

/** A decision after which nothing more is done for the step; checks and gates are never offered `act-again`. */
type Settled = Exclude<Decision, { kind: 'act-again' | 'repair' }>;
