import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import { known } from '../../../../plan/fact.ts';
import { sampleCluster, sampleServer, sixServers } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { forEveryPlan, idsInOrder, looksAtBareMachines, planOf, subscriberNames } from './walk.ts';

const BARE = sampleCluster(sixServers, { to: '4.2(1)' });

describe('the installation of a cluster', () => {
  it('never has a server before the publisher, and keeps the order of the file among subscribers (ORD-01, ORD-19)', () => {
    forEveryPlan('install', (plan, cluster) => {
      expect(plan.servers.map(({ name }) => name)).toEqual(['PUB', ...subscriberNames(cluster)]);
    });
  });

  it("never touches a subscriber before the publisher's reboot that ends its installation (ORD-04)", () => {
    forEveryPlan('install', (plan, cluster) => {
      const ids = idsInOrder(plan);
      const rebooted = ids.indexOf('PUB/rebooted-after-finish');
      expect(rebooted).toBeGreaterThan(0);
      for (const name of subscriberNames(cluster)) {
        expect(ids.findIndex((id) => id.startsWith(`${name}/`))).toBeGreaterThan(rebooted);
      }
    });
  });

  it('never begins a subscriber unless the publisher has the release and serves its database and directory (PRE-26, PUB-25)', () => {
    forEveryPlan('install', (plan, cluster) => {
      for (const { role, steps } of plan.servers.filter(({ role: one }) => one !== 'publisher')) {
        const looks = steps.map((step) => (step.kind === 'gate' ? step.until : step.kind === 'check' && step.check));
        const first = looks.findIndex((look) => look && look.name === 'publisher-serves');
        expect(steps.slice(0, first).every(({ id }) => /window/.test(id))).toBe(true);
        expect(looks.slice(first, first + 3)).toMatchObject([
          { name: 'publisher-serves', servers: ['PUB'] },
          { name: 'version-is', servers: ['PUB'], arguments: { release: cluster.to } },
          { name: 'services-running', servers: ['PUB'], arguments: { services: ['DC Directory Server'] } },
        ]);
        expect(role).not.toBe('application');
      }
    });
  });

  it('never begins the installer of a server before it is prepared, quiet, and fit after its last reboot (SVC-10, PUB-01)', () => {
    forEveryPlan('install', (plan) => {
      for (const { name, steps } of plan.servers) {
        const ids = steps.map(({ id }) => id);
        const order = [
          'operating-system',
          'services-recorded',
          'reboot',
          'nothing-interferes',
          'memory',
          'disc-1',
          'wizard',
          'version',
        ];
        const places = order.map((step) => ids.indexOf(`${name}/${step}`));
        expect(places).toEqual([...places].sort((one, other) => one - other));
        expect(places).not.toContain(-1);
      }
    });
  });

  it('is not refused for bare machines, and is for a machine that runs an older release (VER-11, VER-21, VER-22)', () => {
    const refusals = (plan: ReturnType<typeof planOf>) => plan.problems.filter(({ severity }) => severity === 'refuse');
    expect(refusals(planOf(BARE, 'install', looksAtBareMachines(BARE)))).toEqual([]);
    const old = BARE.servers.map((server) => sampleObservation(server, { osImage: known('2000.4.2sr2') }));
    expect(refusals(planOf(BARE, 'install', old)).map(({ source }) => source)).toContainEqual(['VER-21', 'VER-22']);
  });

  it('only looks at a server that shows the release already (VER-23)', () => {
    const looks = looksAtBareMachines(BARE).map((look) =>
      look.server === 'PUB' ? { ...look, callManager: known('4.2(1)') } : look,
    );
    const plan = makePlan(BARE, 'install', looks);
    expect(plan.servers[0]?.steps.map(({ id }) => id)).toEqual(['PUB/version']);
    expect(idsInOrder(plan)).not.toContain('PUB/services-set-back');
  });

  it('plans for a cluster of one server nothing of subscribers (ORD-20)', () => {
    const one = sampleCluster([sampleServer('PUB', ['publisher', 'primary'])], { to: '4.2(1)' });
    expect(planOf(one, 'install').stages.map(({ name }) => name)).toEqual([
      'preparation',
      'publisher',
      'post-installation',
    ]);
  });
});
