import type { PersonRole } from './cluster.ts';
import type { AnswerForm, AnyTask } from './step.ts';
import type { RunOfChain } from './chain.ts';
import type { Signing } from '../statement.ts';
import type { PromptKind } from './site-rules.ts';

/** Answer of a check: what was expected and what was seen, with unknown as an answer of its own. */
export interface Verdict {
  readonly verdict: 'good' | 'bad' | 'unknown';
  readonly expected: string;
  readonly seen: string;
  /** All that is missing for good is that it stays so for a while: it is looked at to the end of that. */
  readonly settling?: true;
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

/** How it is known that a step is done; what nobody has signed is claimed under a name that its sender wrote. */
export type Evidence = 'observed' | `attested by ${string}` | `claimed by ${string}` | 'none';

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
  /** Which of the site's rules say what an answer needs. */
  readonly kind: PromptKind;
  /** Stands in what is signed, so that a signature serves this asking alone. */
  readonly nonce: string;
  /** Lines that it shows in place of those of the plan: they stand in what is signed. */
  readonly lines?: string;
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
  /** Of the prompt that is meant: where it is given, the answer serves that asking of that run alone. */
  readonly nonce?: string;
  /** As `ssh-keygen -Y sign` writes it, over the statement that the prompt names. */
  readonly signature?: string;
}

export interface Approval {
  readonly planHash: string;
  readonly by: string;
  readonly signature?: string;
}

/** `hold`, `resume` and `stop` take it; a reason is required for `stop` only. */
export interface Order {
  readonly by: string;
  readonly reason?: string;
  /** Of `resume`, where the site wants one. */
  readonly signature?: string;
}

/** What the sender of an update gets back. */
export interface Receipt {
  readonly accepted: true;
  readonly message: string;
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
  /** What is signed; absent: it goes by no site file, and every name is only claimed. */
  readonly signing?: Signing;
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
  /** What the site wants before an answer counts, in words; absent: it has no rule for it, or no site file. */
  readonly needs?: string;
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
