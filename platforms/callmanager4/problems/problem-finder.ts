import type { Begin } from '../begin.ts';
import type { WorkPlace } from '../placing.ts';
import type { Cluster } from '../types/cluster.ts';
import type { Procedure } from '../types/procedure.ts';
import type { Observation } from '../types/observation.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import type { RequirementId } from '../types/requirement.ts';

/** What problems are looked for in. */
export interface Material {
  readonly cluster: Cluster;
  readonly procedure: Procedure;
  /** Null where nobody looked. */
  readonly observations: readonly Observation[] | null;
  /** In order of work. */
  readonly placed: readonly WorkPlace[];
  /** Names of servers that the procedure was given. */
  readonly named: readonly string[];
  /** Servers that are no part of the cluster yet. */
  readonly newServers: readonly string[];
  /** Where the run begins; null: at its beginning. */
  readonly begin: Begin | null;
}

/** Finds problems of one kind. */
export type ProblemFinder = (material: Material) => readonly Problem[];

type Source = readonly RequirementId[];

/** The plan cannot be started while this holds. */
export const refuse = (message: string, source: Source, server?: string): Problem => ({
  severity: 'refuse',
  ...(server === undefined ? {} : { server }),
  message,
  source,
});

/** The plan can be started, and whoever approves it has read this. */
export const warn = (message: string, source: Source, server?: string): Problem => ({
  ...refuse(message, source, server),
  severity: 'warn',
});

/** Whether a server lies before the place where the run begins: looks in the run judge it, not the plan. */
export const isTaken = ({ begin }: Material, server: string): boolean => begin?.servers.includes(server) === true;

/** Whether a server itself answered the look. */
export const isSeen = (look: Observation): boolean => look.reachable.known && look.reachable.value;

/** The look at a server, or undefined where there was none. */
export const lookAt = (material: Material, server: string): Observation | undefined =>
  material.observations?.find((observation) => observation.server === server);
