import type { AnyTarget, Duration, Person } from './cluster.ts';
import type { SiteRules } from './site-rules.ts';
import type { Step } from './step.ts';

export interface PlannedServer {
  readonly name: string;
  readonly role: string;
  readonly because: string;
  readonly source: readonly string[];
  /** Shortest and longest time of the server's own work. */
  readonly minutes: Minutes;
  /** How the server comes back to what it was, in one sentence; absent: nothing is known of a way. */
  readonly wayBack?: string;
  /** The last moment at which its own work and all after it still fit the window, ISO 8601 in UTC; absent: there is no window. */
  readonly latestBegin?: string;
  /** Part of every memory that tells when the first such server was begun; absent: its begin is not written down. */
  readonly beginNotedAs?: string;
  readonly steps: readonly Step[];
}

/** Stages are walked through in order; in each first its steps, then its servers one by one. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  readonly because: string;
  readonly source: readonly string[];
  /** Ids of steps of `before` and `after`. */
  readonly steps: readonly string[];
  /** Names of servers. */
  readonly servers: readonly string[];
}

export interface Problem {
  readonly severity: 'refuse' | 'warn';
  readonly server?: string;
  readonly message: string;
  readonly source: readonly string[];
}

/** Shortest and longest time that work is expected to take. */
export interface Minutes {
  readonly low: number;
  readonly high: number;
}

/** A duration that a plan reckons with, and what it is the time of. */
export interface PlannedDuration extends Duration {
  readonly name: string;
  readonly sentence: string;
  /** True when its document speaks of something else, which must be said. */
  readonly borrowed?: true;
}

/** What every form of a plan says of it as a whole. */
export interface PlanHead {
  readonly cluster: string;
  /** What is done to the cluster: the name of one of its platform's procedures. */
  readonly procedure: string;
  /** Made for a lab; the hash covers it. Absent: for real servers. */
  readonly rehearsal?: true;
  /** Whose workers carry it out; absent: those of no site. */
  readonly site?: string;
  readonly people: readonly Person[];
  /** What the site lays down that its run goes by; absent: there is no site file, and what people say is claimed under a name. */
  readonly siteRules?: SiteRules;
  /** Who says to have started the run. */
  readonly requestedBy?: string;
  /** Number of the rules by which its run decides, to its end; `plan/policy.ts` has them. */
  readonly policy: number;
  readonly from: string;
  readonly to: string;
  /** Where the run begins, such as `the stage restoration`: what lies before is taken for done. Absent: at its beginning. */
  readonly begins?: string;
  /**
   * SHA-256 of the outline's canonical JSON without this field, hexadecimal: it covers every part by its own hash.
   * Empty until it is taken.
   */
  readonly hash: string;
  readonly durations: readonly PlannedDuration[];
  /** Shortest and longest time of all of it. */
  readonly minutes: Minutes;
  /** How often people are reminded of what a run asks, in seconds. */
  readonly remindSeconds: number;
  /** What its sources are, in one sentence; empty where it names none. */
  readonly sources: string;
  /** Parts of a server's memory that the next run of the cluster is told, by the names that they have there. */
  readonly handsOn: Readonly<Record<string, string>>;
}

/** A plan with all its steps, as people read it before they approve it. */
export interface Plan extends PlanHead {
  readonly before: readonly Step[];
  /** In order of work. */
  readonly servers: readonly PlannedServer[];
  readonly after: readonly Step[];
  readonly stages: readonly Stage[];
  readonly problems: readonly Problem[];
}

/** A part of a plan as its outline names it; its content lies in the history of the run that made the plan. */
export interface PartReference {
  readonly name: string;
  /** SHA-256 of the part's canonical JSON, hexadecimal. */
  readonly hash: string;
  /** How many steps it has. */
  readonly steps: number;
  /** Numbers of those that act. */
  readonly acts: readonly number[];
}

/** What is carried out in one go: the steps of one server, or the own steps of one stage. */
export interface PlanPart {
  readonly name: string;
  readonly steps: readonly Step[];
  /** How each server is reached that its steps look at or act on. */
  readonly targets: Readonly<Record<string, AnyTarget>>;
}

export interface OutlinedServer extends Omit<PlannedServer, 'steps'> {
  readonly part: PartReference;
  /** Parts of its memory that are still needed when its own steps are done. */
  readonly keeps: readonly string[];
}

export interface OutlinedStage extends Omit<Stage, 'steps'> {
  /** Its own steps; null where it has none. */
  readonly part: PartReference | null;
}

/** A plan without its steps: what is approved by its hash, and what a run carries from server to server. */
export interface Outline extends PlanHead {
  /** In order of work. */
  readonly servers: readonly OutlinedServer[];
  readonly stages: readonly OutlinedStage[];
  readonly problems: readonly Problem[];
}
