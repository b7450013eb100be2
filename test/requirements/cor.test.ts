import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { judgeLooks } from '../platforms/callmanager4/checks/judging.ts';
import { sampleCluster, sampleServer, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { problemsOf, smallContent } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { sampleObservation, sampleService } from '../platforms/callmanager4/sample-observation.ts';
import { forEveryPlan, inOrderOfWork, planOf, subscriberNames } from '../platforms/callmanager4/procedures/walk.ts';
import { offline } from '../platforms/callmanager4/sample-plan.ts';
import { expectBlocks, expectHolds, expectInOrder, expectStaysOpen, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, notedIn, promptOf, questionOf, stepOf, stepsNamed, told } from './planned.ts';
import { lastOfServers } from './table-5.ts';

const CM1 = sampleServer('CM1', ['primary']);

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

  it('has the documents of its CRS and their steps at hand before anything is touched there, or nothing goes on (COR-01, COR-02)', () => {
    const servers = sixServers.map((server) => (server.name === 'SEC' ? { ...server, coresident: true } : server));
    for (const procedure of ['upgrade', 'install'] as const) {
      const plan = planOf(sampleCluster(servers, { to: '4.2(1)' }), procedure);
      const steps = inOrderOfWork(plan);
      expect(stepsNamed(steps, 'coresident-documents').map(({ server }) => server)).toEqual(['SEC']);
      const asked = promptOf(plan, 'SEC/coresident-documents');
      expect(leadsTo(asked)).toEqual({ done: 'good', 'not-known': 'trouble', missing: 'blocked' });
      expect(notedIn(asked)).toContain('done');
      expect(told(asked)).toMatch(/beside 4\.2\(1\) in the Compatibility Matrix[^]*have their steps beside this plan/);
      expectInOrder(steps, [asked.id, 'SEC/services-stopped', 'SEC/wizard']);
    }
    for (const procedure of AT_THE_CONSOLE)
      forEveryPlan(procedure, (plan) => {
        expect(stepsNamed(inOrderOfWork(plan), 'coresident-documents')).toEqual([]);
      });
  });

  it.each(['publisher', 'tftp', 'service', 'secondary', 'primary'] as const)(
    'is never an application that has a server of its own: as %s and application its cluster file is refused (COR-04)',
    (role) => {
      const content = smallContent();
      content.servers.push({
        name: 'MIXED',
        address: '10.9.9.9',
        model: 'MCS-7845',
        roles: [role, 'application'],
        applications: ['Cisco Conference Connection', 'Cisco Personal Assistant', 'Cisco Emergency Responder'],
      });
      const refusal = `servers[3].roles: has both ${role} and application; an application server is a machine of its own`;
      expect(problemsOf(content)).toContainEqual(expect.stringContaining(refusal));
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

  it('is looked for on every server when all is set back, and is left open where none is seen to run (COR-11, POST-33, POST-35)', () => {
    forEveryPlan('install', (plan, cluster) => {
      for (const name of ['PUB', ...subscriberNames(cluster)]) {
        const looked = stepOf(plan, `${name}/security-agent-runs`);
        expectStaysOpen(looked);
        expect(questionOf(looked)).toMatchObject({ name: 'security-agent-runs', servers: [name] });
        const back = inOrderOfWork(plan).filter(({ id }) => id === `${name}/services-set-back`);
        expectInOrder(inOrderOfWork(plan), [
          `${name}/post-10-security-agent`,
          ...back.map(({ id }) => id),
          looked.id,
          'cluster/post-15-java',
        ]);
      }
    });
    const judged = (services: Observation['services'], server = CM1): string =>
      judgeLooks('security-agent-runs', [server], [sampleObservation(server, { services })]).verdict;
    const agent = sampleService('Cisco Security Agent');
    expect(judged(known([sampleService('Cisco CallManager'), agent]))).toBe('good');
    expect(judged(known([{ ...agent, state: 'stopped' }]))).toBe('bad');
    expect(judged(known([{ ...agent, state: 'starting' }]))).toBe('unknown');
    expect(judged(known([sampleService('Cisco CallManager')]))).toBe('bad');
    expect(judged(unknown('access denied'))).toBe('unknown');
    const other = known([sampleService('Okena Sentry')]);
    const software = [{ name: 'Sentry', class: 'intrusion detection' as const, services: ['okena sentry'] }];
    expect([judged(other), judged(other, { ...CM1, software })]).toEqual(['bad', 'good']);
  });

  it('stands alone with rules that nobody can change, or is managed from a machine of its own (COR-12, COR-13)', () => {
    const text = told(
      promptOf(planOf(sampleCluster(sixServers, { to: '4.2(1)' }), 'install'), 'SEC/post-10-security-agent'),
    );
    expect(text).toMatch(
      /for CallManager stands alone, and its rules can be neither seen nor changed: http:\/\/www\.cisco\.com\/cgi-bin\/tablebuild\.pl\/cmva-3des\./,
    );
    expect(text).toMatch(
      /see or change rules, or to support applications that Cisco has not approved: the Management Center, .*machine of its own, which is no server of this cluster/,
    );
  });
});

describe('programs that are found on a server', () => {
  it('never let an installer begin where one must have a server of its own, or nobody can tell (COR-03, COR-04)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }, plan) => {
      expectBlocks(stepOf(plan, `${name}/programs-allowed`));
      expectInOrder(steps, [`${name}/programs-allowed`, `${name}/disc-1`]);
    });
    for (const procedure of ['upgrade', 'install', 'add-subscriber'] as const)
      forEveryPlan(procedure, (plan, cluster) => {
        const step = stepOf(plan, 'cluster/no-forbidden-program');
        expectBlocks(step);
        expect([...(questionOf(step)?.servers ?? [])].sort()).toEqual(['PUB', ...subscriberNames(cluster)].sort());
      });
  });

  it('hold the work where they slow a server down or nobody supports them, until somebody gives a reason (COR-05, COR-06, SVC-14)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }, plan) => {
      const step = stepOf(plan, `${name}/programs-supported`);
      expectHolds(step);
      expect(step.because).toMatch(/Netscape Navigator.*the installer wants it uninstalled/);
      expectInOrder(steps, [step.id, `${name}/disc-1`]);
    });
  });
});

describe('software of other vendors', () => {
  it('is looked up before the first server, on the pages that are named, by an approver who says what was found (SVC-07, COR-09, COR-10)', () => {
    for (const procedure of AT_THE_CONSOLE)
      forEveryPlan(procedure, (plan) => {
        const asked = promptOf(plan, 'cluster/software-verified');
        expect([asked.by, asked.answer.kind]).toEqual(['approver', 'text']);
        expect(told(asked)).toMatch(
          /Solution "IP Telephony", category "Operations, Administration, and Maintenance \(OAM\)"/,
        );
        expect(told(asked)).toContain(
          `Interoperability tests for ${plan.to}: http://www.cisco.com/cgi-bin/ecoa/Search`,
        );
        expect(told(asked)).toMatch(
          /\?isAffil=Y for affiliates; by company name\.\n.*without a finished test .* who has decided to go on/,
        );
        if (plan.servers.length > 0)
          expectInOrder(inOrderOfWork(plan), [asked.id, plan.servers[0]?.steps[0]?.id ?? '']);
      });
  });
});
