import type { FaultName } from '../../lab/faults.ts';
import type { ChanceCluster } from './chance-cluster.ts';

/** What dies or stalls in a simulated night. */
export const VICTIMS = [
  'worker killed',
  'worker frozen',
  'Temporal away',
  'network down',
  'connections broken',
  'server unreachable',
] as const;
export type Victim = (typeof VICTIMS)[number];

/** Where something may happen: at a command, an activity, or what is seen of the run from outside. */
export const PLACES = [
  'act begins',
  'act sent',
  'act took effect',
  'act done',
  'act reported',
  'look begins',
  'look sent',
  'look answered',
  'look done',
  'look reported',
  'asked',
  'answered',
  'crossed',
] as const;
export type Place = (typeof PLACES)[number];

/** Something dies when a place is reached for the n-th time, and comes back after a while. */
export interface Strike {
  readonly victim: Victim;
  readonly place: Place;
  readonly nth: number;
  readonly seconds: number;
}

/** What people do, other than what they are asked. */
export const MISTAKES = [
  'answers twice',
  'two people answer',
  'answers what was asked before',
  'answers as a stranger',
  'answers late',
  'holds and resumes',
  'stops',
  'cancels in Temporal',
  'resets in Temporal',
  'approves another plan',
  'sends no answer at all',
  'a hundred signals',
] as const;
export type Mistake = (typeof MISTAKES)[number];

/** A person errs when a place is reached for the n-th time. */
export interface HumanError {
  readonly mistake: Mistake;
  readonly place: Place;
  readonly nth: number;
}

/** A fault of the lab on a server, by its number in the cluster file; beyond the last one it begins anew. */
export interface Fault {
  readonly fault: FaultName;
  readonly server: number;
  readonly times: 'once' | 'always';
  /** It is there from that boot of the server on, which is a number from 1; absent: from the beginning. */
  readonly boot?: number;
}

/** All that makes one night: the same again where it is simulated again. */
export interface Night {
  readonly seed: number;
  /** Name of a scene. */
  readonly scene: string;
  /** Absent: the cluster of the scene. */
  readonly cluster?: ChanceCluster;
  readonly faults: readonly Fault[];
  readonly strikes: readonly Strike[];
  readonly errors: readonly HumanError[];
  /** Workers at the start. */
  readonly workers: number;
  /** A run is told to continue as new from so many events on. */
  readonly longFrom: number;
  /** How whoever decides decides. */
  readonly policy: 'once more' | 'patiently' | 'boldly' | 'stop';
}
