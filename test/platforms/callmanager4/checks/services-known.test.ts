import { describe, expect, it } from 'vitest';
import { PLATFORM_SERVICES, CISCO_SERVICES } from '../../../../lab/service-catalogue.ts';
import { known } from '../../../../plan/fact.ts';
import type { ServiceSeen } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const SERVER = sampleServer('CM1', ['primary'], {
  software: [{ name: 'Kestrel', class: 'monitoring', services: ['Kestrel Watch'] }],
});

const judged = (...services: readonly ServiceSeen[]): Verdict =>
  judgeLooks('services-known', [SERVER], [sampleObservation(SERVER, { services: known(services) })]);

describe('running services (SVC-04)', () => {
  it('are known where they are Windows’ own, SQL Server’s or CallManager’s', () => {
    const all = [...PLATFORM_SERVICES, ...CISCO_SERVICES].map(({ name, displayName }) =>
      sampleService(displayName, { name }),
    );
    expect(judged(...all).verdict).toBe('good');
  });

  it('are known in a translated Windows, too, by the key that is never translated', () => {
    expect(judged(sampleService('Druckwarteschlange', { name: 'Spooler' })).verdict).toBe('good');
  });

  it('are known by their class, or by the cluster file', () => {
    expect(judged(sampleService('Network Associates McShield'), sampleService('Kestrel Watch')).verdict).toBe('good');
  });

  it('that are none of these are named, and somebody has to say what they are', () => {
    expect(judged(sampleService('Falcon Helper', { name: 'flchlp' }))).toMatchObject({
      verdict: 'bad',
      seen: 'CM1: Falcon Helper (flchlp)',
    });
  });

  it('do not matter while they are stopped', () => {
    expect(judged(sampleService('Falcon Helper', { state: 'stopped' })).verdict).toBe('good');
  });
});
