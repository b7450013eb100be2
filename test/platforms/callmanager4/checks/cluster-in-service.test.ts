import { known } from '../../../../plan/fact.ts';
import { describe, expect, it } from 'vitest';
import type { ServiceSeen } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';
import { looking, server } from './services-seen.ts';

type Case = [title: string, services: readonly ServiceSeen[], expected: Verdict['verdict'], told: string];

describe('a server in service', () => {
  const both = [sampleService('Cisco CallManager'), sampleService('Cisco CTIManager')];
  const call = (state: ServiceSeen['state']): ServiceSeen => sampleService('Cisco CallManager', { state });
  const cti = (state: ServiceSeen['state']): ServiceSeen => sampleService('Cisco CTIManager', { state });
  const capitals = both.map((one) => ({ ...one, displayName: one.displayName.toUpperCase() }));
  const cases: readonly Case[] = [
    ['all its services run', both, 'good', '2 of 2'],
    ['one is stopped', [call('running'), cti('stopped')], 'bad', 'CTIManager is stopped'],
    ['one is not there', [call('running')], 'bad', 'Cisco CTIManager is not there'],
    ['one is still starting', [call('running'), cti('starting')], 'unknown', 'starting'],
    ['one is paused', [call('running'), cti('paused')], 'bad', 'paused'],
    ['names in other letters', capitals, 'good', '2 of 2'],
    ['one stopped and one starting', [call('starting'), cti('stopped')], 'bad', 'starting'],
  ];
  it.each(cases)('%s', (_title, services, expected, told) => {
    for (const name of ['server-in-service', 'cluster-in-service'] as const) {
      const verdict = judgeLooks(name, [server], [looking(...services)]);
      expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
    }
  });

  it('is known of every server of the cluster, and one that is silent leaves it unknown', () => {
    const other = sampleServer('CM2', ['primary'], { services: [] });
    const good = [looking(...both), sampleObservation(other)];
    expect(judgeLooks('cluster-in-service', [server, other], good).verdict).toBe('good');
    const silent = [looking(...both), sampleObservation(other, { reachable: known(false) })];
    expect(judgeLooks('cluster-in-service', [server, other], silent)).toMatchObject({
      verdict: 'unknown',
      seen: 'CM2: does not answer',
    });
  });
});
