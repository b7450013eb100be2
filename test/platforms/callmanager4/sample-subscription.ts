import { known } from '../../../plan/fact.ts';
import type { SubscriptionSeen } from '../../../platforms/callmanager4/types/database.ts';

/** A good subscription of a subscriber, with changes. */
export const sampleSubscription = (subscriber: string, given: Partial<SubscriptionSeen> = {}): SubscriptionSeen => ({
  subscriber,
  database: 'CCM0301',
  agent: known('idle'),
  publication: 'CCM0301',
  agentAt: known('2005-03-13 04:00:00.000'),
  agentMinutes: known(1),
  job: known({ kind: 'at the subscriber' }),
  comment: '',
  articles: known(['active']),
  ...given,
});
