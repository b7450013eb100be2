import { describe, expect, it } from 'vitest';
import { restoreServices } from '../../../../platforms/callmanager4/actions/restore-services.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { sampleService } from '../sample-observation.ts';
import { linesOf } from './acting.ts';

const services = [
  sampleService('McShield'),
  sampleService('DefWatch', { startType: 'manual', state: 'stopped' }),
  sampleService('Cisco CallManager'),
];

describe('the act that sets services back', () => {
  it('sets the start type that was written down first, and starts what ran (SVC-12)', () => {
    const order = { arguments: { services: ['DefWatch', 'McShield'] }, memory: { ...emptyMemory, setAside: services } };
    expect(linesOf(restoreServices, order)).toEqual([
      'sc \\\\CM-PUB config "McShield" start= auto',
      'sc \\\\CM-PUB start "McShield"',
      'sc \\\\CM-PUB config "DefWatch" start= demand',
    ]);
  });

  it('is refused where nothing was written down', () => {
    const order = { arguments: { services: ['McShield'] } };
    expect(linesOf(restoreServices, order)).toBe('the services of CM-PUB were never recorded');
  });
});
