import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, type ServiceSeen, type StartType } from '../../../plan/types/observation.ts';
import { emptyMemory, type ServerMemory } from '../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const server = sampleServer('PUB', ['publisher']);
const startType = fc.constantFrom<StartType>('automatic', 'manual', 'disabled');
const service = fc.record({ startType, state: fc.constantFrom<ServiceSeen['state']>('running', 'stopped') });
const shield = (given: Pick<ServiceSeen, 'startType' | 'state'>): ServiceSeen => ({
  name: 'McShield',
  displayName: 'Shield',
  ...given,
});

const judged = (check: 'services-recorded' | 'services-restored', now: ServiceSeen, memory: Partial<ServerMemory>) =>
  judgeLooks(
    check,
    [server],
    [[sampleObservation(server, { services: known([now]) })]].flat(),
    { services: ['Shield'] },
    { ...emptyMemory, ...memory },
  );

describe('services that the run before wrote down', () => {
  it('are what is written down of a service that is disabled now, and of no other', () => {
    fc.assert(
      fc.property(service, service, (now, before) => {
        const { remember } = judged('services-recorded', shield(now), { servicesBefore: [shield(before)] });
        expect(remember?.services).toEqual([shield(now.startType === 'disabled' ? before : now)]);
      }),
    );
  });

  it('prove what is set back by hand: good where it is as it was, bad where it is not, unknown without a record', () => {
    fc.assert(
      fc.property(service, service, (now, before) => {
        const isSo = now.startType === before.startType && (before.state === 'stopped' || now.state === 'running');
        expect(judged('services-restored', shield(now), { servicesBefore: [shield(before)] }).verdict).toBe(
          isSo ? 'good' : 'bad',
        );
        expect(judged('services-restored', shield(now), {}).verdict).toBe('unknown');
      }),
    );
  });
});
