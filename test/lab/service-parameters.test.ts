import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lab } from '../../lab/build-lab.ts';
import { PARAMETERS, type ParameterRow } from '../../lab/parameter-catalogue.ts';
import { ServiceParameters } from '../../lab/service-parameters.ts';
import { valueAfterUpgrade } from '../../platforms/callmanager4/checks/parameter-limits.ts';
import { parametersKept } from '../../platforms/callmanager4/checks/parameters-kept.ts';
import { parametersRecorded } from '../../platforms/callmanager4/checks/parameters-recorded.ts';
import { databasesQuery, osqlCommand, parametersQuery } from '../../platforms/callmanager4/sql/osql-queries.ts';
import { commandWord } from '../../platforms/callmanager4/command-words.ts';
import type { ParameterLimits } from '../../platforms/callmanager4/types/cluster.ts';
import type { ParameterSeen } from '../../platforms/callmanager4/types/database.ts';
import { emptyMemory } from '../../platforms/callmanager4/types/server-memory.ts';
import type { Verdict } from '../../plan/types/run.ts';
import type { Check } from '../../plan/types/step.ts';
import { begin, call, person, rules } from './begun-lab.ts';
import { connectStation } from './lab-fixture.ts';
import { seen, valueOf } from './product-eyes.ts';
import { writtenOf } from '../../platforms/callmanager4/written-parameters.ts';

const SERVERS = ['CM-PUB', 'CM-SEC1'];

const valuesOf = (parameters: ServiceParameters, wanted: string) =>
  parameters
    .list()
    .filter(({ name }) => name === wanted)
    .map(({ server, value }) => ({ server, value }));

/** What somebody would write into the cluster file about a parameter. */
const limitsOf = ({ name, suggested, suggestedBefore, limits }: ParameterRow): ParameterLimits => ({
  name,
  suggested,
  ...(suggestedBefore === suggested ? {} : { suggestedBefore }),
  ...(limits ? { minimum: limits[0], maximum: limits[1] } : {}),
});

const LIMITS = PARAMETERS.map(limitsOf);

describe('the service parameters of the lab', () => {
  it.each([
    ['CdrEnabled', 'True', 'False', 'text goes to the suggestion'],
    ['MessageWaitingLampPolicy', 'Primary Line - Light Only', 'Primary Line - Light and Prompt', 'as text does'],
    ['T302Timer', '10000', '15000', 'a suggestion is followed'],
    ['StationKeepaliveInterval', '30', '30', 'a suggestion that stays is kept'],
    ['ForwardNoAnswerTimeout', '20', '20', 'a value of its own inside the limits is kept'],
    ['MaximumServingCount', '300', '300', 'even if the suggestion changes'],
    ['ForwardMaximumHopCount', '25', '10', 'a value above the limits becomes the maximum'],
    ['T301Timer', '20000', '30000', 'a value below them becomes the minimum'],
  ])('make of %s %s by an upgrade %s: %s', (name, before, after) => {
    const parameters = new ServiceParameters(SERVERS, true);
    expect(valuesOf(parameters, name)).toEqual([{ server: null, value: before }]);
    parameters.migrate(false);
    expect(valuesOf(parameters, name)).toEqual([{ server: null, value: after }]);
  });

  it('make one value for the cluster of one for each server, of some of them', () => {
    const parameters = new ServiceParameters(SERVERS, true);
    const [own, other] = SERVERS;
    expect(valuesOf(parameters, 'CodeYellowEntryLatency')).toEqual([
      { server: own, value: '25' },
      { server: other, value: '20' },
    ]);
    const perServer = valuesOf(parameters, 'ConferenceCallCount');
    parameters.migrate(false);
    expect(valuesOf(parameters, 'CodeYellowEntryLatency')).toEqual([{ server: null, value: '20' }]);
    expect(valuesOf(parameters, 'ConferenceCallCount')).toEqual(perServer);
  });

  it('agree with what the product expects of an upgrade, whatever people have set', () => {
    const numeric = PARAMETERS.filter(({ limits, scope }) => limits && !scope);
    const telling = ({ suggested, suggestedBefore, limits = [0, 0] }: ParameterRow): readonly number[] =>
      [suggested, suggestedBefore, ...limits].map(Number).flatMap((value) => [value - 1, value, value + 1]);
    const change = fc
      .constantFrom(...numeric)
      .chain((row) =>
        fc.record({ row: fc.constant(row), value: fc.oneof(fc.constantFrom(...telling(row)), fc.integer()) }),
      );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const parameters = new ServiceParameters(SERVERS, true);
        for (const { row, value } of changes) parameters.set(row.name, String(value));
        const before = new Map(parameters.list().map(({ name, value }) => [name, value]));
        parameters.migrate(false);
        for (const row of numeric) {
          const expected = valueAfterUpgrade(before.get(row.name) ?? '', limitsOf(row));
          expect(valuesOf(parameters, row.name)).toEqual([{ server: null, value: expected }]);
        }
      }),
    );
  });

  it('lose at most one value, and only one that an upgrade keeps, by the fault', () => {
    const [good, bad] = [new ServiceParameters(SERVERS, true), new ServiceParameters(SERVERS, true)];
    good.migrate(false);
    bad.migrate(true);
    const differing = good.list().filter(({ value }, index) => bad.list()[index]?.value !== value);
    expect(differing.map(({ name }) => name)).toEqual(['ForwardNoAnswerTimeout']);
  });

  it('are at their suggestions in a new cluster', () => {
    const parameters = new ServiceParameters(SERVERS, false);
    parameters.migrate(false);
    for (const { name, suggested } of PARAMETERS) {
      expect(valuesOf(parameters, name).every(({ value }) => value === suggested)).toBe(true);
    }
  });
});

const read = async (of: Lab): Promise<readonly ParameterSeen[]> =>
  valueOf(await seen(of, 'CM-PUB', (site, target) => site.lookAtParameters(target)));

const kept = (before: readonly ParameterSeen[], now: readonly ParameterSeen[]): Verdict => {
  const check: Check = { name: 'parameters-kept', servers: ['CM-PUB'], arguments: { parameters: LIMITS } };
  const parameters = { known: true, value: now } as const;
  const looked = { looks: {}, now: new Date().toISOString(), servers: {}, parameters };
  return parametersKept.judge(check, looked, { ...emptyMemory, parameters: writtenOf(before) });
};

describe('the service parameters that the product reads from the lab', () => {
  it('are all of them, for the cluster or for a server', async () => {
    const running = await begin();
    const parameters = await read(running);
    expect(parameters).toEqual(running.cluster.parameters.list());
    expect(parameters).toContainEqual({
      service: 'Cisco CallManager',
      server: 'CM-SEC1',
      name: 'CodeYellowEntryLatency',
      value: '20',
    });
    expect(parameters).toHaveLength(PARAMETERS.length + 2 * 2);
  });

  it('name those that the upgrade will change, by the limits that somebody looked up (DAT-01)', async () => {
    const running = await begin();
    const check: Check = { name: 'parameters-recorded', servers: ['CM-PUB'], arguments: { parameters: LIMITS } };
    const parameters = { known: true, value: await read(running) } as const;
    const looked = { looks: {}, now: new Date().toISOString(), servers: {}, parameters };
    const { seen: told } = parametersRecorded.judge(check, looked, emptyMemory);
    expect(told).toContain('Cisco CallManager ForwardMaximumHopCount 25 becomes 10');
    expect(told).toContain('Cisco CallManager T302Timer 10000 becomes 15000');
    expect(told).not.toContain('ForwardNoAnswerTimeout');
  });

  it('are as S1 has it after the upgrade of the publisher, in a database of the next name (DAT-02 to DAT-06)', async () => {
    const running = await begin();
    const before = await read(running);
    await person.upgrade('CM-PUB');
    const verdict = kept(before, await read(running));
    expect(verdict).toMatchObject({ verdict: 'good' });
    expect(verdict.seen).toContain('CodeYellowEntryLatency on CM-PUB: 25 is 20 now, for the whole cluster now');
    const database = await seen(running, 'CM-PUB', (site, target) => site.lookAtDatabases(target));
    expect(database).toEqual({ known: true, value: ['CCM0301'] });
  });

  it('show the one that the upgrade has lost, by the fault of that name (DAT-03)', async () => {
    const running = await begin({ faults: ['parameter-lost@CM-PUB'] });
    const before = await read(running);
    await person.upgrade('CM-PUB');
    const verdict = kept(before, await read(running));
    expect(verdict).toMatchObject({ verdict: 'bad' });
    expect(verdict.seen).toContain('ForwardNoAnswerTimeout: 20 is 12 now; 20 was to be expected');
  });

  it('are not in a database of another name', async () => {
    const station = await connectStation(await begin());
    const good = await station.execCommand(osqlCommand(databasesQuery(commandWord('server', 'CM-PUB')), 'a'));
    const bad = await station.execCommand(
      osqlCommand(parametersQuery(commandWord('server', 'CM-PUB'), commandWord('database', 'CCM0301')), 'a'),
    );
    station.dispose();
    expect(good.stdout).toContain('CCM0300');
    expect(bad.code).toBe(1);
    expect(bad.stdout).toContain('Level 16');
  });
});

describe('the referee', () => {
  it('finds a service parameter that somebody has set, also when the run was stopped', async () => {
    const running = await begin();
    const set = await call('POST', '/publisher/parameters', { name: 'T302Timer', value: '9000' });
    expect(set.status).toBe(200);
    running.referee.finish('stopped');
    expect(rules()).toEqual(['CM-PUB: nobody but the upgrade changes a service parameter']);
  });

  it('finds a database that was not counted up, and none that was', async () => {
    const rule = 'CM-PUB: the database has the next name';
    const first = await begin({ faults: ['database-not-renamed@CM-PUB'] });
    await person.upgrade('CM-PUB');
    first.referee.finish();
    expect(rules()).toContain(rule);
    const second = await begin();
    await person.upgrade('CM-PUB');
    second.referee.finish();
    expect(rules()).not.toContain(rule);
  });
});
