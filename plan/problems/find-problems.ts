import type { Problem } from '../types/plan.ts';
import { findCapacityProblems } from './capacity.ts';
import { findLayoutProblems, findRoleProblems } from './layout.ts';
import { findObservationProblems } from './observations.ts';
import { findOperatingSystemProblems } from './operating-system.ts';
import type { Material, ProblemFinder } from './problem-finder.ts';
import { findPathProblems, findSeenReleaseProblems, findUnwritten } from './release.ts';
import { findSoftwareProblems } from './software.ts';
import { findStandingProblems } from './standing.ts';
import { findTimeProblems } from './times.ts';

const FINDERS: readonly ProblemFinder[] = [
  findUnwritten,
  findLayoutProblems,
  findRoleProblems,
  findPathProblems,
  findObservationProblems,
  findSeenReleaseProblems,
  findOperatingSystemProblems,
  findStandingProblems,
  findCapacityProblems,
  findSoftwareProblems,
  findTimeProblems,
];

/** Everything that refuses a plan or gives warning of it; refusals first. */
export function findProblems(material: Material): readonly Problem[] {
  const problems = FINDERS.flatMap((find) => find(material));
  const of = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity);
  return [...of('refuse'), ...of('warn')];
}
