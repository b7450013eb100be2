import { outlineOf, partsOf } from '../../plan/plan-parts.ts';
import type { Position } from '../../plan/types/continued.ts';
import type { Outline, Plan, PlanPart } from '../../plan/types/plan.ts';

export interface UnhashedParts {
  readonly outline: Outline;
  readonly parts: readonly PlanPart[];
}

/** A plan in parts, where hashes and the ways to its servers play no part. */
export function inUnhashedParts(plan: Plan): UnhashedParts {
  const parts = partsOf(plan, () => undefined);
  return { outline: outlineOf(plan, parts, () => ''), parts };
}

/** Where a step stands in a plan, and the part that it belongs to. */
export function positionOf(
  { outline, parts }: UnhashedParts,
  id: string,
): { readonly position: Position; readonly part: PlanPart } {
  const part = parts.find(({ steps }) => steps.some((step) => step.id === id));
  if (!part) throw new RangeError(`the plan has no step ${id}`);
  const server = outline.servers.find((one) => one.part.name === part.name)?.name ?? null;
  const stage = outline.stages.findIndex(({ part: own, servers }) =>
    server === null ? own?.name === part.name : servers.includes(server),
  );
  return { position: { stage, server, step: part.steps.findIndex((step) => step.id === id) }, part };
}
