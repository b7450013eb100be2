import { checksOf } from './checks-of.ts';
import { keptAfter } from './kept-memory.ts';
import type { AnyTarget } from './types/cluster.ts';
import type { Outline, OutlinedStage, PartReference, Plan, PlanPart, Stage } from './types/plan.ts';
import type { Step } from './types/step.ts';

type TargetOf = (server: string) => AnyTarget | undefined;

const serverPart = (server: string): string => `server ${server}`;
const stagePart = (stage: string): string => `stage ${stage}`;

/**
 * The parts of a plan in order of work: of each stage its own steps, then its servers one by one.
 * @param targetOf how a server is reached, by its name; undefined for one that a plan to be refused has invented
 */
export function partsOf(plan: Plan, targetOf: TargetOf): readonly PlanPart[] {
  return plan.stages.flatMap((stage) => [
    ...(stage.steps.length === 0 ? [] : [partOf(stagePart(stage.name), ownSteps(plan, stage), targetOf)]),
    ...plan.servers
      .filter(({ name }) => stage.servers.includes(name))
      .map(({ name, steps }) => partOf(serverPart(name), steps, targetOf)),
  ]);
}

/** The outline of a plan; its hash is left empty for the caller to take. `hashOf` gives the hash of any JSON. */
export function outlineOf(plan: Plan, parts: readonly PlanPart[], hashOf: (value: unknown) => string): Outline {
  const { before: _before, after: _after, servers, stages, problems, ...head } = plan;
  const references = new Map(parts.map((part) => [part.name, referenceTo(part, hashOf)]));
  const placed = placedByServer(parts);
  const stepsAfter = (server: string): readonly Step[] => {
    const own = parts.findIndex(({ name }) => name === serverPart(server));
    return (placed.get(server) ?? []).filter(({ place }) => place > own).map(({ step }) => step);
  };
  return {
    ...head,
    hash: '',
    servers: servers.map(({ steps: _steps, ...server }) => ({
      ...server,
      part: references.get(serverPart(server.name)) as PartReference,
      keeps: keptAfter(server.name, stepsAfter(server.name), plan.handsOn),
    })),
    stages: stages.map(({ steps: _steps, ...stage }): OutlinedStage => ({
      ...stage,
      part: references.get(stagePart(stage.name)) ?? null,
    })),
    problems,
  };
}

/** The whole plan, from its outline and all its parts; a part that is missing leaves its steps out. */
export function joinPlan(outline: Outline, parts: readonly PlanPart[]): Plan {
  const stepsOf = (part: PartReference | null): readonly Step[] =>
    parts.find(({ name }) => name === part?.name)?.steps ?? [];
  const { servers, stages, problems, ...head } = outline;
  const ownStepsWhere = (isBefore: boolean): readonly Step[] =>
    stages.filter(({ name }) => (name === 'preparation') === isBefore).flatMap(({ part }) => stepsOf(part));
  return {
    ...head,
    before: ownStepsWhere(true),
    servers: servers.map(({ part, keeps: _keeps, ...server }) => ({ ...server, steps: stepsOf(part) })),
    after: ownStepsWhere(false),
    stages: stages.map(({ part, ...stage }) => ({ ...stage, steps: stepsOf(part).map(({ id }) => id) })),
    problems,
  };
}

/** The steps about each server with the place of their part, in order of work: a large plan has thousands of others. */
function placedByServer(parts: readonly PlanPart[]): ReadonlyMap<string, readonly PlacedStep[]> {
  const placed = new Map<string, PlacedStep[]>();
  for (const [place, { steps }] of parts.entries())
    for (const step of steps)
      for (const server of remembering(step))
        (placed.get(server) ?? placed.set(server, []).get(server))?.push({ place, step });
  return placed;
}

interface PlacedStep {
  /** Number of its part. */
  readonly place: number;
  readonly step: Step;
}

/** Whose memory a step recalls or forgets. */
const remembering = (step: Step): ReadonlySet<string> =>
  new Set(
    [step.server, step.kind === 'check' ? step.repair?.server : undefined].filter((server) => server !== undefined),
  );

const referenceTo = (part: PlanPart, hashOf: (value: unknown) => string): PartReference => ({
  name: part.name,
  hash: hashOf(part),
  steps: part.steps.length,
  acts: [...part.steps.entries()].filter(([, { kind }]) => kind === 'action').map(([number]) => number),
});

const ownSteps = (plan: Plan, stage: Stage): readonly Step[] =>
  [...plan.before, ...plan.after].filter(({ id }) => stage.steps.includes(id));

function partOf(name: string, steps: readonly Step[], targetOf: TargetOf): PlanPart {
  const targets: Record<string, AnyTarget> = {};
  for (const server of new Set(steps.flatMap(serversOf))) {
    const target = targetOf(server);
    if (target) targets[server] = target;
  }
  return { name, steps, targets };
}

/** Every server that a step looks at or acts on. */
const serversOf = (step: Step): readonly string[] => [
  ...(step.server === undefined ? [] : [step.server]),
  ...(step.kind === 'check' && step.repair ? [step.repair.server] : []),
  ...checksOf(step).flatMap(({ servers }) => servers),
];
