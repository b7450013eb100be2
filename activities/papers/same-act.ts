import canonicalize from 'canonicalize';
import { plannedAct } from '../../plan/planned-act.ts';
import type { PlanPart } from '../../plan/types/plan.ts';
import type { Check, Step } from '../../plan/types/step.ts';
import type { ActionInput } from '../types.ts';

/** What of an act its plan determines; the rest is what was seen, and who decided. */
interface Determined {
  readonly action: string;
  readonly arguments: object;
  readonly target: unknown;
  readonly check: Check;
  readonly targets: readonly unknown[];
}

/**
 * Why an act is another one than its step allows; null where it is the same, to the byte of its canonical JSON.
 */
export function whyAnotherAct(input: ActionInput, step: Step, { targets }: PlanPart): string | null {
  const planned = plannedAct(step);
  if (planned === undefined) return `the step ${step.id} acts on nothing`;
  const wanted: Determined = {
    action: planned.action,
    arguments: planned.arguments,
    target: targets[planned.server],
    check: { ...planned.proof, withinSeconds: 0 },
    targets: planned.proof.servers.map((server) => targets[server]),
  };
  const asked: Determined = {
    action: input.action,
    arguments: input.arguments,
    target: input.target,
    check: input.proof.check,
    targets: input.proof.targets,
  };
  const differing = (Object.keys(wanted) as (keyof Determined)[]).find(
    (part) => canonicalize(wanted[part]) !== canonicalize(asked[part]),
  );
  return differing === undefined ? null : `${differing} of the act is another one than the step ${step.id} has`;
}
