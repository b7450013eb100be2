import { known, unknown } from '../../../../plan/fact.ts';
import { describe, expect, it } from 'vitest';
import { readSubscriptions } from '../../../../platforms/callmanager4/sql/read-subscriptions.ts';
import type { AgentStatus, SubscriptionStatus } from '../../../../platforms/callmanager4/types/database.ts';

type Row = readonly string[];

const agentRow = (subscriber: string, database: string, status: number | string, comment: string): Row => [
  ...[subscriber, database, database, String(status), '2026-11-21 23:05:01.123', '3', '0', 'NULL', '0', 'NULL'],
  comment,
];

const subscriptionsOf = (agents: readonly Row[], articles: readonly Row[]): ReturnType<typeof readSubscriptions> =>
  readSubscriptions(known(agents), known(articles));

const oneAgent = (status: number | string): readonly Row[] => [
  agentRow('SUB1', 'CCM0301', status, 'No replicated transactions.'),
];
const oneArticle = (status: number): readonly Row[] => [['SUB1', 'CCM0301', String(status), '245']];

/** The agent's row with other values in some columns. */
const agentWith = (columns: Readonly<Record<number, string>>): readonly Row[] => [
  (oneAgent(4)[0] ?? []).map((cell, index) => columns[index] ?? cell),
];

describe('a subscription', () => {
  it('is put together from both queries', () => {
    expect(subscriptionsOf(oneAgent(4), oneArticle(2))).toEqual(
      known([
        {
          subscriber: 'SUB1',
          database: 'CCM0301',
          publication: 'CCM0301',
          agent: known('idle'),
          agentAt: known('2026-11-21 23:05:01.123'),
          agentMinutes: known(3),
          job: known({ kind: 'at the subscriber' }),
          comment: 'No replicated transactions.',
          articles: known(['active']),
        },
      ]),
    );
  });

  const AGENTS: readonly AgentStatus[] = ['started', 'succeeded', 'in progress', 'idle', 'retrying', 'failed'];
  it.each(AGENTS.map((agent, index) => [index + 1, agent] as const))('run status %i is "%s"', (status, agent) => {
    expect(subscriptionsOf(oneAgent(status), oneArticle(2))).toMatchObject({ value: [{ agent: known(agent) }] });
  });

  const ARTICLES: readonly SubscriptionStatus[] = ['inactive', 'subscribed', 'active'];
  it.each([...ARTICLES.entries()])('article status %i is "%s"', (status, name) => {
    expect(subscriptionsOf(oneAgent(4), oneArticle(status))).toMatchObject({ value: [{ articles: known([name]) }] });
  });

  it('with a number that has no meaning has an unknown part', () => {
    expect(subscriptionsOf(oneAgent(9), oneArticle(7))).toMatchObject({
      value: [{ agent: { known: false }, articles: { known: false } }],
    });
  });

  it('has every status that one of its articles has', () => {
    const articles = [
      ['SUB1', 'CCM0301', '1', '3'],
      ['SUB1', 'CCM0301', '2', '242'],
    ];
    expect(subscriptionsOf(oneAgent(4), articles)).toMatchObject({
      value: [{ articles: known(['subscribed', 'active']) }],
    });
  });

  it('that only one query shows is in the list, the other part unknown', () => {
    const articles = [['SUB2', 'CCM0301', '2', '245']];
    expect(subscriptionsOf(oneAgent(4), articles)).toMatchObject({
      value: [
        { subscriber: 'SUB1', agent: known('idle'), articles: { known: false } },
        { subscriber: 'SUB2', agent: { known: false }, articles: known(['active']) },
      ],
    });
  });

  it('with two agents that say different things has an unknown agent', () => {
    const agents = [agentRow('SUB1', 'CCM0301', 6, 'failed'), agentRow('SUB1', 'CCM0301', 2, 'fine')];
    expect(subscriptionsOf(agents, oneArticle(2))).toMatchObject({ value: [{ agent: { known: false } }] });
  });

  it('to another database, or of another publication, is one of its own', () => {
    const agents = [
      agentRow('SUB1', 'CCM0300', 6, 'old'),
      agentRow('SUB1', 'CCM0301', 2, 'new'),
      agentWith({ 2: 'other' })[0] ?? [],
    ];
    expect(subscriptionsOf(agents, oneArticle(2))).toMatchObject({
      value: [
        { database: 'CCM0300', agent: known('failed'), articles: { known: false } },
        { database: 'CCM0301', publication: 'CCM0301', agent: known('succeeded'), articles: known(['active']) },
        { database: 'CCM0301', publication: 'other', agent: known('idle'), articles: known(['active']) },
      ],
    });
  });

  it.each([
    [
      'a history without a row',
      { 3: 'NULL', 4: 'NULL', 5: 'NULL', 10: 'NULL' },
      { agent: { known: false }, agentAt: { known: false }, agentMinutes: { known: false }, comment: '' },
    ],
    [
      'a time that is none',
      { 4: 'NULL', 5: 'NULL' },
      { agent: known('idle'), agentAt: { known: false }, agentMinutes: { known: false } },
    ],
    ['a clock that went back', { 5: '-120' }, { agentMinutes: known(-120) }],
    [
      'a job here that runs all the time',
      { 6: '1', 7: '1', 8: '1' },
      { job: known({ kind: 'here', enabled: true, isContinuous: true, everyMinutes: null }) },
    ],
    [
      'a job here that is switched off',
      { 6: '1', 7: '0', 9: '1440' },
      { job: known({ kind: 'here', enabled: false, isContinuous: false, everyMinutes: 1440 }) },
    ],
    ['a job here that is gone', { 6: '1' }, { job: { known: false } }],
    ['a job of nobody', { 6: 'NULL' }, { job: { known: false } }],
  ])('has %s', (_name, columns, expected) => {
    expect(subscriptionsOf(agentWith(columns), oneArticle(2))).toMatchObject({ value: [expected] });
  });
});

describe('subscriptions', () => {
  it('are unknown when neither query could be read, and only then', () => {
    expect(readSubscriptions(unknown('a'), unknown('b'))).toEqual(unknown('a'));
    expect(subscriptionsOf([], [])).toEqual(known([]));
    expect(readSubscriptions(unknown('a'), known(oneArticle(2)))).toMatchObject({
      value: [{ agent: unknown('a'), articles: known(['active']) }],
    });
  });
});
