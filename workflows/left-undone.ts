import type { Position } from '../plan/types/continued.ts';
import type { Outline, OutlinedStage, PlanPart } from '../plan/types/plan.ts';
import type { Memory, ServerStatus } from '../plan/types/run.ts';

/** Where a walk through a plan has ended. */
export interface WalkEnd {
  readonly outline: Outline;
  readonly position: Position;
  /** The part that was worked at; null where none was begun. */
  readonly part: PlanPart | null;
  /** The step at which it was stopped, with what was seen there; null where it was stopped between two steps. */
  readonly stoppedAt: string | null;
}

/**
 * What of a plan's own steps a run has left undone, in the plan's order: the step at which it was stopped with what was
 * seen there, each step after it in the same stage, and each later stage as a whole. Servers are listed by themselves.
 */
export const leftUndone = (end: WalkEnd): readonly string[] => [
  ...(end.stoppedAt !== null && end.position.server !== null ? [end.stoppedAt] : []),
  ...end.outline.stages.flatMap((stage, index) => leftOf(stage, index, end)),
];

/** Each server that is not done, with what of its way is left where it was begun. */
export const serversLeft = (end: WalkEnd, servers: readonly ServerStatus[]): readonly string[] =>
  servers
    .filter(({ state }) => state !== 'done')
    .map(({ name, state }) => `${name} is not done (${state})${restOf(name, end)}`);

/** What is owed to each server that a run has begun something on and has not settled it. */
export const debtsLeft = (memories: ReadonlyMap<string, Memory>): readonly string[] =>
  [...memories].flatMap(([name, { owes }]) => (owes === undefined ? [] : [`${name}: ${owes}`]));

function leftOf(stage: OutlinedStage, index: number, { position, part, stoppedAt }: WalkEnd): readonly string[] {
  const isPast = index < position.stage || (index === position.stage && position.server !== null);
  if (!stage.part || isPast) return [];
  const { steps } = stage.part;
  const isBegun = index === position.stage && (position.step > 0 || stoppedAt !== null);
  if (!isBegun) return [`${stage.title}: not carried out (${steps} ${steps === 1 ? 'step' : 'steps'})`];
  const left = part?.steps.slice(position.step) ?? [];
  return left.map(({ title }, nth) => (nth === 0 && stoppedAt !== null ? stoppedAt : `${title}: not carried out`));
}

function restOf(name: string, { position, part }: WalkEnd): string {
  if (name !== position.server || position.step === 0 || !part) return '';
  const { length } = part.steps;
  const first = part.steps[position.step];
  return first ? `: ${length - position.step} of its ${length} steps are left, from "${first.title}" on` : '';
}
