import type { Outline, PlanPart } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import type { PlaceInPlan } from '../ledger/entry.ts';
import { hashOf } from '../../config/hash-of.ts';

/** A step of a plan, where it stands in it, and which acts come before it. */
export interface FoundStep {
  readonly step: Step;
  readonly place: PlaceInPlan;
  readonly before: readonly PlaceInPlan[];
}

/** Whether an outline is the one whose hash it names. */
export const isWhole = ({ hash, ...hashed }: Outline): boolean => hashOf(hashed) === hash;

/** A step by its id in a part that the outline names by its hash; undefined where the one or the other is not so. */
export function findStep(outline: Outline, part: PlanPart, id: string): FoundStep | undefined {
  const parts = partsInOrder(outline);
  const partNumber = parts.findIndex(({ name, hash }) => name === part.name && hash === hashOf(part));
  const stepNumber = part.steps.findIndex((step) => step.id === id);
  const step = part.steps[stepNumber];
  if (partNumber < 0 || step === undefined) return undefined;
  const all = parts.flatMap(({ acts }, number) => acts.map((act): PlaceInPlan => [number, act]));
  const before = all.filter(([own, act]) => own < partNumber || (own === partNumber && act < stepNumber));
  return { step, place: [partNumber, stepNumber], before };
}

/** The parts in the order in which they are carried out: of each stage its own steps, then its servers. */
const partsInOrder = ({ stages, servers }: Outline): readonly Outline['servers'][number]['part'][] =>
  stages.flatMap((stage) => [
    ...(stage.part ? [stage.part] : []),
    ...servers.filter(({ name }) => stage.servers.includes(name)).map(({ part }) => part),
  ]);
