import type { StepResult } from '../../plan/types/run.ts';
import type { ActionStep } from '../../plan/types/step.ts';
import { decideWhileLooking, type Decision } from './decide-while-looking.ts';
import { actOnce } from './act-once.ts';
import { look } from './look.ts';
import { observed, resultOfDecision, stoppedBeforeTheAct } from './results.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Looks, writes down the intent, acts once, looks again. The act is never repeated by a machine: whether it is done
 * once more is a person's decision, taken with what was seen in hand.
 */
export async function runActionStep(step: ActionStep, surroundings: Surroundings): Promise<StepResult> {
  let before = await look(step, { ...step.proof, withinSeconds: 0 }, surroundings);
  if (before.verdict === 'good') return observed(step, `it was so already: ${before.seen}`);
  if (before.verdict === 'unknown') {
    const decision = await decideWhileLooking(step, { ...step.proof }, 'act', before, surroundings);
    if (decision.kind !== 'act-again') return resultOfDecision(step, decision as Settled, surroundings);
  }
  if (!step.server) throw new RangeError(`step ${step.id} acts on no server`);
  for (let untaken = 0; ;) {
    if (!(await surroundings.desk.mayGoOn())) return stoppedBeforeTheAct(step, before.seen);
    const isBegun = await actOnce(step, step.action, step.server, step.arguments, surroundings);
    before = await look(step, isBegun ? step.proof : { ...step.proof, withinSeconds: 0 }, surroundings);
    if (before.verdict === 'good') return observed(step, before.seen);
    // Nothing was done, and the look after it has found a worker: the act is still the one that is to be done.
    if (!isBegun && before.verdict === 'bad' && untaken++ < UNTAKEN_ACTS) continue;
    const decision = await decideWhileLooking(step, step.proof, 'act', before, surroundings);
    if (decision.kind !== 'act-again') return resultOfDecision(step, decision as Settled, surroundings);
  }
}

/** How often an act that no worker has begun is scheduled again before a person is asked. */
const UNTAKEN_ACTS = 3;

/** A decision after which nothing more is done for the step; actions are never offered `repair`. */
type Settled = Exclude<Decision, { kind: 'act-again' | 'repair' }>;
