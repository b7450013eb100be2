import type { Fact } from '../../../plan/fact.ts';
import type { NamedNode } from '../name-lines.ts';
import type { Target } from '../target.ts';
import type { Observation } from './observation.ts';
import type { ParameterSeen, SubscriptionsSeen } from './database.ts';
import type { NameCaches, NameFound } from './names.ts';

/**
 * How deep a look goes: into the event log, which is work for the server and proves reboots, or into the files that resolve
 * names, which are commands of their own.
 */
export type Depth = 'plain' | 'with log' | 'with name files';

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
  /** What a server has loaded of names. */
  lookAtNameCaches(target: Target): Promise<NameCaches>;
  /** What a server finds when it looks for others. */
  lookUpNames(target: Target, nodes: readonly NamedNode[]): Promise<Fact<readonly NameFound[]>>;
}
