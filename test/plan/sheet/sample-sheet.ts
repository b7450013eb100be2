import { inParts } from '../../../activities/make-plan.ts';
import type { SheetSource } from '../../../plan/sheet/sheet-source.ts';
import type { Position } from '../../../plan/types/continued.ts';
import type { Outline, Plan } from '../../../plan/types/plan.ts';
import type { SheetFacts } from '../../../plan/types/sheet.ts';
import type { Step } from '../../../plan/types/step.ts';
import type { Cluster } from '../../../platforms/callmanager4/types/cluster.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';
import { inUnhashedParts, type UnhashedParts } from '../unhashed-parts.ts';

/** Every place at which a run of a plan can stand, in order, each with the steps that are left then. */
export function positionsIn(plan: Plan): readonly { readonly position: Position; readonly left: readonly Step[] }[] {
  const { outline, parts } = partsOnce(plan);
  const places = outline.stages.flatMap((stage, number) => [
    ...(stage.part ? [{ number, server: null, steps: stepsOf(stage.part.name) }] : []),
    ...outline.servers
      .filter(({ name }) => stage.servers.includes(name))
      .map(({ name, part }) => ({ number, server: name, steps: stepsOf(part.name) })),
  ]);
  function stepsOf(name: string): readonly Step[] {
    return parts.find((part) => part.name === name)?.steps ?? [];
  }
  return places.flatMap(({ number: stage, server, steps }, index) =>
    [...steps, undefined].map((_, step) => ({
      position: { stage, server, step },
      left: [...steps.slice(step), ...places.slice(index + 1).flatMap((place) => place.steps)],
    })),
  );
}

export const factsAt = (outline: Outline, position: Position, given: Partial<SheetFacts> = {}): SheetFacts => ({
  ...{ planRun: 'run', plan: outline.hash, approvals: [], at: '2005-03-13T00:20:04.000Z', state: 'running', position },
  servers: outline.servers.map(({ name, role }) => ({ name, role, state: 'waiting', evidence: 'none' })),
  ...{ memories: {}, prompts: [], hold: null, stop: null, openItems: [], last: [] },
  ...given,
});

const unhashed = new WeakMap<Plan, UnhashedParts>();

/** The parts of a plan, made once for all places in it. */
function partsOnce(plan: Plan): UnhashedParts {
  const made = unhashed.get(plan) ?? inUnhashedParts(plan);
  unhashed.set(plan, made);
  return made;
}

/** What a sheet of a plan is made of, at a place; with the ways to its servers, where its cluster is given. */
export function sourceAt(
  plan: Plan,
  position: Position,
  given: Partial<SheetFacts> = {},
  cluster?: Cluster,
): SheetSource {
  const { outline, parts } = cluster ? inParts(CALLMANAGER4, cluster, plan) : partsOnce(plan);
  return {
    ...{ outline, parts, facts: factsAt(outline, position, given), platform: CALLMANAGER4 },
    site: { people: [], sheets: {} },
    run: { workflow: `ccm/${plan.cluster}`, firstRun: 'first-run' },
    approvedBy: ['Ada Okafor'],
    written: { at: '2005-03-13T00:20:05.000Z', local: '2005-03-13 01:20:05 +01:00', worker: 'ccmctl worker 12@here' },
  };
}
