import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, unknown, type Fact } from '../../../../plan/fact.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const SERVER = sampleServer('CM1', ['primary']);

const judged = (programs: Fact<readonly string[]>): Verdict =>
  judgeLooks('programs-allowed', [SERVER], [sampleObservation(SERVER, { programs })]);

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
        const verdict = judged(known([...others, forbidden]));
        expect(verdict).toMatchObject({ verdict: 'bad', seen: `CM1: ${forbidden}` });
      }),
    );
  });

  it('are not known to be right where the list cannot be read', () => {
    expect(judged(unknown('access denied')).verdict).toBe('unknown');
  });
});
