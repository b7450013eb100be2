import type { Cluster, Durations, Endpoint, Role, Server } from './cluster.ts';
import type { RequirementId } from './requirement.ts';
import type { StageName, Step } from './step.ts';

/** What is done to a cluster: each has a workflow type of its own. */
export type Procedure =
  'upgrade' | 'install' | 'add-subscriber' | 'replace-publisher' | 'verify-subscriptions' | 'post-install';

export interface PlannedServer {
  readonly name: string;
  readonly role: Role;
  readonly because: string;
  readonly source: readonly RequirementId[];
  /** Shortest and longest time of the server's own work. */
  readonly minutes: { readonly low: number; readonly high: number };
  readonly steps: readonly Step[];
}

/** Stages are walked through in order; in each first its steps, then its servers one by one. */
export interface Stage {
  readonly name: StageName;
  readonly title: string;
  readonly because: string;
  readonly source: readonly RequirementId[];
  /** Ids of steps of `before` and `after`. */
  readonly steps: readonly string[];
  /** Names of servers. */
  readonly servers: readonly string[];
}

export interface Problem {
  readonly severity: 'refuse' | 'warn';
  readonly server?: string;
  readonly message: string;
  readonly source: readonly RequirementId[];
}

/** What is approved and carried out: made once, identified by its hash, read from the workflow's history ever after. */
export interface Plan {
  readonly cluster: string;
  readonly procedure: Procedure;
  /** Made for a lab; the hash covers it. Absent: for real servers. */
  readonly rehearsal?: true;
  readonly from: string;
  readonly to: string;
  /** SHA-256 of the plan's canonical JSON without this field, hexadecimal. Empty until it is taken. */
  readonly hash: string;
  readonly durations: Durations;
  readonly before: readonly Step[];
  /** In order of work. */
  readonly servers: readonly PlannedServer[];
  readonly after: readonly Step[];
  readonly stages: readonly Stage[];
  readonly problems: readonly Problem[];
}

/** All that an activity needs to reach one server. */
export interface Target {
  readonly server: Server;
  readonly station?: Endpoint;
}

/** @throws RangeError when the cluster has no server of that name. */
export function targetOf(cluster: Cluster, name: string): Target {
  const server = cluster.servers.find((candidate) => candidate.name === name);
  if (!server) throw new RangeError(`cluster ${cluster.name} has no server ${name}`);
  return cluster.station ? { server, station: cluster.station } : { server };
}
