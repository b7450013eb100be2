import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAfterUpgrade } from '../../platforms/callmanager4/checks/parameter-limits.ts';
import type { ParameterLimits } from '../../platforms/callmanager4/types/cluster.ts';
import { known, unknown } from '../../plan/fact.ts';
import type { ParameterSeen } from '../../platforms/callmanager4/types/database.ts';
import { emptyMemory } from '../../platforms/callmanager4/types/server-memory.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { judgeLooks } from '../platforms/callmanager4/checks/judging.ts';
import { inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { expectBlocks, expectHolds, expectInOrder, expectStaysOpen } from './expect-steps.ts';
import { leadsTo, promptOf, stepOf, stepsNamed, told } from './planned.ts';
import { writtenOf } from '../../platforms/callmanager4/written-parameters.ts';

const CLUSTER = sampleCluster(sixServers);
const PLAN = planOf(CLUSTER, 'upgrade');
const STEPS = inOrderOfWork(PLAN);

const TIMER: ParameterLimits = { name: 'Timer', suggested: '500', suggestedBefore: '400', minimum: 100, maximum: 1000 };

const parameter = (value: string, given: Partial<ParameterSeen> = {}): ParameterSeen => ({
  service: 'Cisco CallManager',
  server: 'PUB',
  name: 'Timer',
  value,
  ...given,
});

const compared = (before: readonly ParameterSeen[], now: readonly ParameterSeen[], limits = [TIMER]): Verdict =>
  judgeLooks(
    'parameters-kept',
    [],
    [],
    { parameters: limits },
    { ...emptyMemory, parameters: writtenOf(before) },
    { parameters: known(now) },
  );

/** What the run says of one parameter that was `before` and is `now`. */
const becomes = (before: string, now: string, limits: readonly ParameterLimits[] = [TIMER]): string =>
  compared([parameter(before)], [parameter(now)], [...limits]).verdict;

describe('service parameters in an upgrade', () => {
  it('are written down before, and those that will be lost are named while there is still time (DAT-01)', () => {
    const all = [parameter('700'), parameter('red', { name: 'Colour' }), parameter('12', { name: 'Retries' })];
    const limits = [TIMER, { name: 'Colour', suggested: 'blue' }, { name: 'Retries', suggested: '5', maximum: 10 }];
    const verdict = judgeLooks('parameters-recorded', [], [], { parameters: limits }, emptyMemory, {
      parameters: known(all),
    });
    expect(verdict).toMatchObject({ verdict: 'good', remember: { parameters: writtenOf(all) } });
    expect(verdict.seen).toBe(
      '3 parameters; the upgrade changes Cisco CallManager Colour on PUB red becomes blue, Cisco CallManager Retries on PUB 12 becomes 10',
    );
    expectHolds(stepOf(PLAN, 'cluster/parameters-recorded'));
    expectInOrder(STEPS, ['cluster/parameters-recorded', 'PUB/wizard', 'cluster/parameters-kept']);
  });

  it('are not known to be written down where the database does not tell them (DAT-01)', () => {
    const verdict = judgeLooks('parameters-recorded', [], [], {}, emptyMemory, {
      parameters: unknown('Invalid object name'),
    });
    expect(verdict).toMatchObject({
      verdict: 'unknown',
      seen: expect.stringContaining('Invalid object name') as string,
    });
    expect(verdict.remember).toBeUndefined();
  });

  it('that are text go to the suggestion, whatever they were (DAT-01)', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => !/^\s*-?\d+(\.\d+)?\s*$/.test(text)),
        (text) => {
          expect(valueAfterUpgrade(text, { name: 'Colour', suggested: 'blue' })).toBe('blue');
          expect(valueAfterUpgrade(text, TIMER)).toBe('500');
        },
      ),
    );
    expect(becomes('red', '500')).toBe('good');
    expect(becomes('red', 'red')).toBe('bad');
  });

  it('at their suggestion follow the new one, and it is told that they did (DAT-02)', () => {
    expect(valueAfterUpgrade('400', TIMER)).toBe('500');
    expect(compared([parameter('400')], [parameter('500')])).toMatchObject({
      verdict: 'good',
      seen: '1 parameters; Cisco CallManager Timer on PUB: 400 is 500 now',
    });
    expect(becomes('400', '400')).toBe('bad');
  });

  it('within their limits stay as they are, and one that did not is an open item (DAT-03)', () => {
    const inside = fc.integer({ min: 100, max: 1000 }).filter((value) => value !== 400);
    fc.assert(
      fc.property(inside, fc.integer({ min: 0, max: 2000 }), (before, now) => {
        expect(becomes(String(before), String(now))).toBe(before === now ? 'good' : 'bad');
      }),
    );
    expect(compared([parameter('700')], [parameter('500')]).seen).toContain('700 is 500 now; 700 was to be expected');
    expectStaysOpen(stepOf(PLAN, 'cluster/parameters-kept'));
  });

  it('outside go to the limit that is nearer, and no further (DAT-04)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (value) => {
        const after = Number(valueAfterUpgrade(String(value), TIMER));
        expect(after).toBeGreaterThanOrEqual(100);
        expect(after).toBeLessThanOrEqual(1000);
        if (value > 1000) expect(after).toBe(1000);
        if (value < 100) expect(after).toBe(100);
      }),
    );
    expect(becomes('1200', '1000')).toBe('good');
    expect(becomes('1200', '1200')).toBe('bad');
  });

  it('that held for each server and hold for the cluster now are told one by one (DAT-05)', () => {
    const before = [parameter('700', { server: 'PUB' }), parameter('800', { server: 'SUB' })];
    const verdict = compared(before, [parameter('700', { server: null })]);
    expect(verdict.verdict).toBe('good');
    expect(verdict.seen).toContain('Timer on SUB: 800 is 700 now, for the whole cluster now');
  });

  it('whose limits nobody has looked up are not known to be right when they have changed (DAT-03, DAT-04)', () => {
    expect(becomes('700', '700', [])).toBe('good');
    expect(becomes('700', '500', [])).toBe('unknown');
    expect(compared([parameter('700')], []).verdict).toBe('bad');
  });
});

describe("the publisher's database", () => {
  const recorded = (name: string): Verdict =>
    judgeLooks('database-recorded', [], [], {}, emptyMemory, { databases: known([name]) });
  const renamed = (before: string | null, now: string): string =>
    judgeLooks('database-renamed', [], [], {}, { ...emptyMemory, database: before }, { databases: known([now]) })
      .verdict;

  it('counts its name up by one, and any other name stays an open item (DAT-06)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 998 }), fc.integer({ min: 0, max: 999 }), (before, now) => {
        const name = (number: number): string => `CCM0${String(number).padStart(3, '0')}`;
        expect(renamed(name(before), name(now))).toBe(now === before + 1 ? 'good' : 'bad');
      }),
    );
    expect(renamed(null, 'CCM0301')).toBe('unknown');
    expectStaysOpen(stepOf(PLAN, 'cluster/database-renamed'));
    expectInOrder(STEPS, ['cluster/database-recorded', 'PUB/wizard', 'cluster/database-renamed']);
  });

  it('has a name of the form that the installer knows before the first server is touched, or nothing goes on (DAT-09)', () => {
    expect(recorded('CCM0300')).toMatchObject({ verdict: 'good', remember: { database: 'CCM0300' } });
    for (const name of ['CCM1300', 'CCM030', 'CCM03000', 'CallManager']) {
      expect([name, recorded(name).verdict]).toEqual([name, 'bad']);
      expect(recorded(name).remember).toBeUndefined();
    }
    expectBlocks(stepOf(PLAN, 'cluster/database-recorded'));
  });

  it('is what every server reads and writes, so nobody changes it meanwhile: that is told with the freeze (DAT-14)', () => {
    expect(told(promptOf(PLAN, 'cluster/freeze-confirmed'))).toContain(
      'every server reads and writes the database of PUB',
    );
    expectInOrder(STEPS, ['cluster/freeze-confirmed', 'PUB/wizard']);
  });
});

describe('what hangs on the database', () => {
  const CDR = [{ name: 'Billing Reporter', vendor: 'Acme, +49 30 1234' }];

  it('is asked for before: software of other vendors whose triggers may hold the old name (DAT-07)', () => {
    expect(told(promptOf(PLAN, 'cluster/call-detail-software'))).toContain('triggers');
    expectInOrder(STEPS, ['cluster/call-detail-software', 'PUB/wizard', 'cluster/call-detail-records']);
    const named = inOrderOfWork(planOf({ ...CLUSTER, cdrSoftware: CDR }, 'upgrade'));
    expect(stepsNamed(named, 'call-detail-software')).toEqual([]);
    const none = inOrderOfWork(planOf({ ...CLUSTER, cdrSoftware: [] }, 'upgrade'));
    expect([...stepsNamed(none, 'call-detail-software'), ...stepsNamed(none, 'call-detail-records')]).toEqual([]);
  });

  it('stays open where the BAD directory grows, with the vendor who can mend it (DAT-07, DAT-08)', () => {
    const step = promptOf(planOf({ ...CLUSTER, cdrSoftware: CDR }, 'upgrade'), 'cluster/call-detail-records');
    expect(leadsTo(step)).toEqual({ done: 'good', grows: 'open item' });
    expect(told(step)).toContain('BAD directory');
    expect(told(step)).toContain('Billing Reporter (Acme, +49 30 1234)');
  });

  it('is known of every intercluster trunk: a name of its own, by machine where the file names them, else by a person (DAT-11)', () => {
    expect(leadsTo(promptOf(PLAN, 'cluster/intercluster-trunks'))).toEqual({ done: 'good', 'none-here': 'good' });
    expectInOrder(STEPS, ['cluster/intercluster-trunks', 'PUB/wizard']);
    const named = planOf({ ...CLUSTER, h323: { trunks: ['ICT-1'], gateways: [] } }, 'upgrade');
    expect(stepsNamed(inOrderOfWork(named), 'intercluster-trunks')).toEqual([]);
  });

  it('is confirmed of every H.323 gateway by name before the first server: its session targets, and the option that goes away (DAT-12, DAT-13)', () => {
    const plan = planOf({ ...CLUSTER, h323: { trunks: [], gateways: ['gw-berlin', 'gw-bonn'] } }, 'upgrade');
    const step = promptOf(plan, 'cluster/session-targets');
    expect(told(step)).toContain('gw-berlin, gw-bonn');
    expect(told(step)).toContain('Run H.225D On Every Node');
    expectInOrder(inOrderOfWork(plan), ['cluster/session-targets', 'PUB/wizard']);
  });
});

describe('the locales of an upgrade', () => {
  it('are listed before the first server and compared after the last, and a missing one stays open (POST-32)', () => {
    expectInOrder(STEPS, ['cluster/locales-listed', 'PUB/wizard', 'cluster/locales-compared']);
    expect(promptOf(PLAN, 'cluster/locales-listed').answer).toMatchObject({ kind: 'text' });
    expect(leadsTo(promptOf(PLAN, 'cluster/locales-compared'))).toEqual({ done: 'good', later: 'open item' });
  });
});
