import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../plan/fact.ts';
import type { AgentStatus, SubscriptionSeen } from '../../../../platforms/callmanager4/types/database.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';
import { sampleSubscription as link } from '../sample-subscription.ts';
import { judgeLooks } from './judging.ts';

const publisher = sampleServer('PUB', ['publisher']);

const judge = (
  links: readonly SubscriptionSeen[],
  subscribers: readonly string[] = ['SUB1'],
  look = sampleObservation(publisher),
  databases: readonly string[] = ['CCM0301'],
): Verdict =>
  judgeLooks('subscriptions-good', [publisher], [look], { subscribers }, undefined, {
    subscriptions: known({ databases, links }),
  });

const hereJob = (enabled: boolean, isContinuous: boolean, everyMinutes: number | null = null) =>
  ({ job: known({ kind: 'here', enabled, isContinuous, everyMinutes } as const) }) as const;

const STOPPED = 'The process was successfully stopped.';
const DAY = 1440;

/** What one subscription of SUB1 shows, its verdict, and what is said of it. */
const ONE: readonly (readonly [string, Partial<SubscriptionSeen>, Verdict['verdict'], string])[] = [
  ['agent idle, articles active', {}, 'good', 'SUB1'],
  ['agent in progress', { agent: known('in progress') }, 'good', 'in progress'],
  ['agent succeeded', { agent: known('succeeded') }, 'good', 'succeeded'],
  ['agent just started', { agent: known('started') }, 'unknown', 'started'],
  ['agent retrying', { agent: known('retrying') }, 'bad', 'retrying'],
  ['agent failed', { agent: known('failed'), comment: 'login failed' }, 'bad', 'login failed'],
  ['agent unreadable', { agent: unknown('no row') }, 'unknown', 'no row'],
  ['articles subscribed', { articles: known(['active', 'subscribed']) }, 'bad', 'subscribed'],
  ['articles inactive', { articles: known(['inactive']) }, 'bad', 'inactive'],
  ['articles unreadable', { articles: unknown('denied') }, 'unknown', 'denied'],
  ['no article', { articles: known([]) }, 'unknown', 'not one article'],
  ['a row of eight days ago', { agentMinutes: known(8 * DAY) }, 'unknown', '8 days ago'],
  ['the same, succeeded', { agent: known('succeeded'), agentMinutes: known(8 * DAY) }, 'unknown', '8 d'],
  ['idle because it was stopped', { comment: STOPPED }, 'unknown', 'it says that it was stopped'],
  ['succeeded in stopping', { agent: known('succeeded'), comment: STOPPED }, 'unknown', 'was stopped'],
  ['a time that is none', { agentAt: unknown('"NULL" is no time') }, 'unknown', '"NULL" is no time'],
  ['an age that is none', { agentMinutes: unknown('NULL') }, 'unknown', 'could not be read'],
  ['a row of tomorrow', { agentMinutes: known(-120) }, 'unknown', "ahead of the publisher's clock"],
  ['a job here that is switched off', hereJob(false, true), 'bad', 'its job is switched off'],
  ['a daily job here, of yesterday', { ...hereJob(true, false, DAY), agentMinutes: known(DAY) }, 'good', 'SUB1'],
  ['a daily job here, of last week', { ...hereJob(true, false, DAY), agentMinutes: known(7 * DAY) }, 'unknown', 'ago'],
  ['a job for ever that has ended', { ...hereJob(true, true), agent: known('succeeded') }, 'unknown', 'it has ended'],
  [
    'a job of every 30 days, of last week',
    { ...hereJob(true, false, 30 * DAY), agentMinutes: known(7 * DAY) },
    'unknown',
    'at least every 1450 minutes',
  ],
  [
    'a job that never runs by itself, of an hour ago',
    { ...hereJob(true, false), agent: known('succeeded'), agentMinutes: known(60) },
    'unknown',
    'ago',
  ],
];

const FAILED: Partial<SubscriptionSeen> = { agent: known('failed') };

/** Which subscriptions there are. */
const SEVERAL: readonly (readonly [string, readonly SubscriptionSeen[], Verdict['verdict'], string])[] = [
  ['a second publication fails', [link('SUB1'), link('SUB1', { publication: 'x', ...FAILED })], 'bad', 'publication x'],
  [
    'a young row beside one that is ahead of the clock',
    [link('SUB1'), link('SUB2', { database: 'Sales', agentMinutes: known(-45) })],
    'unknown',
    'the agent of SUB2 to Sales, publication CCM0301 wrote at a time that the publisher',
  ],
  ['another database fails', [link('SUB1'), link('SUB1', { database: 'Sales', ...FAILED })], 'good', 'SUB1 to Sales'],
  ['no subscription', [], 'bad', 'SUB1: has no subscription'],
  ['that of another subscriber only', [link('SUB2')], 'bad', 'SUB1: has no subscription'],
  ['a name in other letters', [link('sub1')], 'good', 'SUB1'],
  ['the database of before fails', [link('SUB1'), link('SUB1', { database: 'CCM0300', ...FAILED })], 'good', 'CCM0301'],
  [
    'a link to the database of before only',
    [link('SUB1', { database: 'CCM0300' }), link('SUB2')],
    'bad',
    'SUB1: has no subscription to the newest database',
  ],
];

const CASES = [...ONE.map(([title, seen, ...more]) => [title, [link('SUB1', seen)], ...more] as const), ...SEVERAL];

describe('subscriptions', () => {
  it.each(CASES)('%s', (_title, links, expected, told) => {
    const verdict = judge(links);
    expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
  });

  it('of old, stopped or undated rows are never good, whatever the agent was doing (VFY-03)', () => {
    const statuses: readonly AgentStatus[] = ['started', 'succeeded', 'in progress', 'idle', 'retrying', 'failed'];
    const jobs = [{}, hereJob(true, true), hereJob(true, false, 60), hereJob(true, false), hereJob(false, false)];
    const spoiled = fc.oneof(
      fc.integer({ min: 71, max: 10_000_000 }).map((minutes) => ({ agentMinutes: known(minutes) })),
      fc.integer({ min: -10_000_000, max: -2 }).map((minutes) => ({ agentMinutes: known(minutes) })),
      fc.constantFrom(
        { agentAt: unknown('NULL') },
        { agentMinutes: unknown('NULL') },
        { comment: STOPPED },
        { comment: 'Der Prozess wurde erfolgreich beendet.' },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...statuses), fc.constantFrom(...jobs), spoiled, (agent, job, given) => {
        const { verdict } = judge([link('SUB1', { agent: known(agent), ...job, ...given })]);
        expect(verdict).not.toBe('good');
      }),
    );
  });

  it.each([
    ['stopped', sampleService('SQLSERVERAGENT', { state: 'stopped' }), 'bad'],
    ['starting', sampleService('SQLSERVERAGENT', { state: 'starting' }), 'unknown'],
    ['not there', sampleService('Event Log'), 'bad'],
  ] as const)('are not good while SQL Server Agent of the publisher is %s', (_name, service, expected) => {
    const verdict = judge([link('SUB1')], ['SUB1'], sampleObservation(publisher, { services: known([service]) }));
    expect(verdict).toMatchObject({ verdict: expected, seen: expect.stringContaining('SQL Server Agent of PUB') });
    const blind = judge([link('SUB1')], ['SUB1'], sampleObservation(publisher, { services: unknown('denied') }));
    expect(blind).toMatchObject({ verdict: 'unknown', seen: expect.stringContaining('denied') });
  });

  it('tell what is there beside those asked for, whatever the verdict is', () => {
    const beside = [link('LAB7'), link('SUB1', { database: 'CCM0300', publication: 'old', agent: known('failed') })];
    for (const own of [link('SUB1'), link('SUB1', { agent: known('failed') })]) {
      const { seen } = judge([own, ...beside]);
      expect(seen).toContain('not asked about: LAB7 to CCM0301 (agent idle)');
      expect(seen).toContain('SUB1 to CCM0300 of publication old (agent failed)');
    }
  });

  it('are of the newest database that is there, not of the newest that has some (DAT-06)', () => {
    expect(judge([link('SUB1')], ['SUB1'], undefined, ['CCM0302', 'CCM0301'])).toMatchObject({
      verdict: 'bad',
      seen: expect.stringContaining('no subscription to the newest database CCM0302'),
    });
    expect(judge([link('SUB1')], ['SUB1'], undefined, ['CCM03000'])).toMatchObject({
      verdict: 'bad',
      seen: expect.stringContaining('no database is named CCM0nnn; there is CCM03000'),
    });
  });

  it('name every subscriber that is not good, and no other (VFY-03)', () => {
    const verdict = judge([link('SUB1'), link('SUB2', { agent: known('failed') })], ['SUB1', 'SUB2', 'SUB3']);
    expect(verdict.verdict).toBe('bad');
    expect(verdict.seen).toMatch(/SUB2.*SUB3/);
    expect(verdict.seen).not.toContain('SUB1:');
  });

  it('are unknown where they could not be read', () => {
    const verdict = judgeLooks('subscriptions-good', [publisher], [], { subscribers: ['SUB1'] }, undefined, {
      subscriptions: unknown('SQL Server does not exist or access denied'),
    });
    expect(verdict).toMatchObject({ verdict: 'unknown', seen: expect.stringContaining('access denied') });
  });
});
