import type { Papers } from '../../activities/types.ts';
import type { SheetFacts } from '../../plan/types/sheet.ts';
import type { StoryLines } from '../../plan/types/audit.ts';
import type { AnyTarget } from '../../plan/types/cluster.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { AcceptedDeviation, OpenPrompt, Memory, StepResult } from '../../plan/types/run.ts';
import type { TakenAnswer } from '../../plan/types/voice.ts';
import type { StepMemo } from '../../plan/types/continued.ts';
import type { Policy } from '../../plan/policy.ts';
import type { Outline } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import type { Attendance } from './attendance.ts';

/** What a person is asked; id and time are added where it is opened. */
export type Question = Omit<OpenPrompt, 'id' | 'askedAt' | 'dueAt' | 'server' | 'kind' | 'nonce'> & {
  /** Absent: what its task and those who may answer it say. */
  readonly kind?: OpenPrompt['kind'];
  readonly step: Pick<Step, 'id' | 'server'>;
  readonly remindSeconds: number;
};

/** A question that has been put to the people. */
export interface Asked {
  readonly answer: Promise<TakenAnswer>;
  /** Takes the question back, because what it asks for has come true by itself. */
  withdraw(why: string): void;
}

/** The people's side of a run: where questions are put and where its story is written. */
export interface OperatorPort {
  ask(question: Question): Asked;
  write(entry: Omit<JournalEntry, 'at'>): void;
  /** Waits while somebody holds the run; false where it is stopped and nothing further may begin, no act either. */
  mayGoOn(): Promise<boolean>;
  /** Shows the step as the one being worked at. */
  begin(step: Step): void;
  finish(step: Step, result: StepResult): void;
  /** Puts something on the list of what is still to be done. */
  leaveOpen(item: string): void;
  /** Writes down a deviation that somebody has accepted, with the reason. */
  accept(deviation: AcceptedDeviation): void;
}

/** All that a step needs beyond itself. */
export interface StepContext {
  readonly outline: Outline;
  readonly policy: Policy;
  readonly operators: OperatorPort;
  readonly attendance: Attendance;
  /** How a server of the plan is reached. */
  targetOf(server: string): AnyTarget;
  memoryOf(server: string | undefined): Memory;
  remember(server: string | undefined, facts: object): void;
  /** What the step in work has come to, in this run of the chain or the one before. */
  memo(): StepMemo;
  note(memo: StepMemo): void;
  /** Whether the act of a step may have been begun: it is noted before it is. */
  noteAct(step: string, acted: boolean): void;
  /** Whether a machine may act on a server; asks a person first where somebody has reset the run. */
  mayActOn(server: string): Promise<boolean>;
  /** Whether acts may go on at a site whose file has another hash than the plan's; asks an approver. */
  mayActAtSite(hash: string): Promise<boolean>;
  /** What a worker of the site judges an act by; undefined where there is no site file. */
  papers(): Papers | undefined;
  /** Lines of the story that the record of the run may not have yet; undefined where there are none. */
  unkeptStory(): StoryLines | undefined;
  /** The record has these lines. */
  noteKept(lines: StoryLines): void;
  /** Where the run stands, for a sheet; undefined where its site keeps none. */
  sheetFacts(): SheetFacts | undefined;
  /** Why a sheet could not be written, if it could not. */
  noteSheet(why: string | undefined): void;
  /** Keeps a decision by which an act is allowed, or answered for. */
  keepWarrant(answer: TakenAnswer): void;
  /** Whether that has to be asked. */
  isInDoubt(server: string): boolean;
  /** The run in which acts are decided. */
  actsIn(): string;
  /** An act was refused since somebody has reset the run: it goes on as another one. */
  wasReset(run: string): void;
  /**
   * Whether a run of the chain that a Reset made this one forget has begun the act of a step, or that cannot be known; false
   * where nobody has reset anything.
   */
  wasBegunBefore(step: string): Promise<boolean>;
  /** Carries out what must end in the run that it was begun in. */
  acting<Result>(act: () => Promise<Result>): Promise<Result>;
}
