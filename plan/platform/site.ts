import type { Fact } from '../fact.ts';
import type { AnyTarget } from '../types/cluster.ts';
import type { Memory, Verdict } from '../types/run.ts';
import type { CommandReport } from '../types/command-report.ts';
import type { Check } from '../types/step.ts';
import type { ActOrder } from './fence.ts';

/** A check as it is asked at a site. */
export interface Asked {
  readonly check: Check;
  /** In the order of `check.servers`. */
  readonly targets: readonly AnyTarget[];
  readonly memory: Memory;
}

/** An act as it is to be carried out. */
export interface OrderedAct {
  readonly action: string;
  readonly arguments: object;
  readonly target: AnyTarget;
  readonly memory: Memory;
  /** Id of the step: the server's own log names it, where it can. */
  readonly step: string;
}

/** One look for a check, and what it was judged to be. */
export interface Sighting {
  readonly verdict: Verdict;
  /** All that was seen, with what was seen before it: JSON that only the platform reads. */
  readonly seen: object;
}

/** All that a worker can do at its site, over the hosts of a cluster. */
export interface Site {
  /** One look at a server, before there is a plan: JSON that only the platform reads. Never throws for what a server does. */
  look(target: AnyTarget): Promise<object>;
  /**
   * Looks once more for a check, and judges what is seen together with what was seen before. Never throws for what a
   * server does or fails to do: such a thing is unknown.
   */
  see(asked: Asked, before?: object): Promise<Sighting>;
  /**
   * The lines that carry out an act, by what the server shows now; what is seen already is not asked for again.
   * @throws NothingSentError when a name cannot stand in a line
   */
  linesNow(act: OrderedAct, seen: object): Promise<Fact<readonly string[]>>;
  /** Whether people have seen these lines, or could not since a word of them was not known when they looked. */
  areAsShown(lines: readonly string[], shown: string): boolean;
  /**
   * Runs the lines of one act, each once, in order, over one connection; a command that fails does not stop the next,
   * a connection that is lost and a fence that is shut do.
   * @throws NothingSentError before any command was sent
   */
  act(target: AnyTarget, lines: readonly string[], order: ActOrder): Promise<readonly CommandReport[]>;
  /** Makes an act harmless that ended without an answer: none of its commands has an effect that gets there afterwards. */
  withdraw(target: AnyTarget, act: string): Promise<Fact<true>>;
  /**
   * A login that was refused is not tried again by itself; this lets it be tried once more.
   * @param word names the decision behind it: each has one login, however often it is given
   */
  allowLogin(target: AnyTarget, word: string): void;
  /** Ends the connections. */
  close(): Promise<void>;
}
