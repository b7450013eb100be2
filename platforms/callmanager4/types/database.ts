import type { Fact } from '../../../plan/fact.ts';

/** SQL Server 2000 run status of an agent (MSdistribution_history.runstatus). */
export type AgentStatus = 'started' | 'succeeded' | 'in progress' | 'idle' | 'retrying' | 'failed';

/** Status of the articles of a subscription (MSsubscriptions.status). */
export type SubscriptionStatus = 'inactive' | 'subscribed' | 'active';

/** The job of SQL Server Agent that runs a subscription's agent. */
export type AgentJob =
  /** A pull subscription's: the publisher does not know how it is set. */
  | { readonly kind: 'at the subscriber' }
  | {
      readonly kind: 'here';
      readonly enabled: boolean;
      /** It begins with SQL Server Agent and never ends by itself. */
      readonly isContinuous: boolean;
      /** Time between two runs of a daily schedule; null where there is none. */
      readonly everyMinutes: number | null;
    };

/** One subscription as the publisher's distribution database knows it. */
export interface SubscriptionSeen {
  readonly subscriber: string;
  readonly database: string;
  /** Empty where no agent tells it. */
  readonly publication: string;
  readonly agent: Fact<AgentStatus>;
  /** When the agent wrote its last row, local time of the publisher as SQL Server prints it. */
  readonly agentAt: Fact<string>;
  /** How long ago that was, by the same clock, read in the same query. */
  readonly agentMinutes: Fact<number>;
  readonly job: Fact<AgentJob>;
  readonly comment: string;
  /** Every status that one of its articles has. */
  readonly articles: Fact<readonly SubscriptionStatus[]>;
}

/** What the publisher tells of its subscriptions: all that there are, to whichever database. */
export interface SubscriptionsSeen {
  /** Names of its databases that begin with `CCM`. */
  readonly databases: readonly string[];
  readonly links: readonly SubscriptionSeen[];
}

/** One service parameter as the publisher's database holds it. */
export interface ParameterSeen {
  readonly service: string;
  /** Server for which it holds; null: for the whole cluster. */
  readonly server: string | null;
  readonly name: string;
  readonly value: string;
}
