import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import { known } from '../../../../plan/fact.ts';
import type { Plan } from '../../../../plan/types/plan.ts';
import { sampleCluster, sixServers } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { forEveryPlan, idsInOrder, inOrderOfWork, isReboot, subscriberNames } from './walk.ts';

const CLUSTER = sampleCluster(sixServers, { from: '4.2(1)', to: '4.2(1)' });

const refusals = (plan: Plan): readonly string[] =>
  plan.problems.filter(({ severity }) => severity === 'refuse').map(({ message }) => message);

/** Everything runs 4.2(1), and the new server has its operating system only. */
const looks = (newServer: string, others = '4.2(1)') =>
  CLUSTER.servers.map((server) =>
    sampleObservation(server, {
      osImage: known('2000.4.2sr2'),
      callManager: known(server.name === newServer ? null : others),
    }),
  );

describe('adding a subscriber', () => {
  it('never works on any other server than the new one before the reboots (ADD-04)', () => {
    forEveryPlan('add-subscriber', (plan, cluster) => {
      const [added] = subscriberNames(cluster);
      if (added === undefined) return expect(refusals(plan)).not.toEqual([]);
      expect(plan.servers.map(({ name }) => name)).toEqual([added]);
      const steps = inOrderOfWork(plan);
      const approved = steps.findIndex(({ id }) => id === 'cluster/reboots-approved');
      expect(approved).toBeGreaterThan(steps.findIndex(({ id }) => id === `${added}/same-service-release`));
      const touched = steps.slice(0, approved).filter(({ kind, server }) => kind === 'action' && server !== added);
      expect(touched).toEqual([]);
    });
  });

  it('reboots every node at its end, once, one at a time, when the others are back (ADD-08)', () => {
    forEveryPlan('add-subscriber', (plan, cluster) => {
      const subscribers = subscriberNames(cluster);
      if (subscribers.length === 0) return;
      const stage = plan.stages.find(({ name }) => name === 'reboots');
      const steps = plan.after.filter(({ id }) => stage?.steps.includes(id));
      expect(steps.filter(isReboot).map(({ server }) => server)).toEqual(['PUB', ...subscribers]);
      let away: string | null = null;
      for (const step of steps) {
        if (isReboot(step)) {
          expect(away).toBeNull();
          away = step.server ?? '';
        }
        if (step.kind === 'gate' && step.until.servers.includes(away ?? '')) away = null;
      }
      expect(away).toBeNull();
    });
  });

  it('judges the subscriptions after the reboots, and sets back only on the new server (ADD-09, VFY-12)', () => {
    forEveryPlan('add-subscriber', (plan, cluster) => {
      const [added] = subscriberNames(cluster);
      if (added === undefined) return;
      expect(plan.stages.map(({ name }) => name)).toEqual([
        'preparation',
        'subscriber',
        'reboots',
        'subscriptions',
        'post-installation',
      ]);
      const last = plan.stages.at(-1)?.steps ?? [];
      expect(last.every((id) => id.startsWith(`${added}/`))).toBe(true);
    });
  });

  it('asks about changed service passwords before anything else (ADD-01)', () => {
    expect(idsInOrder(makePlan(CLUSTER, 'add-subscriber', null, { servers: ['PRI'] }))[0]).toBe(
      'cluster/service-passwords',
    );
  });

  it('has name resolution, installation, release, service release, reboots in the order of S2 (ADD-02 to ADD-08)', () => {
    const ids = idsInOrder(makePlan(CLUSTER, 'add-subscriber', null, { servers: ['pri'] }));
    const order = [
      'cluster/name-resolution',
      'PRI/operating-system',
      'PRI/wizard',
      'PRI/same-release-as-publisher',
      'PRI/same-service-release',
      'PUB/reboot-of-all',
    ];
    const places = order.map((id) => ids.indexOf(id));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it.each([
    ['no server', [], 'was not said'],
    ['the publisher', ['PUB'], 'PUB is no subscriber'],
    ['an application server', ['APP'], 'APP is no subscriber'],
    ['a server that the cluster file has not', ['NEW'], 'NEW is no subscriber'],
  ])('is refused when %s is named', (_title, servers, message) => {
    expect(refusals(makePlan(CLUSTER, 'add-subscriber', null, { servers })).join()).toContain(message);
  });

  it('is not refused for a bare machine in a cluster that runs the release, and is where it runs another (VER-20, VER-21)', () => {
    expect(refusals(makePlan(CLUSTER, 'add-subscriber', looks('PRI'), { servers: ['PRI'] }))).toEqual([]);
    const other = refusals(makePlan(CLUSTER, 'add-subscriber', looks('PRI', '4.1(3)'), { servers: ['PRI'] }));
    expect(other.join()).toContain('PUB runs 4.1(3), and the new machine would get 4.2(1)');
    const old = looks('PRI').map((look) => (look.server === 'PRI' ? { ...look, callManager: known('4.1(3)') } : look));
    expect(refusals(makePlan(CLUSTER, 'add-subscriber', old, { servers: ['PRI'] })).join()).toContain(
      'PRI runs CallManager 4.1(3) already',
    );
  });

  it('goes on with the comparison and the reboots where the new server was installed before the run was stopped', () => {
    const done = looks('none');
    const plan = makePlan(CLUSTER, 'add-subscriber', done, { servers: ['PRI'] });
    expect(plan.servers[0]?.steps.map(({ id }) => id)).toEqual([
      'PRI/version',
      'PRI/same-release-as-publisher',
      'PRI/same-service-release',
    ]);
    expect(idsInOrder(plan)).toContain('PRI/reboot-of-all');
  });
});
