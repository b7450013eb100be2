import { describe, expect, it } from 'vitest';
import type { ServiceSeen } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleService } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';
import { looking, OUT, server, shield } from './services-seen.ts';

type Case = [title: string, services: readonly ServiceSeen[], expected: Verdict['verdict'], told: string];

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

  it.each<[string, Partial<ServiceSeen>, Verdict['verdict']]>([
    ['disabled and running', { startType: 'disabled', state: 'running' }, 'good'],
    ['disabled and stopped', OUT, 'good'],
    ['running as ever', {}, 'bad'],
    ['to be started by hand', { startType: 'manual' }, 'bad'],
  ])('takes Terminal Services, which only a reboot ends, before it: %s', (_, state, expected) => {
    const terminal = { ...sampleService('Terminal Services', { name: 'TermService' }), ...state };
    const given = { services: ['Terminal Services', 'Network Associates McShield'] };
    const judged = (beforeReboot: boolean, ...services: readonly ServiceSeen[]): Verdict['verdict'] =>
      judgeLooks('services-stopped', [server], [looking(...services)], { ...given, beforeReboot }).verdict;
    expect(judged(true, terminal, shield(OUT))).toBe(expected);
    // After it, and of any other service, nothing but stopped and disabled will do.
    expect(judged(false, terminal, shield(OUT))).toBe(state === OUT ? 'good' : 'bad');
    expect(judged(true, terminal, shield({ startType: 'disabled' }))).toBe('bad');
  });

  it('leaves the SSH service alone through which a server is seen', () => {
    const endpoint = { host: 'cm1', port: 22, user: 'a', hostKey: 'SHA256:x', algorithms: [] };
    const direct = sampleServer('CM1', ['primary'], { transport: { kind: 'direct', endpoint } });
    const look = looking(sampleService('CYGWIN sshd'));
    expect(judgeLooks('services-stopped', [direct], [look]).verdict).toBe('good');
    expect(judgeLooks('services-stopped', [server], [look]).verdict).toBe('bad');
  });
});
