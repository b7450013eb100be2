import { hashOf } from '../config/hash-of.ts';
import { withEarlyAnswers } from '../plan/early-answers.ts';
import { spelledBy } from '../plan/people.ts';
import { joinPlan, outlineOf, partsOf } from '../plan/plan-parts.ts';
import type { Platform, PlanWish } from '../plan/platform/platform.ts';
import { isSettled, preflightOf, problemsOf } from '../plan/preflight.ts';
import type { AnyCluster } from '../plan/types/cluster.ts';
import type { Outline, Plan, PlanPart } from '../plan/types/plan.ts';
import type { EarlyAnswers, PreflightLine } from '../plan/types/preflight.ts';

/** A plan in the form in which it is carried out. */
export interface PlanInParts {
  readonly outline: Outline;
  readonly parts: readonly PlanPart[];
}

/** Makes a plan with its root hash, in parts. */
export const makePlanInParts = <Some extends AnyCluster>(
  platform: Platform,
  cluster: Some,
  wish: PlanWish,
): PlanInParts => inParts(platform, cluster, makeJudgedPlan(platform, cluster, wish).plan);

/** A plan, and how the preconditions stand that it asks for. */
export interface JudgedPlan {
  readonly plan: Plan;
  readonly preflight: readonly PreflightLine[];
  /** What refuses it or warns of it beyond the preconditions. */
  readonly otherProblems: Plan['problems'];
}

/** Makes a plan, judges its preconditions, and puts what was answered before the run and what is not good into it. */
export function makeJudgedPlan(platform: Platform, cluster: AnyCluster, wish: PlanWish): JudgedPlan {
  const { requestedBy } = wish;
  const requested = requestedBy === undefined ? {} : { requestedBy: spelledBy(cluster.people, requestedBy) };
  const plan = { ...platform.makePlan(cluster, wish), ...requested };
  const preflight = preflightOf(plan, platform.judgeEarly(cluster, wish), wish.answers ?? {}, wish.witness);
  const answered = withEarlyAnswers(plan, answersIn(preflight));
  const problems = sorted([...plan.problems, ...problemsIn(preflight, wish)]);
  return { plan: { ...answered, problems }, preflight, otherProblems: plan.problems };
}

const answersIn = (preflight: readonly PreflightLine[]): EarlyAnswers =>
  Object.fromEntries(
    preflight.filter(isSettled).flatMap(({ id, answered }) => (answered === undefined ? [] : [[id, answered]])),
  );

/** Where nobody has looked, nothing is known of any machine, and nothing need be said of it. */
const problemsIn = (preflight: readonly PreflightLine[], { looks }: PlanWish): Plan['problems'] =>
  problemsOf(looks === null ? preflight.filter(({ kind }) => kind === 'prompt') : preflight);

/** Refusals first. */
const sorted = (problems: Plan['problems']): Plan['problems'] => [
  ...problems.filter(({ severity }) => severity === 'refuse'),
  ...problems.filter(({ severity }) => severity === 'warn'),
];

/** A plan in parts, each with its hash, and the outline with the root hash over all of them. */
export function inParts(platform: Platform, cluster: AnyCluster, plan: Plan): PlanInParts {
  const parts = partsOf(plan, (server) => platform.targetOf(cluster, server));
  const { hash: _, ...hashed } = outlineOf(plan, parts, hashOf);
  return { outline: { ...hashed, hash: hashOf(hashed) }, parts };
}

/** The whole plan with its root hash, for people to read. */
export function makeHashedPlan<Some extends AnyCluster>(platform: Platform, cluster: Some, wish: PlanWish): Plan {
  const { outline, parts } = makePlanInParts(platform, cluster, wish);
  return joinPlan(outline, parts);
}
