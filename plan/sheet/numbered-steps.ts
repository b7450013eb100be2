import type { Position } from '../types/continued.ts';
import type { Outline, OutlinedServer, OutlinedStage, PartReference, PlanPart } from '../types/plan.ts';
import type { SheetFacts } from '../types/sheet.ts';
import type { Step } from '../types/step.ts';

/** A step with its number in the whole plan, which stays the same on every sheet of a run. */
export interface NumberedStep {
  readonly number: number;
  readonly step: Step;
}

/** The steps that are carried out in one go. */
export interface NumberedPlace {
  readonly stage: OutlinedStage;
  /** Null: the stage's own steps. */
  readonly server: OutlinedServer | null;
  readonly reference: PartReference;
  /** Undefined: what the plan says there could not be read. */
  readonly part: PlanPart | undefined;
  readonly steps: readonly NumberedStep[];
}

/** A plan from top to bottom, and where its run stands in it. */
export interface Walked {
  readonly places: readonly NumberedPlace[];
  readonly total: number;
  /** Steps that are over, in order. */
  readonly done: readonly NumberedStep[];
  /** Places with the steps that are left of them, in order; the first may be in work. */
  readonly left: readonly NumberedPlace[];
  /** The step in work, or the next one; undefined: none is left. */
  readonly next: NumberedStep | undefined;
}

/** Numbers the steps of a plan in the order of work, and says which of them are left. */
export function walked(
  outline: Outline,
  parts: readonly PlanPart[],
  { position }: Pick<SheetFacts, 'position'>,
): Walked {
  const places = placesOf(outline, parts);
  const at = indexOf(places, outline, position);
  const isHere =
    places[at]?.server?.name === (position.server ?? undefined) && stageOf(places[at], outline) === position.stage;
  const left = places.slice(at).map((place, index) => ({
    ...place,
    steps: index === 0 && isHere ? place.steps.slice(position.step) : place.steps,
  }));
  const leftNumbers = new Set(left.flatMap(({ steps }) => steps.map(({ number }) => number)));
  const all = places.flatMap(({ steps }) => steps);
  return {
    places,
    total: places.reduce((sum, { reference }) => sum + reference.steps, 0),
    done: all.filter(({ number }) => !leftNumbers.has(number)),
    left: left.filter(({ steps, part }) => steps.length > 0 || part === undefined),
    next: all.find(({ number }) => leftNumbers.has(number)),
  };
}

function placesOf(outline: Outline, parts: readonly PlanPart[]): readonly NumberedPlace[] {
  let before = 0;
  const place = (stage: OutlinedStage, server: OutlinedServer | null, reference: PartReference): NumberedPlace => {
    const part = parts.find(({ name }) => name === reference.name);
    const first = before + 1;
    before += reference.steps;
    return {
      stage,
      server,
      reference,
      part,
      steps: (part?.steps ?? []).map((step, index) => ({ number: first + index, step })),
    };
  };
  return outline.stages.flatMap((stage) => [
    ...(stage.part ? [place(stage, null, stage.part)] : []),
    ...outline.servers
      .filter(({ name }) => stage.servers.includes(name))
      .map((server) => place(stage, server, server.part)),
  ]);
}

const stageOf = (place: NumberedPlace | undefined, { stages }: Outline): number =>
  place ? stages.findIndex(({ name }) => name === place.stage.name) : -1;

/** A stage that has no steps of its own begins with its first server. */
function indexOf(places: readonly NumberedPlace[], outline: Outline, position: Position): number {
  const here = places.findIndex(
    (place) => stageOf(place, outline) === position.stage && (place.server?.name ?? null) === position.server,
  );
  if (here >= 0) return here;
  const later = places.findIndex((place) => stageOf(place, outline) >= position.stage);
  return later >= 0 ? later : places.length;
}
