import { describe, expect, it } from 'vitest';
import { sampleService, showing } from '../sample-observation.ts';
import { verdictOf } from './judging.ts';
import { server } from './services-seen.ts';

describe('named services', () => {
  it('are found by the display name, and by the key name that people use for the database', () => {
    const database = sampleService('SQL Server', { name: 'MSSQLSERVER' });
    expect(verdictOf('publisher-serves', server, showing(database), { services: ['MSSQLSERVER'] })).toBe('good');
  });

  it('serve nobody while the database is stopped', () => {
    const database = sampleService('MSSQLSERVER', { state: 'stopped' });
    expect(verdictOf('publisher-serves', server, showing(database), { services: ['MSSQLSERVER'] })).toBe('bad');
  });
});
