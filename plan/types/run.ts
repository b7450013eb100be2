import type { PersonRole } from './cluster.ts';
import type { Meaning } from './report.ts';
import type { AnswerForm, AnyTask } from './step.ts';
import type { RunOfChain } from './chain.ts';

/** Answer of a check: what was expected and what was seen, with unknown as an answer of its own. */
export interface Verdict {
  readonly verdict: 'good' | 'bad' | 'unknown';
  readonly expected: string;
  readonly seen: string;
  /** What was seen that stands for a placeholder of the step's lines. */
  readonly words?: Readonly<Record<string, string>>;
  /** Parts that the check writes into the server's memory. */
  readonly remember?: object;
  /** What is written into it right before an act that follows this look, so that only what comes after it proves the act. */
  readonly rememberBeforeAct?: object;
}

/** What was written down about one server, or about the cluster: but for three parts of it, only its platform reads it. */
export interface Memory {
  readonly [part: string]: unknown;
  /** What is still to be done on it, in words, until a step that settles it has ended; undefined: nothing is. */
  readonly owes?: string | undefined;
  /** How often an installer was started on it, where more than once. */
  readonly attempts?: number;
  /** Acts that ended without an answer and that are not yet known to be harmless. */
  readonly unanswered?: readonly UnansweredAct[];
}

/** An act whose commands may still be on their way. */
export interface UnansweredAct {
  readonly server: string;
  /** A UUID. */
  readonly id: string;
}

/** How it is known that a step is done. */
export type Evidence = 'observed' | `attested by ${string}` | 'none';

export type StepOutcome = 'good' | 'accepted' | 'skipped' | 'stopped';

export interface StepResult {
  readonly id: string;
  readonly outcome: StepOutcome;
  readonly evidence: Evidence;
  readonly seen: string;
  readonly note?: string;
}

/** How far a server is. */
export type ServerState = 'waiting' | 'in progress' | 'asking' | 'done' | 'stopped';

export type RunState = 'planning' | 'awaiting approval' | 'running' | 'held' | 'stopping' | 'stopped' | 'completed';

/** An open question to a person, as the status shows it. */
export interface OpenPrompt {
  /** `<step id>#<number of the asking>`: a prompt that is asked again is a new one. */
  readonly id: string;
  readonly server?: string;
  readonly title: string;
  readonly instructions: readonly string[];
  readonly form: AnswerForm;
  readonly by: PersonRole;
  readonly task: AnyTask;
  /** Choices that are only taken with a note: an acceptance without its reason is none. */
  readonly noteFor: readonly string[];
  /** ISO 8601 in UTC. */
  readonly askedAt: string;
  readonly dueAt?: string;
}

/** The one JSON object of the `answer` signal and update. */
export interface Answer {
  readonly prompt: string;
  readonly value: string | number;
  readonly by: string;
  readonly note?: string;
}

export interface Approval {
  readonly planHash: string;
  readonly by: string;
}

/** `hold`, `resume` and `stop` take it; a reason is required for `stop` only. */
export interface Order {
  readonly by: string;
  readonly reason?: string;
}

/** What the sender of an update gets back. */
export interface Receipt {
  readonly accepted: true;
  readonly message: string;
}

/** What one command of an act said of itself. */
export interface CommandReport {
  readonly command: string;
  readonly answer: 'accepted' | 'refused' | 'unknown' | 'not sent';
  /** The end of what it printed, in one line. */
  readonly said: string;
}

/**
 * One line of the run's story: the source of the transcript, the audit and the report. What `text` says to people, the
 * other fields say to programs.
 */
export interface JournalEntry {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly kind:
    | 'state'
    | 'stage'
    | 'server'
    | 'step'
    | 'asked'
    | 'answered'
    | 'refused'
    | 'approved'
    | 'held'
    | 'resumed'
    | 'stop asked'
    | 'withdrawn'
    | 'reminded'
    | 'unheard'
    | 'heard';
  readonly server?: string;
  readonly step?: string;
  /** Of a server: how far it is now. */
  readonly state?: 'begun' | 'done' | 'stopped';
  /** Of an order and of an answer, whether it is taken or not: whose. */
  readonly by?: string;
  /** Of an answer: what was answered. */
  readonly value?: Answer['value'];
  /** Of an order, an answer and a step that is finished: what somebody wrote to it. */
  readonly note?: string;
  /** Of an act or a repair: what was sent, and what it said. */
  readonly commands?: readonly CommandReport[];
  /** Of a look after which somebody has to decide, and of one that speaks against an answer. */
  readonly verdict?: Verdict['verdict'];
  readonly expected?: string;
  /** Of such a look, and of a step that is finished. */
  readonly seen?: string;
  /** Of a report of trouble: what it is known to be. */
  readonly reported?: Meaning;
  /** Of an installer that is started anew: for which time. */
  readonly attempt?: number;
  /** Of a step that is finished. */
  readonly outcome?: StepOutcome;
  readonly evidence?: Evidence;
  readonly text: string;
}

export interface ServerStatus {
  readonly name: string;
  readonly role: string;
  readonly state: ServerState;
  /** Of the last step that is finished. */
  readonly evidence: Evidence;
  /** Title of the step that it stands at. */
  readonly step?: string;
}

/** Answer of the query `status`. */
export interface RunStatus {
  readonly cluster: string;
  readonly workflowId: string;
  readonly runId: string;
  readonly procedure: string;
  /** The run is on a lab; absent: on real servers. */
  readonly rehearsal?: true;
  readonly planHash: string;
  readonly state: RunState;
  readonly stage: string | null;
  readonly server?: string;
  readonly step?: string;
  readonly servers: readonly ServerStatus[];
  readonly prompts: readonly StatusPrompt[];
  /** Lines of the journal so far, in all runs of the chain; the query `journal` has them. */
  readonly entries: number;
  /** The runs of the chain, the one that answers last. */
  readonly runs: readonly RunOfChain[];
  /** What the plan warns of, such as a duration that is not the documents' own. */
  readonly warnings: readonly string[];
  /** That no worker takes the run's work, and what to do; absent while one does. */
  readonly unheard?: string;
  readonly openItems: readonly string[];
  readonly accepted: readonly AcceptedDeviation[];
}

export interface StatusPrompt extends OpenPrompt {
  /** JSON schema of the value. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** The JSON to send as the signal or update `answer`; `value` and `by` are to be filled in. */
  readonly signal: Answer;
}

/** What a run returns when it ends. */
export interface RunResult {
  readonly cluster: string;
  readonly procedure: string;
  /** The run was on a lab; absent: on real servers. */
  readonly rehearsal?: true;
  readonly planHash: string;
  readonly state: 'completed' | 'stopped';
  readonly servers: readonly ServerStatus[];
  readonly openItems: readonly string[];
  readonly accepted: readonly AcceptedDeviation[];
  readonly runs: readonly RunOfChain[];
}

/** A deviation that a person accepted with a reason: something that is not as expected, or against another's word. */
export interface AcceptedDeviation {
  readonly step: string;
  readonly by: string;
  readonly reason: string;
  /** Who had answered what before, where the acceptance goes against somebody's answer. */
  readonly overruled?: { readonly by: string; readonly answered: string };
}
