import type { Server } from '../types/cluster.ts';
import type { Fact, Observation, ParameterSeen, SubscriptionsSeen } from '../types/observation.ts';
import type { ServerMemory, Verdict } from '../types/run.ts';
import type { Check } from '../types/step.ts';

/** Everything that was seen for one check. */
export interface Seen {
  /** The looks of this watch at each server, oldest first: the last one is the newest. */
  readonly looks: Readonly<Record<string, readonly Observation[]>>;
  /** When it was looked, ISO 8601 in UTC, by the worker's clock. */
  readonly now: string;
  /** Names of the publisher's databases that begin with `CCM`; present for checks of its newest one. */
  readonly databases?: Fact<readonly string[]>;
  /** Present for checks of service parameters. */
  readonly parameters?: Fact<readonly ParameterSeen[]>;
  /** Present for checks of subscriptions. */
  readonly subscriptions?: Fact<SubscriptionsSeen>;
  /** The servers of the cluster file by name. */
  readonly servers: Readonly<Record<string, Server>>;
}

/** Judges one kind of check: pure, and with unknown as an answer of its own. */
export type Judge = (check: Check, seen: Seen, memory: ServerMemory) => Verdict;

/** The newest look at a server, or undefined where nobody looked. */
export const newestLook = (seen: Seen, server: string): Observation | undefined => seen.looks[server]?.at(-1);
