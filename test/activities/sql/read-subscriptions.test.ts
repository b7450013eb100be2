import { describe, expect, it } from 'vitest';
import { readSubscriptions } from '../../../activities/sql/read-subscriptions.ts';
import { known, unknown, type AgentStatus, type SubscriptionStatus } from '../../../plan/types/observation.ts';
import { agentRow, printed, row } from './osql-output.ts';

const subscriptionsOf = (agents: string, articles: string): ReturnType<typeof readSubscriptions> =>
  readSubscriptions('CCM0301', known(agents), known(articles));

const oneAgent = (status: number): string =>
  printed(agentRow('SUB1', 'CCM0301', status, 'No replicated transactions.'));
const oneArticle = (status: number): string => printed(row('SUB1', 'CCM0301', status, 245));

describe('a subscription', () => {
  it('is put together from both queries', () => {
    expect(subscriptionsOf(oneAgent(4), oneArticle(2))).toEqual(
      known([
        {
          subscriber: 'SUB1',
          database: 'CCM0301',
          agent: known('idle'),
          agentAt: known('2026-11-21 23:05:01.123'),
          comment: 'No replicated transactions.',
          articles: known(['active']),
        },
      ]),
    );
  });

  it.each<readonly [number, AgentStatus]>([
    [1, 'started'],
    [2, 'succeeded'],
    [3, 'in progress'],
    [4, 'idle'],
    [5, 'retrying'],
    [6, 'failed'],
  ])('run status %i is "%s"', (status, agent) => {
    expect(subscriptionsOf(oneAgent(status), oneArticle(2))).toMatchObject({ value: [{ agent: known(agent) }] });
  });

  it.each<readonly [number, SubscriptionStatus]>([
    [0, 'inactive'],
    [1, 'subscribed'],
    [2, 'active'],
  ])('article status %i is "%s"', (status, name) => {
    expect(subscriptionsOf(oneAgent(4), oneArticle(status))).toMatchObject({ value: [{ articles: known([name]) }] });
  });

  it('with a number that has no meaning has an unknown part', () => {
    expect(subscriptionsOf(oneAgent(9), oneArticle(7))).toMatchObject({
      value: [{ agent: { known: false }, articles: { known: false } }],
    });
  });

  it('has every status that one of its articles has', () => {
    const articles = printed(row('SUB1', 'CCM0301', 1, 3), row('SUB1', 'CCM0301', 2, 242));
    expect(subscriptionsOf(oneAgent(4), articles)).toMatchObject({
      value: [{ articles: known(['subscribed', 'active']) }],
    });
  });

  it('that only one query shows is in the list, the other part unknown', () => {
    const articles = printed(row('SUB2', 'CCM0301', 2, 245));
    expect(subscriptionsOf(oneAgent(4), articles)).toMatchObject({
      value: [
        { subscriber: 'SUB1', agent: known('idle'), articles: { known: false } },
        { subscriber: 'SUB2', agent: { known: false }, articles: known(['active']) },
      ],
    });
  });

  it('with two agents that say different things has an unknown agent', () => {
    const agents = printed(agentRow('SUB1', 'CCM0301', 6, 'failed'), agentRow('SUB1', 'CCM0301', 2, 'fine'));
    expect(subscriptionsOf(agents, oneArticle(2))).toMatchObject({ value: [{ agent: { known: false } }] });
  });

  it('to the database before the upgrade is none of this one', () => {
    const agents = printed(agentRow('SUB1', 'CCM0300', 6, 'old'), agentRow('SUB1', 'CCM0301', 2, 'new'));
    expect(subscriptionsOf(agents, oneArticle(2))).toMatchObject({
      value: [{ agent: known('succeeded'), comment: 'new' }],
    });
  });
});

describe('subscriptions', () => {
  it('are unknown when neither query could be read, and only then', () => {
    expect(readSubscriptions('CCM0301', unknown('a'), unknown('b'))).toEqual(unknown('a'));
    expect(subscriptionsOf('', '').known).toBe(false);
    expect(readSubscriptions('CCM0301', unknown('a'), known(oneArticle(2)))).toMatchObject({
      value: [{ agent: unknown('a'), articles: known(['active']) }],
    });
  });
});
