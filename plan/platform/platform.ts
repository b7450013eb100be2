import type { Shape } from '../shape.ts';
import type { AnyCluster, AnyTarget } from '../types/cluster.ts';
import type { Endpoint } from '../types/endpoint.ts';
import type { SiteInForce } from '../types/site-rules.ts';
import type { Explained, Report } from '../types/report.ts';
import type { Plan } from '../types/plan.ts';
import type { EarlyAnswers } from '../types/preflight.ts';
import type { Memory } from '../types/run.ts';
import type { ByHand } from './by-hand.ts';
import type { Hosts } from './hosts.ts';
import type { EarlyWitness } from '../early-court.ts';
import type { JudgeEarly } from '../preflight.ts';
import type { Logs } from './logs.ts';
import type { Site } from './site.ts';
import type { SupportSheet, SupportSituation } from './support.ts';
import type { PromptStep } from '../types/step.ts';
import type { TypedSecret } from './typed-secret.ts';
import type { Worksheet } from './worksheet.ts';

/** What a plan is made of beside the cluster: which procedure, what was seen, and what whoever starts it has chosen. */
export interface PlanWish {
  readonly procedure: string;
  /** Looks at the servers; null: nobody has looked. */
  readonly looks: readonly unknown[] | null;
  /** Names of the servers that the procedure is about, where it is about some. */
  readonly servers?: readonly string[];
  /** The stage or server at which the run begins. */
  readonly from?: string;
  /** Who starts the run. */
  readonly requestedBy?: string;
  /** What was answered before the run. */
  readonly answers?: EarlyAnswers;
  /** What is known of them; absent: nobody has looked their signatures up. */
  readonly witness?: EarlyWitness;
}

/** What a look at a server came to, for people. */
export interface ToldLook {
  readonly server: string;
  /** Whether the server itself answered. */
  readonly isSeen: boolean;
  /** In a few words. */
  readonly inWords: string;
}

/** What can be asked of a machine, or be done to one, as far as the engine has to know it: what it may be told. */
export interface Definition {
  readonly arguments: Shape<object>;
  /** Of a check: what is good. Of an action: what it does. In one sentence. */
  readonly tells: string;
}

/** The same of an act, which a person has to look for where nobody knows whether it took effect. */
export interface ActDefinition extends Definition {
  /** How a person sees whether it took effect, a sentence each. */
  readonly byEye: readonly string[];
  /** How a person does the same at the server's own screen, where the lines are not known or not wanted; in a few words. */
  readonly atConsole: string;
}

/** What is wrong with a part of an activity's input, and where in it. */
export interface Objection {
  readonly path: readonly string[];
  readonly message: string;
}

/** Judges a part of an activity's input that only the platform reads; never throws. */
export type JudgePart = (value: unknown) => readonly Objection[];

/**
 * A kind of cluster: all that the engine is given of it. The engine knows plans, steps, checks, actions and people; what a
 * server is, and what is to be done to it, stands here.
 */
export interface Platform {
  /** Such as `CallManager 4.x`. */
  readonly name: string;
  /**
   * Reads what a cluster file says.
   * @param site what the site lays down, whose hosts and people the cluster gets; absent: there is no site file
   * @throws ClusterFileError
   */
  readCluster(content: unknown, where: string, site?: SiteInForce): AnyCluster;
  /** Whether a cluster file names hosts or people without describing them, so that only a site file says who they are. */
  namesOfSite(content: unknown): boolean;
  /**
   * Reads a cluster file; `content` is what it says, as plain JSON, the way a workflow takes it.
   * @throws ClusterFileError, also when there is no such file
   */
  loadCluster(path: string, site?: SiteInForce): Promise<{ readonly cluster: AnyCluster; readonly content: unknown }>;
  /** What a worker can do over such hosts. */
  openSite(hosts: Hosts): Site;
  /** What a look at a server came to. */
  tellLook(look: object): ToldLook;
  /** How a server of the cluster is reached; undefined where there is none of that name. */
  targetOf(cluster: AnyCluster, server: string): AnyTarget | undefined;
  /** All hosts that are logged on to for a target, whatever is asked of it or done to it. */
  endpointsOf(target: AnyTarget): readonly Endpoint[];
  /** Pure and total: what cannot be planned comes back as a plan that is refused. Its hash is left empty. */
  makePlan(cluster: AnyCluster, wish: PlanWish): Plan;
  /** What people at the consoles of a plan's servers need on paper, in the order of work. */
  worksheetsOf(cluster: AnyCluster, plan: Plan): readonly Worksheet[];
  /** The secrets that people type at those consoles, where each lies, and what it is held to. */
  typedSecretsOf(cluster: AnyCluster): readonly TypedSecret[];
  /** Judges what a plan's checks ask by the looks of the wish; pure, and never throws. */
  judgeEarly(cluster: AnyCluster, wish: PlanWish): JudgeEarly;
  readonly checks: ReadonlyMap<string, Definition>;
  readonly actions: ReadonlyMap<string, ActDefinition>;
  /** What comes back from Temporal is a stranger's: how each part of it is judged that only the platform reads. */
  readonly judge: {
    readonly target: JudgePart;
    readonly memory: JudgePart;
    readonly task: JudgePart;
  };
  /** Puts into a prompt what was written down that its words depend on. */
  wordPrompt(step: PromptStep, memory: Memory): PromptStep;
  /** What people are told who go on without the product. */
  readonly byHand: ByHand;
  /** What is known of trouble that a person reported at a prompt, and what kind of action it asks for. */
  explainReport(report: Report): Explained;
  /** What it knows of the logs of its servers. */
  readonly logs: Logs;
  /** What whoever calls for help needs; pure and total. */
  supportSheet(situation: SupportSituation): SupportSheet;
  /** What a run before has handed on of one server, in words; undefined where it has another shape. */
  tellHandedOn(memory: Memory): string | undefined;
  /**
   * What is to be in the memory of one server after a Reset, where runs that were forgotten have touched it since: what it
   * was before the first of them did.
   * @param forgotten what they hand on of it, the newest first
   */
  remembered(memory: Memory, forgotten: readonly Memory[]): Memory;
}
