import { known } from '../../../../plan/fact.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceSeen, StartType } from '../../../../platforms/callmanager4/types/observation.ts';
import { emptyMemory, type ServerMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { sampleCluster, sampleServer } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';
import { isOut } from '../../../../platforms/callmanager4/checks/service-lookup.ts';
import { classify, interferingServices } from '../../../../platforms/callmanager4/interfering-software.ts';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import { tellServicesBefore } from '../../../../platforms/callmanager4/services-before.ts';
import { setAsideBefore } from '../../../../platforms/callmanager4/standing.ts';
import type { PromptStep } from '../../../../plan/types/step.ts';
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

const judgedByHand = (now: Pick<ServiceSeen, 'startType' | 'state'>, memory: Partial<ServerMemory>) =>
  judgeLooks(
    'services-restored',
    [server],
    [sampleObservation(server, { services: known([shield(now)]) })],
    { services: ['Shield'], setAsideBefore: true },
    { ...emptyMemory, ...memory },
  );

const OUT = { startType: 'disabled', state: 'stopped' } as const;

/** The prompt as it is planned for a server on which these are out. */
function setBackByHand(services: readonly ServiceSeen[]): PromptStep {
  const owner = { ...server, software: [{ name: 'x', class: 'antivirus' as const, services: ['Shield'] }] };
  const cluster = sampleCluster([owner]);
  const plan = makePlan(cluster, 'upgrade', [sampleObservation(owner, { services: known(services) })]);
  return plan.after.find(({ id }) => id === 'PUB/services-set-back-by-hand') as PromptStep;
}

describe('services that the run before wrote down', () => {
  it('are what is written down of a service that is disabled now, and of no other', () => {
    fc.assert(
      fc.property(service, service, (now, before) => {
        const { remember } = judged('services-recorded', shield(now), { servicesBefore: [shield(before)] });
        const was = shield(now.startType === 'disabled' ? before : now);
        expect(remember?.services).toEqual([was]);
        // No name and no line of the cluster file tells of it: only the run before can have set it aside.
        expect(remember?.setAside).toEqual(now.startType === 'disabled' ? [was] : []);
      }),
    );
  });

  it('prove what is set back by hand: good where it is as it was, bad where it is not, unknown without a record', () => {
    fc.assert(
      fc.property(service, service, (now, before) => {
        const isSo = now.startType === before.startType && (before.state === 'stopped' || now.state === 'running');
        const expected = isOut(shield(before)) ? 'unknown' : isSo ? 'good' : 'bad';
        expect(judgedByHand(now, { servicesBefore: [shield(before)] }).verdict).toBe(expected);
        expect(judgedByHand(now, {}).verdict).toBe('unknown');
      }),
    );
  });

  // This run looked when they were set aside already.
  it('are not what this run has written down itself: without a record of the run before, the word counts', () => {
    fc.assert(
      fc.property(service, service, (now, here) => {
        expect(judgedByHand(now, { setAside: [shield(here)] }).verdict).toBe('unknown');
      }),
    );
  });

  it('are told to whoever sets them back, and are what the robots set', () => {
    const planned = setBackByHand([
      shield(OUT),
      { ...shield(OUT), name: 'TermService', displayName: 'Terminal Services' },
    ]);
    fc.assert(
      fc.property(service, (before) => {
        const step = tellServicesBefore(planned, { ...emptyMemory, servicesBefore: [shield(before)] });
        const known = isOut(shield(before)) ? null : before;
        expect(step.task).toEqual({
          kind: 'set-back-services',
          services: [
            { name: 'Shield', before: known },
            { name: 'Terminal Services', before: null },
          ],
        });
        const [shielded, terminal] = step.instructions.slice(-2);
        expect(shielded).toContain(known === null ? 'no run has written down' : `startup type ${before.startType}`);
        expect(shielded?.includes('then start it')).toBe(known?.state === 'running');
        expect(terminal).toContain('Terminal Services: no run has written down');
        expect(tellServicesBefore(step, { ...emptyMemory, servicesBefore: null }).task).toEqual(planned.task);
      }),
    );
  });
});

describe('what is set back by hand', () => {
  it('is all that may interfere and is out, whether the cluster file names it or not; none of it is forgotten', () => {
    const names = ['Norton AntiVirus Server', 'DefWatch', 'Cisco Security Agent', 'pcANYWHERE Host Service', 'Shield'];
    fc.assert(
      fc.property(fc.subarray(names), fc.subarray(names), (inFile, out) => {
        const owner = { ...server, software: [{ name: 'x', class: 'antivirus' as const, services: inFile }] };
        const services = out.map((name) => sampleService(name, OUT));
        const seen = sampleObservation(owner, { services: known(services) });
        expect(setAsideBefore(owner, seen, false)).toEqual(
          out.filter((one) => one !== 'Shield' || inFile.includes(one)),
        );
        // What may interfere is stopped by this run, or set back by hand: never neither.
        const stopped = interferingServices(owner, seen).map(({ displayName }) => displayName);
        for (const name of out.filter((one) => classify(one) !== null))
          expect([...stopped, ...setAsideBefore(owner, seen, false)]).toContain(name);
      }),
    );
  });
});
