import { describe, expect, it } from 'vitest';
import { sampleService } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';
import { looking, server } from './services-seen.ts';

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
});
