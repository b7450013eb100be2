import type { LevelName } from '../levels.ts';
import type { DurationName } from '../types/cluster.ts';
import type { Task } from '../types/task.ts';
import type { ActionDefinition } from '../actions/define-action.ts';
import type { CheckDefinition } from '../checks/define-check.ts';
import type { PersonRole } from '../../../plan/types/cluster.ts';
import type { RequirementId } from '../types/requirement.ts';
import type { AnswerForm, Outcome } from '../../../plan/types/step.ts';

/** Which servers a row of a procedure is planned for. */
export type Whom =
  | 'every server'
  | 'the publisher'
  | 'subscribers'
  | 'service-only servers'
  | 'servers with something to stop'
  | 'servers with something to set back'
  | 'servers with something set aside before'
  | 'servers whose services are named'
  | 'servers whose services are not named'
  | 'servers that may have four drives'
  | 'servers that may lose a drive'
  | 'servers that may not lose a drive'
  | 'servers that keep all drives in'
  | 'servers that go on without a drive'
  | 'servers that lose the drive of slot 2'
  | 'servers that need spare drives'
  | 'servers with a connector in the source'
  | 'servers without a connector in the source'
  | 'coresident servers'
  | 'servers with devices'
  | 'servers that count their devices'
  | 'servers that do not count their devices'
  | 'secondaries and primaries'
  | 'primaries'
  | 'the first primary'
  | 'clusters whose devices move first'
  | 'servers whose devices are with them'
  | 'servers before which all devices are together'
  | 'servers with a backup'
  | 'clusters with subscribers'
  | 'clusters in a given order'
  | 'clusters with a window'
  | 'clusters without a window'
  | 'clusters of known traffic'
  | 'clusters of unknown traffic'
  | 'clusters that may have intercluster trunks'
  | 'clusters that may have software for call detail records'
  | 'clusters of unknown software for call detail records'
  | 'clusters whose people work at the console'
  | 'clusters whose people work by VNC'
  | 'clusters whose release S1 describes'
  | 'clusters whose release S2 describes'
  | 'clusters that come from 3.3'
  | 'clusters that come from 4.0'
  | 'clusters with a matrix'
  | 'clusters without a matrix'
  | 'clusters with a baseline image'
  | 'clusters without a baseline image'
  | 'clusters with the latest operating system'
  | 'clusters with the latest SQL Server'
  | 'clusters with the latest CallManager'
  | 'clusters without the latest levels'
  | 'clusters whose names files may resolve'
  | 'clusters whose names files resolve'
  | 'clusters whose names the network resolves'
  | 'clusters whose names the network may resolve'
  | 'clusters of known DNS domains'
  | 'clusters of several DNS domains'
  | 'subscribers that still settle'
  | 'subscribers of unknown age';

/** Which servers a check looks at. */
export type LooksAt =
  | 'this server'
  | 'the publisher'
  /** The secondary that takes its devices, or the server itself where it is one. */
  | 'its backup'
  /** What the cluster file and the clock tell needs no look at a server. */
  | 'no server'
  | 'every server that runs CallManager'
  | 'every primary'
  | 'every CallManager server'
  /** Without the servers that the procedure brings into the cluster. */
  | 'every CallManager server that is there already';

/** Whose rule a row is: a rule of the other release's document is planned as borrowed. */
export type Document = 'S1' | 'S2' | 'both' | 'ours';

/** What a check or an action is told; names stand for what the cluster file or the observation says. */
export interface RowArguments {
  readonly services?: 'what may interfere' | 'what was set aside before' | 'its own' | readonly string[];
  /** No reboot has ended yet what only a reboot ends. */
  readonly beforeReboot?: true;
  readonly label?: 'disc1' | 'disc2';
  readonly release?: 'to';
  readonly level?: LevelName;
  readonly models?: 'of the matrix';
  readonly subscribers?: 'all' | 'this server';
  readonly megabytes?: number;
  readonly settleSeconds?: DurationName;
  readonly window?: 'of the cluster file';
  /** Longest times of this server and of those after it, or of all servers. */
  readonly minutes?: 'this server and the rest' | 'all servers';
  readonly calls?: 'of the cluster file';
  readonly devices?: 'its own' | 'those that come to its backup';
  readonly limitSeconds?: DurationName;
  readonly parameters?: 'of the cluster file';
  readonly workgroup?: 'of the worksheet';
  readonly namesBy?: 'of the cluster file';
  readonly nodes?: 'every CallManager server' | 'the publisher';
  readonly suffixes?: 'of all domains';
}

/** A question to a machine, as a row writes it. */
export interface RowCheck {
  readonly asks: CheckDefinition;
  readonly looksAt?: LooksAt;
  readonly with?: RowArguments;
  /** Asked again until the answer is good, for so long. */
  readonly within?: DurationName;
}

interface RowBase {
  /** Last part of the step's id. */
  readonly name: string;
  /**
   * Texts may hold {cluster}, {server}, {publisher}, {model}, {from}, {to}, {devices}, {backup}, {applications}, {services},
   * {models} (of all CallManager servers), {runs} (the release that is seen, else {from}), {slots}, {recovery}, {drive-rule} and {connector} of the model,
   * {set-aside}, {new} (servers that the procedure brings into the cluster), {own-services} (those of the cluster file),
   * {given-order}, {given-by}, {given-reason} (of the order that a person gives), {vnc}, {gateways}, {cdr-software}, {oversubscribed} (its limit), {minutes} (of all servers), the fields of the worksheet ({workgroup},
   * {user-name}, {organization}, {product-key}, {kind-of-server}, {subscribers}) and {work} (upgrade, installation, ...).
   */
  readonly title: string;
  readonly because: string;
  readonly source: readonly RequirementId[];
  readonly document: Document;
  /** Absent: every server. Of several, all must be true. */
  readonly whom?: Whom | readonly Whom[];
}

export interface CheckRow extends RowBase, RowCheck {
  readonly kind: 'check';
  readonly outcome: Outcome;
  /** It is a precondition: judged from the first look on, days before the run. */
  readonly early?: true;
  /** What to do where it is not good. */
  readonly next?: string;
  /** The act by which a person can mend what is not good, and how the same is done by hand. */
  readonly repair?: { readonly act: ActionDefinition; readonly byHand: readonly string[] };
}

export interface ActionRow extends RowBase {
  readonly kind: 'action';
  readonly act: ActionDefinition;
  readonly with?: RowArguments;
  readonly proof: RowCheck;
}

export interface PromptRow extends RowBase {
  readonly kind: 'prompt';
  readonly instructions: readonly string[];
  readonly answer: AnswerForm | 'number of devices' | 'minutes since the last subscriber' | 'calls in the busiest hour';
  readonly by: PersonRole;
  readonly task: Task | 'power-on' | 'application-upgrade' | 'activate-services' | 'set-back-services';
  /** What must go on being good while people work here (ORD-16). */
  readonly watch?: RowCheck;
  /** What has to hold when a person reports a reboot that was not planned (SVC-15). */
  readonly afterReboot?: RowCheck;
  /** Name of the row at which a new attempt begins, where the installer has to be started anew (PUB-22). Absent: this one. */
  readonly attemptFrom?: string;
  /** What is written down anew before the prompt is put again after trouble: only a reboot after that ends it. */
  readonly records?: RowCheck;
  readonly proof?: RowCheck;
  /** Planned once for each of them, with its number at the end of the name and {call} and {how} in its texts. */
  readonly forEach?: 'test call';
  /** It cannot change in the night, so it can be answered days before; as long as nobody has, it comes to that. */
  readonly early?: Outcome;
}

export interface WaitRow extends RowBase {
  readonly kind: 'wait';
  readonly lasts: DurationName | 'what is left of subscriptionsSettle';
}

export interface GateRow extends RowBase, RowCheck {
  readonly kind: 'gate';
}

/** One line of a procedure: data only, so that a procedure can be read, compared and printed. */
export type Row = CheckRow | ActionRow | PromptRow | WaitRow | GateRow;
