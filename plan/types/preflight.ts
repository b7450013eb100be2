import type { PersonRole } from './cluster.ts';
import type { Verdict } from './run.ts';
import type { PromptKind } from './site-rules.ts';
import type { AnswerForm, Outcome } from './step.ts';

/** One person's word before the run. */
export interface EarlyVoice {
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly note?: string;
  /** Made by `ssh-keygen` of the statement that `plan/early-statement.ts` makes of the answer. */
  readonly signature?: string;
}

/** What is signed by whoever answers before there is a run: it counts for runs of that procedure on that cluster alone. */
export interface EarlyStatement {
  readonly kind: string;
  readonly cluster: string;
  readonly procedure: string;
  readonly step: string;
  readonly value: string | number;
  readonly by: string;
  readonly at: string;
  readonly note?: string;
  readonly asked?: string;
  readonly seen?: string;
}

/** Such a statement, with the signature of whoever is named in it; absent: nobody has proved that it is theirs. */
export interface SignedEarly {
  readonly statement: EarlyStatement;
  readonly signature?: string;
}

/** What somebody has said before the run about one step of its plan, or by which a deviation was accepted. */
export interface EarlyAnswer extends EarlyVoice {
  readonly value: string | number;
  /** Others who say the same, where the site wants several people. */
  readonly also?: readonly EarlyVoice[];
  /** `mark` of the question that was answered: in other words it is another question, such as that of another release. */
  readonly asked?: string;
  /** Of an accepted deviation: what was seen when it was accepted. Anything else that is seen later is not accepted by it. */
  readonly seen?: string;
  /** Of an answer that was taken at a site with a site file: what each of those has stated who gave it. */
  readonly given?: readonly SignedEarly[];
}

/** Answers by the id of their step. */
export type EarlyAnswers = Readonly<Record<string, EarlyAnswer>>;

/** What a person is asked in the questionnaire. */
export interface EarlyQuestion {
  readonly instructions: readonly string[];
  readonly form: AnswerForm;
  readonly by: PersonRole;
  /** Which of the site's rules it falls under. */
  readonly kind: PromptKind;
  /** Values that are taken only with a note. */
  readonly noteFor: readonly string[];
  /** Another one as soon as a word of the question or of what may be answered is another one. */
  readonly mark: string;
}

/** One precondition of a procedure at one server, or of the cluster as a whole: how it stands, and what it comes to. */
export interface PreflightLine {
  /** Id of the step that asks for it in the run. */
  readonly id: string;
  /** Whether a machine looks or a person is asked. */
  readonly kind: 'check' | 'prompt';
  readonly title: string;
  readonly source: readonly string[];
  readonly borrowed?: true;
  readonly server?: string;
  readonly expected: string;
  readonly seen: string;
  readonly verdict: Verdict['verdict'];
  /** What it comes to as long as it is not good, unknown included. */
  readonly outcome: Outcome;
  /** What to do about it; empty while it is good. */
  readonly next: string;
  /** What a person can say about it before the run; absent: nobody's word settles it, or it is good as a machine sees it. */
  readonly question?: EarlyQuestion;
  /** What was answered, or by whom a deviation is accepted. */
  readonly answered?: EarlyAnswer;
  /** Why an answer is not taken. */
  readonly refused?: string;
}
