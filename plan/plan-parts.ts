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
  return {
    ...head,
    hash: '',
    servers: servers.map(({ steps: _steps, ...server }) => ({
      ...server,
      part: references.get(serverPart(server.name)) as PartReference,
      keeps: keptAfter(server.name, stepsAfter(parts, serverPart(server.name)), plan.handsOn),
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

const stepsAfter = (parts: readonly PlanPart[], name: string): readonly Step[] =>
  parts.slice(parts.findIndex((part) => part.name === name) + 1).flatMap(({ steps }) => steps);

const referenceTo = (part: PlanPart, hashOf: (value: unknown) => string): PartReference => ({
  name: part.name,
  hash: hashOf(part),
  steps: part.steps.length,
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
