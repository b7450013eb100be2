import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import type { Plan } from '../../../../plan/types/plan.ts';
import { validCluster } from '../arbitrary-cluster.ts';
import { sampleCluster, sampleServer, sixServers } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { forEveryPlan, inOrderOfWork, subscriberNames } from './walk.ts';

const SETTLE = 35 * 60;
const AT = Date.parse('2006-03-12T22:00:00.000Z');

const waited = (plan: Plan): number =>
  inOrderOfWork(plan).reduce((sum, step) => sum + (step.kind === 'wait' ? step.seconds : 0), 0);

const asksSince = (plan: Plan): boolean => inOrderOfWork(plan).some(({ id }) => id === 'cluster/settled-since');

/** Servers that booted so many seconds before they were looked at. */
const looksAt = (cluster: ReturnType<typeof sampleCluster>, seconds: readonly number[]) =>
  cluster.servers.map((server, index) =>
    sampleObservation(server, {
      // The worker's clock is another one, and says nothing of how long a server has been up.
      at: new Date(AT + 9_999_000).toISOString(),
      clock: known(new Date(AT).toISOString()),
      bootTime: known(new Date(AT - (seconds[index] ?? 0) * 1000).toISOString()),
      uptimeSeconds: unknown('the counter is not there'),
    }),
  );

describe('verifying the subscriptions', () => {
  it('never judges before every subscriber has been up for 35 minutes, and never waits for longer (VFY-01)', () => {
    fc.assert(
      fc.property(
        validCluster,
        fc.array(fc.integer({ min: -600, max: 6000 }), { minLength: 20, maxLength: 20 }),
        (cluster, up) => {
          const plan = makePlan(cluster, 'verify-subscriptions', looksAt(cluster, up));
          const subscribers = subscriberNames(cluster);
          cluster.servers.forEach(({ name }, index) => {
            // A clock that runs ahead shows a boot in the future: then the whole time is waited for.
            const age = Math.max(0, up[index] ?? 0);
            if (subscribers.includes(name)) expect(waited(plan) + age).toBeGreaterThanOrEqual(SETTLE);
          });
          expect(waited(plan)).toBeLessThanOrEqual(SETTLE);
          expect(asksSince(plan)).toBe(false);
        },
      ),
    );
  });

  it('asks how long ago the last one was finished where a boot time cannot be seen, and takes no less than 35 minutes', () => {
    const cluster = sampleCluster(sixServers);
    const blind = looksAt(cluster, []).map((look) =>
      look.server === 'SEC' ? { ...look, bootTime: { known: false, why: 'access denied' } as const } : look,
    );
    for (const plan of [
      makePlan(cluster, 'verify-subscriptions', blind),
      makePlan(cluster, 'verify-subscriptions', null),
    ]) {
      expect(waited(plan)).toBe(0);
      const step = inOrderOfWork(plan).find(({ id }) => id === 'cluster/settled-since');
      expect(step).toMatchObject({ kind: 'prompt', answer: { kind: 'number', minimum: 35 } });
    }
  });

  it('never leaves a subscriber without a verdict of its own, and repairs before them (VFY-03, VFY-07)', () => {
    forEveryPlan('verify-subscriptions', (plan, cluster) => {
      const steps = inOrderOfWork(plan);
      const verdicts = steps.filter(({ id }) => id.endsWith('/subscription'));
      expect(verdicts.map(({ server }) => server)).toEqual(subscriberNames(cluster));
      for (const step of verdicts) {
        const check = { servers: ['PUB'], arguments: { subscribers: [step.server] } };
        expect(step).toMatchObject({ check, outcome: 'open item' });
      }
      if (verdicts.length === 0) return;
      const repair = steps.findIndex(
        (step) => step.kind === 'check' && step.repair?.action === 'reinitialize-subscriptions',
      );
      expect(steps[repair]).toMatchObject({ outcome: 'block', repair: { server: 'PUB' } });
      expect(repair).toBeLessThan(steps.findIndex(({ id }) => id.endsWith('/subscription')));
    });
  });

  it('never works on a server', () => {
    forEveryPlan('verify-subscriptions', (plan) => {
      expect(plan.servers).toEqual([]);
      expect(inOrderOfWork(plan).filter(({ kind }) => kind === 'action')).toEqual([]);
    });
  });

  it('is refused for a cluster of one server, which has none (ORD-20)', () => {
    const plan = makePlan(sampleCluster([sampleServer('PUB', ['publisher'])]), 'verify-subscriptions', null);
    expect(plan.problems[0]).toMatchObject({ severity: 'refuse', source: ['ORD-20', 'VFY-03'] });
  });
});
