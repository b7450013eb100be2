import type { Position } from '../plan/types/continued.ts';
import type { Outline, OutlinedServer, OutlinedStage, PartReference } from '../plan/types/plan.ts';

/** A part of the plan in its place: whose steps they are, and where the first one stands that is to be carried out. */
export interface Place {
  readonly stage: OutlinedStage;
  /** Null: the stage's own steps. */
  readonly server: OutlinedServer | null;
  readonly part: PartReference;
  readonly from: Position;
}

/** Whoever carries out a plan. */
export interface Walker {
  /** Waits while somebody holds the run; false once the run is stopped, and nothing further may begin. */
  mayGoOn(): Promise<boolean>;
  beginStage(stage: OutlinedStage): void;
  /** Carries out a part to its end, or up to where the run is stopped. */
  carryOut(place: Place): Promise<void>;
}

/**
 * Walks through a plan from a position on, stage by stage: in each first its own steps, then its servers one by one.
 * Before each part it is asked whether the run may go on; where it may not, nothing further of any kind is begun.
 * @param begun name of the stage that was begun already; null: none was
 */
export async function walkPlan(outline: Outline, walker: Walker, from: Position, begun: string | null): Promise<void> {
  for (const [index, stage] of outline.stages.entries()) {
    if (index < from.stage) continue;
    if (!(await walker.mayGoOn())) return;
    if (!(index === from.stage && begun === stage.name)) walker.beginStage(stage);
    for (const place of placesOf(outline, stage, index, from)) {
      if (!(await walker.mayGoOn())) return;
      await walker.carryOut(place);
    }
  }
}

/** The parts of one stage that are left, in their order. */
function placesOf(outline: Outline, stage: OutlinedStage, index: number, from: Position): readonly Place[] {
  const own = stage.part && { stage, server: null, part: stage.part };
  const servers = outline.servers
    .filter(({ name }) => stage.servers.includes(name))
    .map((server) => ({ stage, server, part: server.part }));
  const places = [...(own ? [own] : []), ...servers];
  const first = index === from.stage ? places.findIndex(({ server }) => (server?.name ?? null) === from.server) : 0;
  return places
    .slice(Math.max(first, 0))
    .map((place) => {
      const server = place.server?.name ?? null;
      const isWhereItStood = index === from.stage && server === from.server;
      return { ...place, from: { stage: index, server, step: isWhereItStood ? from.step : 0 } };
    })
    .filter((place) => place.from.step === 0 || place.from.step < place.part.steps);
}
