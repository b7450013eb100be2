import { describe, expect, it } from 'vitest';
import { known, unknown, type Fact } from '../../../../plan/fact.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const SERVER = sampleServer('CM1', ['primary'], {
  software: [{ name: 'Kestrel Probe', class: 'monitoring', services: ['Kestrel Watch'] }],
});

const judged = (programs: Fact<readonly string[]>): Verdict =>
  judgeLooks('programs-supported', [SERVER], [sampleObservation(SERVER, { programs })]);

const OF_THE_MACHINE = ['Cisco CallManager', 'Microsoft SQL Server 2000', 'McAfee VirusScan Enterprise', 'Q329834'];

describe('programs on a CallManager server', () => {
  it('are of uncertain support where neither the machine nor the cluster file names them (COR-06, SVC-14)', () => {
    expect(judged(known([...OF_THE_MACHINE, 'Kestrel Probe'])).verdict).toBe('good');
    expect(judged(known([...OF_THE_MACHINE, 'Falcon Tools 2']))).toMatchObject({
      verdict: 'bad',
      seen: 'CM1: Falcon Tools 2',
    });
  });

  it('never have Netscape Navigator among them, not even where the file names it (COR-05)', () => {
    for (const name of ['Netscape Communicator 4.79', 'Netscape Navigator 4.7'])
      expect([name, judged(known([name])).verdict]).toEqual([name, 'bad']);
  });

  it('are not known to be right where the list cannot be read', () => {
    expect(judged(unknown('access denied')).verdict).toBe('unknown');
  });
});
