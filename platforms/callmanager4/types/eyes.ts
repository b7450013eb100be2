import type { Fact } from '../../../plan/fact.ts';
import type { Target } from '../target.ts';
import type { Observation, ParameterSeen, SubscriptionsSeen } from './observation.ts';

/** Whether a look goes into the event log as well: that is work for the server, and only reboots are proved by it. */
export type Depth = 'without log' | 'with log';

/** What can be seen of servers. No look throws for what a server does or fails to do: such a thing is an unknown fact. */
export interface Eyes {
  /** By the worker's clock. */
  now(): Date;
  look(target: Target, depth?: Depth): Promise<Observation>;
  /** Every subscription as the publisher's distribution database has it. */
  lookAtSubscriptions(publisher: Target): Promise<Fact<SubscriptionsSeen>>;
  /** Names of the publisher's databases that begin with `CCM`. */
  lookAtDatabases(publisher: Target): Promise<Fact<readonly string[]>>;
  lookAtParameters(publisher: Target): Promise<Fact<readonly ParameterSeen[]>>;
}
