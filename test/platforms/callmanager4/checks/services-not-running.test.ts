import { describe, expect, it } from 'vitest';
import { sampleService } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';
import { looking, server } from './services-seen.ts';

describe('named services', () => {
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
