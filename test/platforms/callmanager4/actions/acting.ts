import { known } from '../../../../plan/fact.ts';
import type { ActionDefinition, Order, Sights } from '../../../../platforms/callmanager4/actions/define-action.ts';
import type { SubscriptionsSeen } from '../../../../platforms/callmanager4/types/database.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { sampleServer } from '../sample-cluster.ts';

/** The lines of an act at CM-PUB, which is reached from a station; what is given replaces that. */
export function linesOf(
  action: ActionDefinition,
  given: Partial<Order>,
  seen: Partial<Sights> = {},
): readonly string[] | string {
  const server = sampleServer('CM-PUB', ['publisher']);
  const lines = action.linesNow({ server, step: 'CM-PUB/act', arguments: {}, memory: emptyMemory, ...given }, seen);
  return lines.known ? lines.value : lines.why;
}

/** What a publisher shows of its databases, where each of `linked` has a subscriber. */
export const subscriptionsTo = (databases: readonly string[], linked = databases): SubscriptionsSeen => ({
  databases,
  links: linked.map((database) => ({
    subscriber: 'CM-SUB1',
    database,
    agent: known('idle'),
    publication: database,
    agentAt: known('2005-03-13 04:00:00.000'),
    agentMinutes: known(1),
    job: known({ kind: 'at the subscriber' }),
    comment: '',
    articles: known(['active']),
  })),
});
