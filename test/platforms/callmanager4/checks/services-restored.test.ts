import { describe, expect, it } from 'vitest';
import type { ServiceSeen } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { emptyMemory, type ServerMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { blindObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';
import { looking, OUT, server, shield } from './services-seen.ts';

describe('services that are set back', () => {
  const given = { services: ['Network Associates McShield'] };
  const judgeBack = (before: Partial<ServiceSeen>, now: Partial<ServiceSeen>): Verdict['verdict'] =>
    judgeLooks('services-restored', [server], [looking(shield(now))], given, {
      ...emptyMemory,
      setAside: [shield(before)],
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
    const memory: ServerMemory = { ...emptyMemory, setAside: [shield()] };
    expect(judgeLooks('services-restored', [server], [looking(shield())], given).verdict).toBe('unknown');
    expect(judgeLooks('services-restored', [server], [looking()], given, memory).verdict).toBe('bad');
    expect(judgeLooks('services-restored', [server], [blindObservation(server)], given, memory).verdict).toBe(
      'unknown',
    );
  });
});
