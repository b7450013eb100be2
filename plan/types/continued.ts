import type { Outline } from './plan.ts';
import type { Signed } from '../statement.ts';
import type { UndeliveredNotices } from '../undelivered.ts';
import type { Notice } from './notice.ts';
import type { RunOfChain } from './chain.ts';
import type { AcceptedDeviation, Memory, OpenPrompt, Receipt, ServerStatus, Verdict } from './run.ts';
import type { TakenAnswer, Voice } from './voice.ts';

/** Where the walk through a plan stands: the next step that is to be carried out, or the one in work. */
export interface Position {
  /** Number of the stage. */
  readonly stage: number;
  /** Name of the server whose steps are counted; null: the stage's own steps. */
  readonly server: string | null;
  /** Number of the step. */
  readonly step: number;
}

/** What a step has come to, so that it goes on from there in the next run of the chain. */
export interface StepMemo {
  /** Its act was begun: nothing may do it again without a decision. */
  readonly acted?: boolean;
  /** The workers of the site have written it down. */
  readonly accounted?: boolean;
  /** When its wait is over, ISO 8601 in UTC. */
  readonly until?: string;
  /** What is told at the next asking of its prompt, and whether the answer has to say what was seen. */
  readonly remark?: readonly string[];
  readonly inWords?: boolean;
  /** What its prompt was answered with, while it is still to be judged or decided about. */
  readonly answer?: TakenAnswer | undefined;
  /** An alarm that is raised. */
  readonly alarm?: Verdict | undefined;
}

/** A prompt that was open when the run was continued. */
export interface CarriedPrompt {
  readonly prompt: OpenPrompt;
  readonly step: string;
  readonly remindSeconds: number;
  /** An answer that was taken before its step asked for it again. */
  readonly answer?: TakenAnswer;
  /** What people have said to it so far, where one is not enough. */
  readonly voices: readonly Voice[];
}

/** What came of an update: the same id gets the same again. */
export interface TakenUpdate {
  readonly id: string;
  readonly receipt?: Receipt;
  readonly refused?: string;
}

/** That somebody holds the run. */
export interface Hold {
  readonly by: string;
  readonly reason?: string;
  /** Stands in what is signed to have it go on. */
  readonly nonce: string;
  /** Who wants it to go on, where one is not enough. */
  readonly voices: readonly Voice[];
}

/** Notices that are not told yet, and when others were sent, in milliseconds: nobody is told too often. */
export interface CarriedOutgoing {
  readonly waiting: readonly Notice[];
  readonly sentAt: readonly number[];
}

export interface CarriedNotices extends CarriedOutgoing {
  readonly undelivered: UndeliveredNotices;
}

/** All that a run hands on to the next one of its chain; parts of the plan and the journal stay where they are. */
export interface Continued {
  readonly outline: Outline;
  /** The run in whose history the parts of the plan lie. */
  readonly planRun: string;
  /** Who has approved the plan so far. */
  readonly approvals: readonly Voice[];
  /** Stands in what is signed to approve it. */
  readonly approvalNonce: string;
  /** Decisions by which acts of the part in work may be done again. */
  readonly warrants: readonly TakenAnswer[];
  /** Other states of the site file than the plan's that somebody has approved. */
  readonly siteApprovals: readonly Signed[];
  /** Who did the work of each step that is not over. */
  readonly doers: Readonly<Record<string, readonly string[]>>;
  readonly position: Position;
  readonly memo: StepMemo;
  readonly stage: string | null;
  readonly servers: readonly ServerStatus[];
  readonly memories: Readonly<Record<string, Memory>>;
  readonly openItems: readonly string[];
  readonly accepted: readonly AcceptedDeviation[];
  readonly hold: Hold | null;
  readonly stop: { readonly by: string; readonly reason: string } | null;
  readonly unheard: string | null;
  readonly recallIsWhole: boolean;
  readonly isConfidential?: true;
  /** Absent: nothing of them is left. */
  readonly notices?: CarriedNotices;
  /** When the approval of the plan was asked for, ISO 8601 in UTC; absent: the plan goes by no site file. */
  readonly approvalAskedAt?: string;
  readonly moments: Readonly<Record<string, string>>;
  /** How often each step has asked. */
  readonly askings: Readonly<Record<string, number>>;
  readonly prompts: readonly CarriedPrompt[];
  /** How prompts have ended, the newest of them; absent: handed on by a run that did not say so. */
  readonly endings?: Readonly<Record<string, string>>;
  readonly refusals: number;
  readonly updates: readonly TakenUpdate[];
  /** Runs of the chain before the next one. */
  readonly runs: readonly RunOfChain[];
  /** Lines of the journal that those runs have written. */
  readonly entries: number;
  /** null: nobody has reset a run of the chain. */
  readonly afterReset: AfterReset | null;
}

/** What a run goes by after somebody has reset a run of its chain. */
export interface AfterReset {
  /** Servers about which a person has decided since. */
  readonly decided: readonly string[];
  /** Steps whose act a run of the chain has begun or that people have done, forgotten ones among them; null: that cannot be known; absent: nobody has asked yet. */
  readonly begun?: readonly string[] | null;
}

/** Input of a run that Temporal has continued. */
export interface Continuation {
  readonly continued: Continued;
}
