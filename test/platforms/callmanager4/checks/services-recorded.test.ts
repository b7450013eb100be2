import { describe, expect, it } from 'vitest';
import { emptyMemory, type ServerMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { sampleService } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';
import { looking, OUT, server, shield } from './services-seen.ts';

describe('writing down services', () => {
  it('remembers every service as it is, and apart those that the work may set aside', () => {
    const verdict = judgeLooks('services-recorded', [server], [looking(shield(), sampleService('Alerter'))]);
    const remember = { services: [shield(), sampleService('Alerter')], setAside: [shield()] };
    expect(verdict).toMatchObject({ verdict: 'good', remember });
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
