import { describe, expect, it } from 'vitest';
import { known } from '../../../plan/types/observation.ts';
import type { Observation, ServiceSeen } from '../../../plan/types/observation.ts';
import type { ServerMemory, Verdict } from '../../../plan/types/run.ts';
import { emptyMemory } from '../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { blindObservation, sampleObservation, sampleService } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const server = sampleServer('CM1', ['primary'], { services: ['Cisco CallManager', 'Cisco CTIManager'] });

const looking = (...services: readonly ServiceSeen[]): Observation =>
  sampleObservation(server, { services: known(services) });

const shield = (given: Partial<ServiceSeen> = {}): ServiceSeen =>
  sampleService('Network Associates McShield', { name: 'McShield', ...given });
const OUT = { state: 'stopped', startType: 'disabled' } as const;

type Case = [title: string, services: readonly ServiceSeen[], expected: Verdict['verdict'], told: string];

describe('a server in service', () => {
  const both = [sampleService('Cisco CallManager'), sampleService('Cisco CTIManager')];
  const cases: readonly Case[] = [
    ['all its services run', both, 'good', '2 of 2'],
    [
      'one is stopped',
      [both[0]!, sampleService('Cisco CTIManager', { state: 'stopped' })],
      'bad',
      'CTIManager is stopped',
    ],
    ['one is not there', [both[0]!], 'bad', 'Cisco CTIManager is not there'],
    [
      'one is still starting',
      [both[0]!, sampleService('Cisco CTIManager', { state: 'starting' })],
      'unknown',
      'starting',
    ],
    ['one is paused', [both[0]!, sampleService('Cisco CTIManager', { state: 'paused' })], 'bad', 'paused'],
    [
      'names in other letters',
      both.map((one) => ({ ...one, displayName: one.displayName.toUpperCase() })),
      'good',
      '2 of 2',
    ],
    [
      'one stopped and one starting',
      [
        sampleService('Cisco CallManager', { state: 'starting' }),
        sampleService('Cisco CTIManager', { state: 'stopped' }),
      ],
      'bad',
      'starting',
    ],
  ];
  it.each(cases)('%s', (_title, services, expected, told) => {
    for (const name of ['server-in-service', 'cluster-in-service'] as const) {
      const verdict = judgeLooks(name, [server], [looking(...services)]);
      expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
    }
  });

  it('is known of every server of the cluster, and one that is silent leaves it unknown', () => {
    const other = sampleServer('CM2', ['primary'], { services: [] });
    const good = [looking(...both), sampleObservation(other)];
    expect(judgeLooks('cluster-in-service', [server, other], good).verdict).toBe('good');
    const silent = [looking(...both), sampleObservation(other, { reachable: known(false) })];
    expect(judgeLooks('cluster-in-service', [server, other], silent)).toMatchObject({
      verdict: 'unknown',
      seen: 'CM2: does not answer',
    });
  });
});

describe('named services', () => {
  it('are found by the display name, and by the key name that people use for the database', () => {
    const database = sampleService('SQL Server', { name: 'MSSQLSERVER' });
    expect(judgeLooks('publisher-serves', [server], [looking(database)], { services: ['MSSQLSERVER'] }).verdict).toBe(
      'good',
    );
  });

  it('serve nobody while the database is stopped', () => {
    const database = sampleService('MSSQLSERVER', { state: 'stopped' });
    expect(judgeLooks('publisher-serves', [server], [looking(database)], { services: ['MSSQLSERVER'] }).verdict).toBe(
      'bad',
    );
  });

  it.each([
    ['absent', [], 'good'],
    ['stopped', [sampleService('Cisco CallManager', { state: 'stopped' })], 'good'],
    ['running', [sampleService('Cisco CallManager')], 'bad'],
    ['starting', [sampleService('Cisco CallManager', { state: 'starting' })], 'bad'],
  ] as const)('that must not run: %s', (_title, services, expected) => {
    const given = { services: ['Cisco CallManager'] };
    expect(judgeLooks('services-not-running', [server], [looking(...services)], given).verdict).toBe(expected);
  });
});

describe('software that was set aside', () => {
  const cases: readonly Case[] = [
    ['stopped and disabled', [shield(OUT)], 'good', 'stopped and disabled'],
    ['running', [shield()], 'bad', 'McShield is running, start type automatic'],
    ['stopped, but it would come back', [shield({ state: 'stopped' })], 'bad', 'start type automatic'],
    ['stopped, start by hand', [shield({ state: 'stopped', startType: 'manual' })], 'bad', 'manual'],
    ['disabled, but still running', [shield({ startType: 'disabled' })], 'bad', 'running'],
    ['still stopping', [shield({ ...OUT, state: 'stopping' })], 'bad', 'stopping'],
    ['a name that no service has', [], 'unknown', 'spelt'],
    [
      'another product that came meanwhile',
      [shield(OUT), sampleService('VNC Server')],
      'bad',
      'VNC Server is running, start type automatic, may interfere',
    ],
    ["CallManager's own services beside it", [shield(OUT), sampleService('Cisco CallManager')], 'good', 'McShield'],
  ];
  it.each(cases)('%s', (_title, services, expected, told) => {
    const given = { services: ['Network Associates McShield'] };
    const verdict = judgeLooks('services-stopped', [server], [looking(...services)], given);
    expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
  });

  it('leaves the SSH service alone through which a server is seen', () => {
    const endpoint = { host: 'cm1', port: 22, user: 'a', hostKey: 'SHA256:x', algorithms: [] };
    const direct = sampleServer('CM1', ['primary'], { transport: { kind: 'direct', endpoint } });
    const look = looking(sampleService('CYGWIN sshd'));
    expect(judgeLooks('services-stopped', [direct], [look]).verdict).toBe('good');
    expect(judgeLooks('services-stopped', [server], [look]).verdict).toBe('bad');
  });
});

describe('writing down services', () => {
  it('remembers every service as it is', () => {
    const verdict = judgeLooks('services-recorded', [server], [looking(shield(), sampleService('Alerter'))]);
    expect(verdict).toMatchObject({ verdict: 'good', remember: { services: [shield(), sampleService('Alerter')] } });
  });

  it('never overwrites what was written down before the first one was stopped (SVC-12)', () => {
    const memory: ServerMemory = { ...emptyMemory, services: [shield()] };
    const verdict = judgeLooks('services-recorded', [server], [looking(shield(OUT))], {}, memory);
    expect(verdict.verdict).toBe('good');
    expect(verdict.remember).toBeUndefined();
  });

  it('does not take an empty list for a server without services', () => {
    expect(judgeLooks('services-recorded', [server], [looking()])).not.toHaveProperty('remember');
    expect(judgeLooks('services-recorded', [server], [looking()]).verdict).toBe('unknown');
  });
});

describe('services that are set back', () => {
  const given = { services: ['Network Associates McShield'] };
  const judgeBack = (before: Partial<ServiceSeen>, now: Partial<ServiceSeen>): Verdict['verdict'] =>
    judgeLooks('services-restored', [server], [looking(shield(now))], given, {
      ...emptyMemory,
      services: [shield(before)],
    }).verdict;

  it.each([
    ['it ran and runs', {}, {}, 'good'],
    ['it ran and is stopped', {}, { state: 'stopped' }, 'bad'],
    ['it ran and is starting', {}, { state: 'starting' }, 'unknown'],
    ['it is disabled still', {}, OUT, 'bad'],
    ['it was manual and is automatic', { startType: 'manual' }, {}, 'bad'],
    [
      'it was manual and stopped, and is',
      { startType: 'manual', state: 'stopped' },
      { startType: 'manual', state: 'stopped' },
      'good',
    ],
    ['it was disabled, and is', OUT, OUT, 'good'],
  ] as const)('%s', (_title, before, now, expected) => {
    expect(judgeBack(before, now)).toBe(expected);
  });

  it('are unknown where nothing was written down, and bad where one is gone', () => {
    const memory: ServerMemory = { ...emptyMemory, services: [shield()] };
    expect(judgeLooks('services-restored', [server], [looking(shield())], given).verdict).toBe('unknown');
    expect(judgeLooks('services-restored', [server], [looking()], given, memory).verdict).toBe('bad');
    expect(judgeLooks('services-restored', [server], [blindObservation(server)], given, memory).verdict).toBe(
      'unknown',
    );
  });
});
