import type { NotGood } from '../plan/decisions.ts';
import type { Cluster } from '../plan/types/cluster.ts';
import type {
  Fact,
  Observation,
  ParameterSeen,
  SubscriptionsSeen,
} from '../platforms/callmanager4/types/observation.ts';
import type { Outline, PlanPart, Procedure, Target } from '../plan/types/plan.ts';
import type { Check, PromptStep } from '../plan/types/step.ts';
import type { StepArguments } from '../plan/types/step-arguments.ts';
import type { CommandReport, Memory, Verdict } from '../plan/types/run.ts';
import type { ActFence } from './act-fence.ts';

/** What a command on a host came to, success or not: one shape. */
export interface CommandResult {
  readonly host: string;
  readonly command: string;
  /** Null when the connection ended before one was reported. */
  readonly exitCode: number | null;
  /** Name of the signal that ended it, where the host says so. */
  readonly signal?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
  readonly timedOut: boolean;
  /** The connection was lost while it ran: nothing is known of its effect. */
  readonly disconnected: boolean;
  /** It printed more than is kept of a command, and was left: what there is of it is not the whole. */
  readonly overflowed: boolean;
  /** Why it was not sent, or had no effect since it came too late; absent: it was sent. */
  readonly notSent?: string;
}

/** What an act is carried out under: its name on the host, and who is asked before each of its commands. */
export interface ActOrder {
  /** A UUID; the mark on the host is named after it. */
  readonly id: string;
  readonly fence: ActFence;
}

/** Whether a look goes into the event log as well: that is work for the server, and only reboots are proved by it. */
export type Depth = 'without log' | 'with log';

/** All that a worker can do at its site; `platforms/callmanager4/windows` and `platforms/callmanager4/sql` implement it over SSH. */
export interface Site {
  /** Never throws for what a server does or fails to do: such a thing is an unknown fact. */
  look(target: Target, depth?: Depth): Promise<Observation>;
  /** Every subscription as the publisher's distribution database has it. */
  lookAtSubscriptions(publisher: Target): Promise<Fact<SubscriptionsSeen>>;
  /** Names of the publisher's databases that begin with `CCM`. */
  lookAtDatabases(publisher: Target): Promise<Fact<readonly string[]>>;
  lookAtParameters(publisher: Target): Promise<Fact<readonly ParameterSeen[]>>;
  /**
   * Runs the lines of one act, each once, in order, over one connection; a command that fails does not stop the next,
   * a connection that is lost and a fence that is shut do.
   */
  act(target: Target, lines: readonly string[], order: ActOrder): Promise<readonly CommandResult[]>;
  /** Makes an act harmless that ended without an answer: none of its commands has an effect that gets there afterwards. */
  withdraw(target: Target, act: string): Promise<Fact<true>>;
  /**
   * A login that was refused is not tried again by itself; this lets it be tried once more.
   * @param word names the decision behind it: each has one login, however often it is given
   */
  allowLogin(target: Target, word: string): void;
  /** Ends the connections. */
  close(): Promise<void>;
}

export interface CheckInput {
  readonly check: Check;
  /** In the order of `check.servers`. */
  readonly targets: readonly Target[];
  readonly memory: Memory;
  /** Looks every so many seconds and returns what is no longer good; absent: looks until it is good. */
  readonly watchEverySeconds?: number;
  /** What a person is being asked about: looks until it is of another kind, and has been for so many seconds. */
  readonly asked?: { readonly kind: NotGood; readonly steadySeconds: number };
  /** Somebody decided to look again: a login that was refused is tried once more. */
  readonly fresh?: boolean;
}

/**
 * What an act is decided by: what is seen right before it (only where that is bad it is carried out), or a person who
 * knows that it may not be known (carried out unless it is good).
 */
export type DecidedBy = 'the look' | 'a person';

export interface ActionInput {
  readonly action: string;
  readonly arguments: StepArguments;
  readonly target: Target;
  readonly memory: Memory;
  /** The check that proves the act; it is looked at right before, too. */
  readonly proof: Pick<CheckInput, 'check' | 'targets' | 'memory'>;
  readonly decidedBy: DecidedBy;
  /** A UUID: names the act on the host. */
  readonly id: string;
  /** Step id: appears in the comment of a shutdown, so that the server's own log names it. */
  readonly step: string;
  /** The lines that people have seen: others are not sent. Absent: they have seen none. */
  readonly shown?: string;
  /** The run in which the act was decided: in another one, which a Reset in Temporal has made, it is not carried out. */
  readonly run: string;
}

export interface ActionReport {
  /** What was seen right before. */
  readonly before: Verdict;
  /** What each command said of itself; only a look says what it came to. Absent: by what was seen, nothing was to be sent. */
  readonly commands?: readonly CommandReport[];
}

/** Input of every workflow type: `cluster` is the cluster file's content as JSON. */
export interface RunInput {
  readonly cluster: unknown;
  readonly to?: string;
  /** The server that is new: for `addSubscriber` and `replacePublisher`. */
  readonly servers?: readonly string[];
  /** The stage or server at which it begins: what lies before is not done again, but looked at or attested. */
  readonly from?: string;
}

/** One execution in Temporal. */
export interface RunReference {
  readonly workflowId: string;
  readonly runId: string;
}

/** What the run before has handed on, by the server's name, and in words; `unknown`: why it cannot be read. */
export interface Recalled {
  readonly servers: Readonly<Record<string, { readonly memory: Memory; readonly inWords: string }>>;
  readonly unknown?: string;
}

/** What a plan is made of; what was seen of the servers lies in the history of `run`. */
export interface PlanInput {
  readonly cluster: Cluster;
  readonly procedure: Procedure;
  readonly servers?: readonly string[];
  /** `from` of the run's input. */
  readonly begin?: string;
  readonly run: RunReference;
}

/** Where a part lies, and what it is held to. */
export interface PartInput {
  readonly run: RunReference;
  readonly name: string;
  readonly hash: string;
}

/** The activities as workflows see them, but for looks and acts, which have the names of their checks and actions. */
export interface Activities {
  readClusterFile(input: { readonly content: unknown; readonly to?: string }): Promise<Cluster>;
  lookAtServer(target: Target): Promise<Observation>;
  makePlan(input: PlanInput): Promise<Outline>;
  /**
   * Puts parts of the plan into the history, as many from number `from` on as one event should hold.
   * @returns `next`: the number of the first that is left; null when all are kept
   */
  keepParts(
    input: PlanInput & { readonly planHash: string; readonly from: number },
  ): Promise<{ readonly parts: readonly PlanPart[]; readonly next: number | null }>;
  readPart(input: PartInput): Promise<PlanPart>;
  /** What is known of trouble that a person reported, in lines for whoever decides; none where nothing is. */
  explainReport(input: { readonly text: string }): Promise<readonly string[]>;
  recall(input: RunReference): Promise<Recalled>;
  /** Puts into a prompt what was written down that its words depend on. */
  wordPrompt(input: { readonly step: PromptStep; readonly memory: Memory }): Promise<PromptStep>;
}

/** Every check is an activity of its own name, and so is every action: Temporal's pages and metrics tell them apart. */
export type Looks = Readonly<Record<string, (input: CheckInput) => Promise<Verdict>>>;
export type Acts = Readonly<Record<string, (input: ActionInput) => Promise<ActionReport>>>;
