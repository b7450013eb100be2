import type { PersonRole } from './cluster.ts';
import type { EarlyAnswer } from './preflight.ts';

/** What happens with an answer that is bad or unknown (head of the requirements): stop for good, ask a person, or list it. */
export type Outcome = 'block' | 'hold' | 'open item';

/** A question to a machine and how long it may be asked again until the answer is good. */
export interface Check {
  /** That of one of the platform's checks, which has the question, the judge, and all else that is to be known of it. */
  readonly name: string;
  /** Names of the servers that are looked at. */
  readonly servers: readonly string[];
  readonly arguments: object;
  /** Ask again until the answer is good, for so many seconds; absent: ask once. */
  readonly withinSeconds?: number;
  /** How long what is seen must have stayed so before it is good: a look behind an open question lasts so much longer. */
  readonly settleSeconds?: number;
  /** What of the memory it is sent. */
  readonly recalls?: readonly string[];
  /** What of the memory is forgotten before it looks. */
  readonly forgets?: readonly string[];
  /** What of the memory a look before an act writes down anew: where it could not, nothing older proves the act. */
  readonly renews?: readonly string[];
  /** What a person is asked to write whose word is to stand for what no machine sees; absent: the word alone is enough. */
  readonly inWords?: string;
}

/** A check that is asked again and again while people work, so that trouble is told and nothing is done by itself. */
export interface Watch {
  readonly check: Check;
  readonly everySeconds: number;
}

/** What an answer must look like; the workflow judges it, `plan/answers.ts` makes the JSON schema of it. */
export type AnswerForm =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'text'; readonly what: string; readonly minimumLength: number }
  | {
      readonly kind: 'number';
      readonly what: string;
      readonly minimum: number;
      readonly maximum: number;
      /** A lower number is taken only with a note that says why. */
      readonly expected?: number;
      /** A higher number is taken only with a note that says why. */
      readonly atMost?: number;
    };

export interface Choice {
  readonly value: string;
  readonly meaning: string;
  /**
   * What becomes of the step with this answer: `good` goes on as `done` does, `accepted` goes on with a deviation whose
   * reason is the note, `open item` goes on and leaves the step on the list of what is still to be done, `blocked` is
   * trouble that nobody's word can clear away. Absent: `done` is good, and everything else is trouble.
   */
  readonly ends?: 'good' | 'accepted' | 'open item' | 'blocked';
  /** Whether it is taken only with a note; absent: every choice but `done` is. */
  readonly noted?: boolean;
}

/** The physical act behind a prompt, for whoever carries it out: people read the instructions, robots read this. */
export interface AnyTask {
  readonly kind: string;
}

interface StepBase {
  /** Unique in the plan: `<server>/<name>`, or `cluster/<name>`. */
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly source: readonly string[];
  /** True when the rule is taken from the other release's document and the product must say so. */
  readonly borrowed?: boolean;
  /** The server that the step looks at or acts on; absent for the cluster as a whole. */
  readonly server?: string;
  /** Line(s) a technician could type instead, where there are such. */
  readonly command?: string;
  /** How files will differ by it: `-` what goes, `+` what comes, anything else the name of the file. */
  readonly difference?: readonly string[];
}

/** One question, one expected answer. */
export interface CheckStep extends StepBase {
  readonly kind: 'check';
  readonly check: Check;
  readonly outcome: Outcome;
  /** It is a precondition: judged from the first look on, days before the run. */
  readonly early?: true;
  /** What to do where it is not good, in one sentence. */
  readonly next?: string;
  /** What somebody has decided about it before the run, of what was seen then. */
  readonly decided?: EarlyAnswer;
  /** What mends it, if somebody decides so; how long it may take until the check is good then. */
  readonly repair?: {
    readonly action: string;
    readonly server: string;
    readonly recalls?: readonly string[];
    readonly withinSeconds: number;
    /** The same by hand, where the machine may not. */
    readonly byHand: readonly string[];
  };
}

/** One act, done once, and the check that proves it. */
export interface ActionStep extends StepBase {
  readonly kind: 'action';
  /** That of one of the platform's actions. */
  readonly action: string;
  readonly arguments: object;
  readonly destructive: boolean;
  /** What the server's memory says is owed is settled by it, whatever it has come to. */
  readonly settles?: true;
  /** What of the memory it is sent. */
  readonly recalls?: readonly string[];
  readonly proof: Check;
}

/** Instructions to a person, a typed answer, and the check that proves it where a machine can see. */
export interface PromptStep extends StepBase {
  readonly kind: 'prompt';
  readonly instructions: readonly string[];
  readonly answer: AnswerForm;
  readonly by: PersonRole;
  readonly task: AnyTask;
  readonly remindSeconds: number;
  /** What of the memory its words depend on: they are put in when it is asked. Absent: none. */
  readonly recalls?: readonly string[];
  /** What is looked at again and again while the prompt is open; when it is not good, an alarm is raised (ORD-16). */
  readonly watch?: Watch;
  /** What has to hold when a person reports a reboot that was not planned, before the step is asked again (SVC-15). */
  readonly afterReboot?: Check;
  /** What is written down anew before the step is asked again after trouble, so that nothing older proves its end. */
  readonly records?: Check;
  /** The step at which a new attempt begins, where an installer has to be started anew (PUB-22). Absent: this one. */
  readonly attemptFrom?: string;
  /** What whoever decides about trouble with it is told beside what was reported. */
  readonly inTrouble?: readonly string[];
  /** It can be answered days before the run; as long as nobody has, it comes to that. */
  readonly early?: Outcome;
  /** What somebody has answered before the run: it is not asked again, unless a machine sees otherwise. */
  readonly answered?: EarlyAnswer;
  /** Asked after the answer `done` (or after any answer, where there is no choice); not good: the person is asked again. */
  readonly proof?: Check;
}

/** A durable timer. */
export interface WaitStep extends StepBase {
  readonly kind: 'wait';
  readonly seconds: number;
}

/** Holds until something is true, and says why meanwhile. */
export interface GateStep extends StepBase {
  readonly kind: 'gate';
  readonly until: Check;
}

export type Step = CheckStep | ActionStep | PromptStep | WaitStep | GateStep;
