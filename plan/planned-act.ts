import type { Check, Step } from './types/step.ts';

/** An act that a step of a plan allows: the workflow asks for it by this, and a worker holds what it is asked to it. */
export interface PlannedAct {
  readonly action: string;
  readonly arguments: object;
  readonly server: string;
  /** What of the memory it is sent. */
  readonly recalls: readonly string[];
  readonly proof: Check;
  /** `planned`: the plan says that it is done; `repair`: only if a person decides so. */
  readonly kind: 'planned' | 'repair';
}

/** The act of a step; undefined for one that acts on nothing. */
export function plannedAct(step: Step): PlannedAct | undefined {
  if (step.kind === 'action' && step.server !== undefined) {
    const { action, arguments: told, server, recalls = [], proof } = step;
    return { action, arguments: told, server, recalls, proof, kind: 'planned' };
  }
  if (step.kind !== 'check' || !step.repair) return undefined;
  const { action, server, recalls = [] } = step.repair;
  return { action, arguments: step.check.arguments, server, recalls, proof: step.check, kind: 'repair' };
}
