import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../plan/types/observation.ts';
import type { Fact } from '../../../plan/types/observation.ts';
import type { Verdict } from '../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const SERVER = sampleServer('CM1', ['primary'], {
  software: [{ name: 'Kestrel Probe', class: 'monitoring', services: ['Kestrel Watch'] }],
});

const judged = (name: 'programs-allowed' | 'programs-supported', programs: Fact<readonly string[]>): Verdict =>
  judgeLooks(name, [SERVER], [sampleObservation(SERVER, { programs })]);

const OF_THE_MACHINE = ['Cisco CallManager', 'Microsoft SQL Server 2000', 'McAfee VirusScan Enterprise', 'Q329834'];

describe('programs on a CallManager server', () => {
  it.each([
    ['Cisco Unity', 'COR-03'],
    ['Cisco Conference Connection 1.2', 'COR-04'],
    ['Cisco Personal Assistant', 'COR-04'],
    ['Cisco Emergency Responder 1.3(1)', 'COR-04'],
  ])('never go on with %s among them, whatever else is there (%s)', (forbidden) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...OF_THE_MACHINE]), (others) => {
        const verdict = judged('programs-allowed', known([...others, forbidden]));
        expect(verdict).toMatchObject({ verdict: 'bad', seen: `CM1: ${forbidden}` });
      }),
    );
  });

  it('are of uncertain support where neither the machine nor the cluster file names them (COR-06, SVC-14)', () => {
    expect(judged('programs-supported', known([...OF_THE_MACHINE, 'Kestrel Probe'])).verdict).toBe('good');
    expect(judged('programs-supported', known([...OF_THE_MACHINE, 'Falcon Tools 2']))).toMatchObject({
      verdict: 'bad',
      seen: 'CM1: Falcon Tools 2',
    });
  });

  it('never have Netscape Navigator among them, not even where the file names it (COR-05)', () => {
    expect(judged('programs-supported', known(['Netscape Communicator 4.79'])).verdict).toBe('bad');
  });

  it('are not known to be right where the list cannot be read', () => {
    for (const name of ['programs-allowed', 'programs-supported'] as const)
      expect(judged(name, unknown('access denied')).verdict).toBe('unknown');
  });
});
