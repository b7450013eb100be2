import { describe, expect, it } from 'vitest';
import { known } from '../../../../plan/fact.ts';
import type { ServiceSeen } from '../../../../platforms/callmanager4/types/observation.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const SERVER = sampleServer('CM1', ['primary'], {
  software: [{ name: 'Kestrel', class: 'monitoring', services: ['Cisco Kestrel Probe'] }],
});

const CALLMANAGER = sampleService('Cisco CallManager');
const MEDIA = sampleService('Cisco IP Voice Media Streaming Application');
const OFF = { state: 'stopped', startType: 'manual' } as const;

const judged = (
  before: readonly ServiceSeen[] | null,
  now: readonly ServiceSeen[],
  services?: readonly string[],
): Verdict =>
  judgeLooks(
    'services-migrated',
    [SERVER],
    [sampleObservation(SERVER, { services: known(now) })],
    services ? { services } : {},
    { ...emptyMemory, services: before },
  );

describe('services that an upgrade takes along (SVC-18, SVC-19)', () => {
  it('run again where they ran before', () => {
    expect(judged([CALLMANAGER, MEDIA], [CALLMANAGER, MEDIA])).toMatchObject({
      verdict: 'good',
      seen: 'CM1: 2 of 2 run again',
    });
    const missing = judged([CALLMANAGER, MEDIA], [CALLMANAGER, { ...MEDIA, ...OFF }]);
    expect(missing.verdict).toBe('bad');
    expect(missing.seen).toContain(
      'Cisco IP Voice Media Streaming Application is stopped, start type manual; it ran before',
    );
    expect(judged([CALLMANAGER], []).seen).toContain('Cisco CallManager is not there any more');
  });

  it('are not missed where they did not run before', () => {
    expect(judged([CALLMANAGER, { ...MEDIA, ...OFF }], [CALLMANAGER]).verdict).toBe('good');
  });

  it('are compared one by one where only some of them count', () => {
    const stopped = [CALLMANAGER, { ...MEDIA, ...OFF }];
    expect(judged([CALLMANAGER, MEDIA], stopped, ['Cisco CallManager', 'Cisco TFTP']).verdict).toBe('good');
  });

  it('are not those that were set aside for the work, by their name or by the cluster file', () => {
    const aside = [sampleService('Cisco Security Agent'), sampleService('Cisco Kestrel Probe')];
    expect(judged([CALLMANAGER, ...aside], [CALLMANAGER]).verdict).toBe('good');
  });

  it('are not known to be back while they start, or where nobody wrote down what ran', () => {
    expect(judged([CALLMANAGER], [{ ...CALLMANAGER, state: 'starting' }]).verdict).toBe('unknown');
    expect(judged(null, [CALLMANAGER]).verdict).toBe('unknown');
  });
});
