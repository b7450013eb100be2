import { NEWEST_DATABASE, newestDatabaseOf } from '../newest-database.ts';
import type { SubscriptionSeen, SubscriptionStatus } from '../types/database.ts';
import { defineCheck } from './define-check.ts';
import { type Finding, bad, combine, good, notKnown } from './findings.ts';
import { findService } from './service-lookup.ts';
import { type Looks, newestLook } from './seen.ts';
import { judgeAgent, judgeClock } from './subscription-agent.ts';

/** What the state of its articles says of it: only `active` ones are copied. */
const ARTICLE: Readonly<Record<SubscriptionStatus, Finding['verdict']>> = {
  inactive: 'bad',
  subscribed: 'bad',
  active: 'good',
};

/** Key name of SQL Server Agent: without it no agent of replication works. */
const SQL_SERVER_AGENT = 'SQLSERVERAGENT';

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What is there beside it is told, whatever the verdict is. */
export const subscriptionsGood = defineCheck({
  name: 'subscriptions-good',
  tells:
    'Every expected subscriber has a subscription to the newest database whose agent works now and whose articles are all active, and SQL Server Agent runs on the publisher (VFY-03).',
  takes: ['subscribers'],
  sees: ['subscriptions'],
  judge: (check, seen) => {
    const expected = 'a good subscription for each subscriber';
    const { subscriptions } = seen;
    if (!subscriptions.known)
      return combine(expected, [notKnown(`the subscriptions could not be read: ${subscriptions.why}`)]);
    const { databases, links } = subscriptions.value;
    const newest = newestDatabaseOf(databases);
    if (newest === undefined)
      return combine(expected, [
        bad(`no database is named CCM0nnn; there is ${databases.join(', ') || 'none like it'}`),
      ]);
    const subscribers = check.arguments.subscribers ?? [];
    const isAsked = (link: SubscriptionSeen): boolean =>
      isSame(link.database, newest) && subscribers.some((subscriber) => isSame(subscriber, link.subscriber));
    // Lines that were planned before it was known go by this name (VFY-06).
    const words = { [NEWEST_DATABASE]: newest };
    const verdict = combine(expected, [
      ...subscribers.map((subscriber) => judgeSubscriber(subscriber, newest, links.filter(isAsked))),
      ...judgeClock(links),
      ...(subscribers.length > 0 ? [judgeSqlServerAgent(seen, check.servers[0] ?? '')] : []),
    ]);
    const others = links.filter((link) => !isAsked(link)).map(describeOther);
    const beside = others.length > 0 ? `; not asked about: ${others.join(', ')}` : '';
    return { ...verdict, seen: `${verdict.seen}${beside}`, words };
  },
});

/** A subscriber without a subscription to the newest database counts as broken (VFY-03). */
function judgeSubscriber(subscriber: string, newest: string, asked: readonly SubscriptionSeen[]): Finding {
  const own = asked.filter((link) => isSame(link.subscriber, subscriber));
  if (own.length === 0) return bad(`${subscriber}: has no subscription to the newest database ${newest}`);
  const verdict = combine(
    '',
    own.flatMap((link) => [judgeAgent(link), judgeArticles(link)]),
  );
  return { verdict: verdict.verdict, seen: `${subscriber}: ${verdict.seen}` };
}

function judgeArticles(link: SubscriptionSeen): Finding {
  if (!link.articles.known) return notKnown(`${link.database}: the articles could not be read: ${link.articles.why}`);
  const [first, ...rest] = link.articles.value;
  if (first === undefined) return notKnown(`${link.database}: not one article was shown`);
  const behind = [first, ...rest].filter((status) => ARTICLE[status] !== 'good');
  return behind.length > 0
    ? bad(`${link.database}: articles ${[...new Set(behind)].join(', ')}`)
    : good(`${link.database}: all articles active`);
}

/** The publisher's own agents feed every subscription; that of a pull subscription runs at its subscriber. */
function judgeSqlServerAgent(seen: Looks, publisher: string): Finding {
  const look = newestLook(seen, publisher);
  const say = `SQL Server Agent of ${publisher}`;
  if (!look) return notKnown(`${say}: nobody looked`);
  if (!look.services.known) return notKnown(`${say}: the services could not be read: ${look.services.why}`);
  const service = findService(look.services.value, SQL_SERVER_AGENT);
  if (!service) return bad(`${say} is not there: no agent of replication works without it`);
  if (service.state === 'running') return good(`${say} is running`);
  return service.state === 'starting'
    ? notKnown(`${say} is still starting`)
    : bad(`${say} is ${service.state}: no agent of replication works without it`);
}

function describeOther({ subscriber, database, publication, agent }: SubscriptionSeen): string {
  const of = publication !== '' && !isSame(publication, database) ? ` of publication ${publication}` : '';
  return `${subscriber} to ${database}${of} (agent ${agent.known ? agent.value : 'unknown'})`;
}
