import type { Explained, Report } from '../plan/types/report.ts';
import type { Asked, OrderedAct } from '../plan/platform/site.ts';
import type { AnyCluster, AnyTarget } from '../plan/types/cluster.ts';
import type { NotGood } from '../plan/decisions.ts';
import type { Outline, PlanPart } from '../plan/types/plan.ts';
import type { EarlyAnswers } from '../plan/types/preflight.ts';
import type { PromptStep } from '../plan/types/step.ts';
import type { Memory, Verdict } from '../plan/types/run.ts';
import type { CommandReport } from '../plan/types/command-report.ts';
import type { Notice, Undelivered } from '../plan/types/notice.ts';
import type { SheetFacts } from '../plan/types/sheet.ts';
import type { Signed } from '../plan/statement.ts';
import type { Anchor, StoryLines } from '../plan/types/audit.ts';

/** An open question behind which is looked. */
export interface AskedAbout {
  readonly kind: NotGood;
  readonly steadySeconds: number;
  /** For so many seconds it is looked, as one attempt after the other; absent: in one. */
  readonly goesOnSeconds?: number;
}

export interface CheckInput extends Asked {
  /** Looks every so many seconds and returns what is no longer good; absent: looks until it is good. */
  readonly watchEverySeconds?: number;
  /** What a person is being asked about: looks until it is of another kind, and has been for so many seconds. */
  readonly asked?: AskedAbout;
  /** Somebody decided to look again: a login that was refused is tried once more. */
  readonly fresh?: boolean;
  /** The site whose file the plan goes by: no worker without that looks. Absent: it goes by none. */
  readonly site?: string;
}

/**
 * What an act is decided by: what is seen right before it (only where that is bad it is carried out), or a person who
 * knows that it may not be known (carried out unless it is good). By nobody it is looked at and left: what is good already
 * is so noted where acts are accounted for.
 */
export type DecidedBy = 'the look' | 'a person' | 'nobody';

export interface ActionInput extends OrderedAct {
  /** The check that proves the act; it is looked at right before, too. */
  readonly proof: Asked;
  readonly decidedBy: DecidedBy;
  /** A UUID: names the act on the host. */
  readonly id: string;
  /** The lines that people have seen: others are not sent. Absent: they have seen none. */
  readonly shown?: string;
  /** Absent: the plan goes by no site file. */
  readonly papers?: Papers;
  /** Lines of the run's story that its record may not have yet: they are written down before the act is begun. */
  readonly story?: StoryLines;
  /** Where the run stands, for the sheet that is written before the act is sent; absent: the site keeps none. */
  readonly sheet?: SheetFacts;
  /** The run in which the act was decided: in another one, which a Reset in Temporal has made, it is not carried out. */
  readonly run: string;
}

/** What allows an act at a site that has a site file; a worker believes nothing else. */
export interface Papers {
  /** Its canonical JSON without the hash has the hash that was approved. */
  readonly outline: Outline;
  /** The part of the plan that has the step: the outline names its hash. */
  readonly part: PlanPart;
  readonly approvals: readonly Signed[];
  /** Decisions by which an act may be done (again), and by which others were answered for. */
  readonly warrants: readonly Signed[];
  /** By whom another state of the site file than the plan's was approved, newest last. */
  readonly siteApprovals: readonly Signed[];
}

export interface ActionReport {
  /** What was seen right before. */
  readonly before: Verdict;
  /** What each command said of itself; only a look says what it came to. Absent: by what was seen, nothing was to be sent. */
  readonly commands?: readonly CommandReport[];
  /** How far the record of the run went when it was begun; absent: nothing was begun, or the site keeps none. */
  readonly anchor?: Anchor;
  /** Why the sheet of the run could not be written before; absent: it was, or none is wanted. */
  readonly noSheet?: string;
}

/** Input of every workflow type: `cluster` is the cluster file's content as JSON. */
export interface RunInput {
  readonly cluster: unknown;
  readonly to?: string;
  /** The server that is new: for `addSubscriber` and `replacePublisher`. */
  readonly servers?: readonly string[];
  /** The stage or server at which it begins: what lies before is not done again, but looked at or attested. */
  readonly from?: string;
  /** Who starts it, for rules that want somebody else to approve it. */
  readonly by?: string;
  /** What was answered before the run, by the id of the step: `ccmctl preflight` asks for it. */
  readonly answers?: EarlyAnswers;
}

/** Lines of a run's story that are to be kept; `closed`: they are its last. */
export interface AuditInput extends StoryLines {
  readonly closed?: boolean;
}

/** How far the record of a run goes; `missing`: what could not be kept beside it, and why. */
export interface KeptAudit extends Anchor {
  readonly missing?: readonly string[];
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

/** Which runs a Reset made a run forget, and what that one has in its memory of each server. */
export interface ForgottenInput extends RunReference {
  readonly firstRunId: string;
  readonly servers: Readonly<Record<string, Memory>>;
}

/** What runs of the same chain have begun and written down; `unknown`: why they cannot be read. */
export interface Forgotten {
  /** What is to be in the memory of each server instead. */
  readonly servers: Readonly<Record<string, Memory>>;
  /** Steps whose act was begun or that people have done, by their ids. */
  readonly begun: readonly string[];
  readonly unknown?: string;
}

/** A cluster file that was read, and how each of its servers is reached. */
export interface ReadCluster {
  readonly cluster: AnyCluster;
  /** What Temporal keeps is encrypted: nothing of the cluster may stand where it stays readable. */
  readonly isConfidential?: true;
  readonly targets: readonly AnyTarget[];
}

/** What a plan is made of; what was seen of the servers lies in the history of `run`. */
export interface PlanInput {
  readonly cluster: AnyCluster;
  readonly procedure: string;
  readonly servers?: readonly string[];
  /** `from` of the run's input. */
  readonly begin?: string;
  /** `by` of the run's input. */
  readonly requestedBy?: string;
  readonly answers?: EarlyAnswers;
  /** The moment at which they are judged, where there is a site file: one for all activities of a plan. */
  readonly asOf?: string;
  readonly run: RunReference;
}

/** Where a part lies, and what it is held to. */
export interface PartInput {
  readonly run: RunReference;
  readonly name: string;
  readonly hash: string;
}

/** A run that is over, by its first run, and the site whose file it went by. */
export interface ClosedRun {
  readonly workflow: string;
  readonly firstRun: string;
  readonly site: string;
}

/** The activities as workflows see them, but for looks and acts, which have the names of their checks and actions. */
export interface Activities {
  readClusterFile(input: { readonly content: unknown; readonly to?: string }): Promise<ReadCluster>;
  /** @param site as that of a check */
  lookAtServer(target: AnyTarget, site?: string): Promise<unknown>;
  makePlan(input: PlanInput): Promise<Outline>;
  /**
   * Puts parts of the plan into the history, as many from number `from` on as one event should hold.
   * @returns `next`: the number of the first that is left; null when all are kept
   */
  keepParts(
    input: PlanInput & { readonly planHash: string; readonly from: number },
  ): Promise<{ readonly parts: readonly PlanPart[]; readonly next: number | null }>;
  readPart(input: PartInput): Promise<PlanPart>;
  /**
   * Whether a statement is signed by a key of the person that it names; `why`: what is wrong, null where nothing is.
   * @param site as that of a check
   */
  verifySignature(input: Signed, site?: string): Promise<{ readonly why: string | null }>;
  /** What is known of trouble that a person reported, and what kind of action it asks for. */
  explainReport(input: Report): Promise<Explained>;
  recall(input: RunReference): Promise<Recalled>;
  /** What the other runs of the same chain have done, which a Reset made this one forget. */
  recallForgotten(input: ForgottenInput): Promise<Forgotten>;
  /** Says that nothing more is done for the runs that began with this one: no worker of the site acts for it from then on. */
  closeRun(input: ClosedRun): Promise<void>;
  /** Tells people who do not look, by the file of that site. @returns who could not be told */
  notify(input: Notice, site?: string): Promise<readonly Undelivered[]>;
  /** Writes lines of the story of the run that asks into its record, and signs it; null: the site keeps none. */
  keepAudit(input: AuditInput, site?: string): Promise<KeptAudit | null>;
  /** Writes the sheet by which people finish the night of the run that asks; nothing where the site keeps none. */
  keepSheet(input: SheetFacts, site?: string): Promise<void>;
  /** Puts into a prompt what was written down that its words depend on. */
  wordPrompt(input: { readonly step: PromptStep; readonly memory: Memory }): Promise<PromptStep>;
}

/** Every check is an activity of its own name, and so is every action: Temporal's pages and metrics tell them apart. */
export type Looks = Readonly<Record<string, (input: CheckInput) => Promise<Verdict>>>;
export type Acts = Readonly<Record<string, (input: ActionInput) => Promise<ActionReport>>>;
