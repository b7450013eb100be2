import { describe, expect, it } from 'vitest';
import { sampleCluster, sampleServer, sixServers } from '../plan/sample-cluster.ts';
import { forEveryPlan, inOrderOfWork, planOf, subscriberNames } from '../plan/procedures/walk.ts';
import { offline } from '../plan/sample-plan.ts';
import { expectInOrder, leadsTo, promptOf, told } from './planned.ts';
import { lastOfServers } from './table-5.ts';

describe('software that shares a server with CallManager', () => {
  it('may be a compatible Customer Response Solutions: its documents are read first, and it is offered when all is done (COR-01)', () => {
    forEveryPlan('install', (plan, cluster) => {
      const read = promptOf(plan, 'cluster/documents-read');
      expect([read.by, told(read)]).toEqual([
        'approver',
        expect.stringMatching(/Compatibility Matrix.*every application/),
      ]);
      for (const name of ['PUB', ...subscriberNames(cluster)]) {
        const offered = promptOf(plan, `${name}/post-8-customer-response`);
        expect(told(offered)).toMatch(/compatible release may share the machine/);
        expect(leadsTo(offered)).toEqual({ done: 'good', 'not-wanted': 'good', later: 'open item' });
        expectInOrder(inOrderOfWork(plan), [read.id, `${name}/wizard`, offered.id]);
      }
    });
  });

  it('leaves the upgrade of a coresident server to the CRS documents, which is said before anybody approves the plan (COR-02, COR-01)', () => {
    const servers = sixServers.map((server) => (server.name === 'SEC' ? { ...server, coresident: true } : server));
    const found = (cluster: typeof sixServers) =>
      offline(sampleCluster(cluster)).problems.filter(({ message }) => message.includes('by the CRS documents'));
    expect(found(servers).map(({ severity, server }) => [severity, server])).toEqual([['warn', 'SEC']]);
    expect(found(sixServers)).toEqual([]);
  });

  it.each(['publisher', 'tftp', 'service', 'secondary', 'primary'] as const)(
    'is never an application that has a server of its own: as %s and application it has no plan (COR-04)',
    (role) => {
      const others = sixServers.filter((server) => !server.roles.includes(role));
      const mixed = sampleServer('MIXED', [role, 'application'], {
        applications: ['Cisco Conference Connection', 'Cisco Personal Assistant', 'Cisco Emergency Responder'],
      });
      for (const procedure of ['upgrade', 'install'] as const) {
        const { problems } = planOf(sampleCluster([...others, mixed], { to: '4.2(1)' }), procedure);
        const refused = problems.filter(
          ({ severity, message }) => severity === 'refuse' && message.includes('a machine of its own'),
        );
        expect(refused.map(({ server }) => server)).toEqual(['MIXED']);
      }
    },
  );

  it('that is verified by Cisco is installed by nobody before every server has CallManager (COR-07)', () => {
    forEveryPlan('install', (plan) => {
      const announced = promptOf(plan, 'cluster/work-announced');
      expect(told(announced)).toMatch(/Until the last server is done .* no Cisco-verified application is installed/);
      const steps = inOrderOfWork(plan);
      expectInOrder(steps, [announced.id, plan.servers[0]?.steps[0]?.id ?? '']);
      const installs = steps.flatMap(({ id }, index) => (/post-(?:8|10|11)-/.test(id) ? [index] : []));
      expect(installs.length).toBeGreaterThan(0);
      expect(Math.min(...installs)).toBeGreaterThan(lastOfServers(plan));
    });
  });

  it('is no web browser: who administers or activates does it from another PC (COR-08)', () => {
    forEveryPlan('post-install', (plan) => {
      const steps = inOrderOfWork(plan).filter(({ kind }) => kind === 'prompt');
      const browsing = steps.filter((step) => /CallManager (?:Administration|Serviceability)\b/.test(told(step)));
      expect(browsing.length).toBeGreaterThan(8);
      for (const step of browsing) expect(told(step)).toMatch(/from another PC|from there|Each PC/i);
    });
  });
});

describe('a security agent', () => {
  it('is offered for every server, and who wants none says why (COR-11)', () => {
    forEveryPlan('install', (plan, cluster) => {
      for (const name of ['PUB', ...subscriberNames(cluster)]) {
        const offered = promptOf(plan, `${name}/post-10-security-agent`);
        expect(told(offered)).toContain('S2 strongly recommends one');
        expect(leadsTo(offered)).toEqual({ done: 'good', 'not-wanted': 'good', later: 'open item' });
      }
    });
  });

  it('stands alone with rules that nobody can change, or is managed from a machine of its own (COR-12, COR-13)', () => {
    const text = told(
      promptOf(planOf(sampleCluster(sixServers, { to: '4.2(1)' }), 'install'), 'SEC/post-10-security-agent'),
    );
    expect(text).toMatch(/for CallManager stands alone, and its rules cannot be changed/);
    expect(text).toMatch(
      /Management Center can change them; it needs a machine of its own, which is no server of this cluster/,
    );
  });
});
