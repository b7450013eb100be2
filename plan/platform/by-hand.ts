import type { AnyTarget } from '../types/cluster.ts';
import type { Memory } from '../types/run.ts';
import type { PlannedDuration } from '../types/plan.ts';
import type { ActionStep, Check, Step } from '../types/step.ts';

/** Something that was taken out of service for the work, and how a person puts it back. */
export interface SetAside {
  readonly name: string;
  /** What it was before, in a few words; null: nobody has written it down. */
  readonly was: string | null;
  /** Lines that put it back as it was; empty where that is not known. */
  readonly back: readonly string[];
}

/** The work on one server as far as it is done. */
export interface WorkDone {
  /** Steps about the server that are done, and the one in work, in their order. */
  readonly begun: readonly Step[];
  /** Those of them that are done. */
  readonly done: readonly Step[];
  /** How it is reached; undefined: the plan does not say. */
  readonly target: AnyTarget | undefined;
  readonly memory: Memory;
}

/** What a platform tells people who go on without the product; pure and total. */
export interface ByHand {
  /**
   * Rules that hold whoever does the work, a sentence each.
   * @param servers how many of them are not done
   */
  rules(servers: number): readonly string[];
  /** Where a server answers; undefined where that is not known. */
  addressOf(target: AnyTarget | undefined): string | undefined;
  /** The hosts at which lines are typed, with the account and the tools for them, a sentence each; never a secret or its place. */
  ways(targets: readonly AnyTarget[]): readonly string[];
  /** Where a line for such a server is typed, such as `at a command prompt of the station`. */
  placeOf(target: AnyTarget | undefined): string;
  /**
   * Where a person looks for what a check looks for: a screen, or a command that only reads, a sentence each.
   * @param memories what was written down, by the names of the servers, and of the cluster under no name
   * @param isConsoleTaken nobody may log on to the server for it
   */
  lookByEye(check: Check, memories: Readonly<Record<string, Memory>>, isConsoleTaken: boolean): readonly string[];
  /** Ids of those steps, of all about one server in their order, at which nobody may log on to it for a look. */
  consoleTaken(steps: readonly Step[]): readonly string[];
  /** What was written down of a server, or of the cluster, with which later looks are compared, an entry each. */
  writtenBefore(memory: Memory): readonly string[];
  /** What a person does where a check is not good and its step does not say it, in a few words; undefined: nothing is known. */
  ifNotSo(check: Check, isConsoleTaken: boolean): string | undefined;
  /** The same act by hand, with what was written down that its lines depend on. */
  wordRepair(lines: readonly string[], memories: Readonly<Record<string, Memory>>): readonly string[];
  /** Whom people call for help where their site names nobody, a sentence each. */
  help(): readonly string[];
  /** Waits that are far shorter in a plan than by themselves, a sentence each that says how long people wait at real servers. */
  waitsShortened(durations: readonly PlannedDuration[]): readonly string[];
  /** The hours that the work was given, a sentence each; empty where nobody has given any. */
  hours(steps: readonly Step[]): readonly string[];
  /** Where people find the passwords that they need, a sentence each: who keeps them, and never one of them or its place. */
  passwords(): readonly string[];
  /** What is out of service on a server, or may be. */
  setAside(work: WorkDone): readonly SetAside[];
  /** The lines of an act, by what was written down; undefined: as the plan shows them. */
  linesOf(step: ActionStep, target: AnyTarget | undefined, memory: Memory): readonly string[] | undefined;
}
