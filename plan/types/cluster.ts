import type { SiteRules } from './site-rules.ts';

/** What a person may do in a run. One person may hold several. */
export type PersonRole = 'engineer' | 'approver';

export interface Person {
  readonly name: string;
  readonly roles: readonly PersonRole[];
  /** Telephone number by which they are reached in the night; it stands on the sheet to finish by hand. */
  readonly phone?: string;
  /** Of the site, where it has a site file. */
  readonly groups?: readonly string[];
}

/** Where a duration comes from; shown wherever the duration is shown. */
export type DurationOrigin = 'document' | 'cluster file' | 'ours';

export interface Duration {
  readonly seconds: number;
  readonly origin: DurationOrigin;
}

/** What the engine knows of a cluster, whatever its platform: the rest of it is between the platform and its own parts. */
export interface AnyCluster {
  /** Names the workflow: `ccm/<name>`. */
  readonly name: string;
  /** Chooses the task queue of the activities: `ccm-<site>`, or `ccm` without one. */
  readonly site?: string;
  /** The servers are those of a lab: every trace of a run on them says that it was a rehearsal. Absent: they are real. */
  readonly rehearsal?: true;
  readonly servers: readonly AnyServer[];
  readonly people: readonly Person[];
  /** What its site lays down; absent: there is no site file, and hosts and people are claimed by whoever wrote the cluster file. */
  readonly siteRules?: SiteRules;
}

/** What the engine knows of a server. */
export interface AnyServer {
  readonly name: string;
}

/** All that an activity needs to reach one server; how it is reached only the platform reads. */
export interface AnyTarget {
  readonly server: AnyServer;
}
