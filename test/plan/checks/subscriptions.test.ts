import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../plan/types/observation.ts';
import type { SubscriptionSeen } from '../../../plan/types/observation.ts';
import type { Verdict } from '../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { judgeLooks } from './judging.ts';

const publisher = sampleServer('PUB', ['publisher']);

const link = (subscriber: string, given: Partial<SubscriptionSeen> = {}): SubscriptionSeen => ({
  subscriber,
  database: 'CCM0301',
  agent: known('idle'),
  agentAt: known('2005-03-13 04:00:00.000'),
  comment: '',
  articles: known(['active']),
  ...given,
});

const judge = (links: readonly SubscriptionSeen[], subscribers: readonly string[] = ['SUB1']): Verdict =>
  judgeLooks('subscriptions-good', [publisher], [], { subscribers }, undefined, { subscriptions: known(links) });

type Case = [title: string, links: readonly SubscriptionSeen[], expected: Verdict['verdict'], told: string];

const CASES: readonly Case[] = [
  ['agent idle, articles active', [link('SUB1')], 'good', 'SUB1'],
  ['agent in progress', [link('SUB1', { agent: known('in progress') })], 'good', 'in progress'],
  ['agent succeeded', [link('SUB1', { agent: known('succeeded') })], 'good', 'succeeded'],
  ['agent just started', [link('SUB1', { agent: known('started') })], 'unknown', 'started'],
  ['agent retrying', [link('SUB1', { agent: known('retrying') })], 'bad', 'retrying'],
  ['agent failed', [link('SUB1', { agent: known('failed'), comment: 'login failed' })], 'bad', 'login failed'],
  ['agent unreadable', [link('SUB1', { agent: unknown('no row') })], 'unknown', 'no row'],
  ['articles subscribed', [link('SUB1', { articles: known(['active', 'subscribed']) })], 'bad', 'subscribed'],
  ['articles inactive', [link('SUB1', { articles: known(['inactive']) })], 'bad', 'inactive'],
  ['articles unreadable', [link('SUB1', { articles: unknown('denied') })], 'unknown', 'denied'],
  ['no article', [link('SUB1', { articles: known([]) })], 'unknown', 'not one article'],
  ['no subscription', [], 'bad', 'SUB1: has no subscription'],
  ['that of another subscriber only', [link('SUB2')], 'bad', 'SUB1: has no subscription'],
  ['a name in other letters', [link('sub1')], 'good', 'SUB1'],
  [
    'a failed link to the database of before',
    [link('SUB1'), link('SUB1', { database: 'CCM0300', agent: known('failed') })],
    'good',
    'CCM0301',
  ],
  [
    'a link to the database of before only',
    [link('SUB1', { database: 'CCM0300' }), link('SUB2')],
    'bad',
    'SUB1: has no subscription to the newest database',
  ],
];

describe('subscriptions', () => {
  it.each(CASES)('%s', (_title, links, expected, told) => {
    const verdict = judge(links);
    expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
  });

  it('name every subscriber that is not good, and no other (VFY-03)', () => {
    const verdict = judge([link('SUB1'), link('SUB2', { agent: known('failed') })], ['SUB1', 'SUB2', 'SUB3']);
    expect(verdict.verdict).toBe('bad');
    expect(verdict.seen).toMatch(/SUB2.*SUB3/);
    expect(verdict.seen).not.toContain('SUB1');
  });

  it('are unknown where they could not be read', () => {
    const verdict = judgeLooks('subscriptions-good', [publisher], [], { subscribers: ['SUB1'] }, undefined, {
      subscriptions: unknown('SQL Server does not exist or access denied'),
    });
    expect(verdict).toMatchObject({ verdict: 'unknown', seen: expect.stringContaining('access denied') });
  });
});
