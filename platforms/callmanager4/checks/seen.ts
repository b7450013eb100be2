import type { Server } from '../types/cluster.ts';
import type { Fact } from '../../../plan/fact.ts';
import type { Observation } from '../types/observation.ts';
import type { ParameterSeen, SubscriptionsSeen } from '../types/database.ts';
import type { NameCaches, NameFound } from '../types/names.ts';

/** What was seen for a check at its servers. */
export interface Looks {
  /** The looks of this watch at each server, oldest first: the last one is the newest. */
  readonly looks: Readonly<Record<string, readonly Observation[]>>;
  /** When it was looked, ISO 8601 in UTC, by the worker's clock. */
  readonly now: string;
  /** The servers of the cluster file by name. */
  readonly servers: Readonly<Record<string, Server>>;
  /** The publisher that was asked for what it tells beyond a look. */
  readonly toldBy?: string;
}

/** What the publisher's SQL Server tells beyond a look at it; each is asked only for checks that see it. */
export interface ToldByPublisher {
  /** Names of its databases that begin with `CCM`. */
  readonly databases: Fact<readonly string[]>;
  readonly parameters: Fact<readonly ParameterSeen[]>;
  readonly subscriptions: Fact<SubscriptionsSeen>;
}

/** What the command line of each server tells of names; asked only for checks that see it. */
export interface ToldByServers {
  readonly nameCaches: Readonly<Record<string, NameCaches>>;
  readonly namesFound: Readonly<Record<string, Fact<readonly NameFound[]>>>;
}

/** All that is told beyond looks. */
export type Told = ToldByPublisher & ToldByServers;

/** Everything that was seen for one check. */
export type Seen = Looks & Partial<Told>;

/** The newest look at a server, or undefined where nobody looked. */
export const newestLook = ({ looks }: Looks, server: string): Observation | undefined => looks[server]?.at(-1);
