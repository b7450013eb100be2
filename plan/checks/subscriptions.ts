import type { AgentStatus, SubscriptionSeen, SubscriptionStatus } from '../types/observation.ts';
import type { Finding } from './findings.ts';
import { bad, combine, good, notKnown } from './findings.ts';
import type { Judge } from './seen.ts';

/** What the last row of a subscription's agent says of it. `started` and `retrying` may still become either. */
const AGENT: Readonly<Record<AgentStatus, Finding['verdict']>> = {
  started: 'unknown',
  succeeded: 'good',
  'in progress': 'good',
  idle: 'good',
  retrying: 'bad',
  failed: 'bad',
};

/** What the state of its articles says of it: only `active` ones are copied. */
const ARTICLE: Readonly<Record<SubscriptionStatus, Finding['verdict']>> = {
  inactive: 'bad',
  subscribed: 'bad',
  active: 'good',
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Every expected subscriber has a subscription whose agent works and whose articles are all active (VFY-03). */
export const judgeSubscriptions: Judge = (check, seen) => {
  const expected = 'a good subscription for each subscriber';
  const subscriptions = seen.subscriptions;
  if (!subscriptions) return combine(expected, [notKnown('nobody looked at the subscriptions')]);
  if (!subscriptions.known)
    return combine(expected, [notKnown(`the subscriptions could not be read: ${subscriptions.why}`)]);
  const subscribers = check.arguments.subscribers ?? [];
  const current = ofNewestDatabase(subscriptions.value);
  return combine(
    expected,
    subscribers.map((subscriber) => judgeSubscriber(subscriber, current)),
  );
};

const CALL_MANAGER_DATABASE = /^CCM0\d{3}$/i;

/** An upgrade counts the database's name up (CCM0300 -> CCM0301): links to the one before say nothing any more. */
function ofNewestDatabase(all: readonly SubscriptionSeen[]): readonly SubscriptionSeen[] {
  const names = all.map((link) => link.database.toUpperCase()).filter((name) => CALL_MANAGER_DATABASE.test(name));
  const newest = names.sort().at(-1);
  return newest === undefined ? all : all.filter((link) => isSame(link.database, newest));
}

/** A subscriber without a subscription to the newest database counts as broken (VFY-03). */
function judgeSubscriber(subscriber: string, current: readonly SubscriptionSeen[]): Finding {
  const own = current.filter((subscription) => isSame(subscription.subscriber, subscriber));
  if (own.length === 0) return bad(`${subscriber}: has no subscription to the newest database`);
  const verdict = combine('', own.flatMap(judgeLink));
  return { verdict: verdict.verdict, seen: `${subscriber}: ${verdict.seen}` };
}

function judgeLink(link: SubscriptionSeen): readonly Finding[] {
  const comment = link.comment ? ` (${link.comment})` : '';
  const when = link.agentAt.known ? ` at ${link.agentAt.value}` : '';
  const agent: Finding = link.agent.known
    ? { verdict: AGENT[link.agent.value], seen: `${link.database}: agent ${link.agent.value}${when}${comment}` }
    : notKnown(`${link.database}: the agent's state could not be read: ${link.agent.why}`);
  return [agent, judgeArticles(link)];
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
