import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../plan/explain-plan.ts';
import { forEveryPlan, inOrderOfWork } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { offline } from '../platforms/callmanager4/sample-plan.ts';
import { expectInOrder } from './expect-steps.ts';
import { leadsTo, notedIn, promptOf, told } from './planned.ts';
import { begun, done, good, placeOf } from './entries.ts';
import { storyOf } from './story.ts';

describe('IP telephony applications', () => {
  it('are upgraded one server at a time after the primaries, by their own documents; the release that runs then is noted, and what is not upgraded stays open (APP-01)', () => {
    forEveryPlan('upgrade', (plan, cluster) => {
      for (const { name } of plan.servers.filter(({ role }) => role === 'application')) {
        const { applications } = cluster.servers.find((server) => server.name === name)!;
        const asked = promptOf(plan, `${name}/application-upgraded`);
        expect(asked.task).toEqual({ kind: 'application-upgrade', applications });
        for (const application of applications) expect(asked.title).toContain(application);
        expect(told(asked)).toMatch(/by its own documents[^]*Write the release that it runs now into the note/);
        expect(leadsTo(asked)).toEqual({ done: 'good', later: 'open item', message: 'trouble' });
        expect(notedIn(asked)).toContain('done');
        expectInOrder(inOrderOfWork(plan), ['PUB/wizard', asked.id, `${name}/in-service`]);
      }
    });
    const { journal } = storyOf('six servers, CallManager service not on the publisher');
    const from = placeOf(journal, begun('CER-1'), placeOf(journal, done('CM-SUB1')));
    placeOf(journal, good('CER-1/application-upgraded', { evidence: /^claimed by / }), from);
  });

  it('all work with the new release, or the upgrade is not begun: an approver says in which edition of the matrix it was read, and who does not know goes no further (APP-02, APP-03)', () => {
    forEveryPlan('upgrade', (plan) => {
      const asked = promptOf(plan, 'cluster/compatibility-confirmed');
      expect([asked.by, leadsTo(asked)]).toEqual(['approver', { done: 'good', 'not-known': 'blocked' }]);
      expect(notedIn(asked)).toEqual(['done', 'not-known']);
      expect(told(asked)).toMatch(/Compatibility Matrix[^]*every application of this cluster works with/);
      expectInOrder(inOrderOfWork(plan), [asked.id, plan.servers[0]?.steps[0]?.id ?? '']);
    });
    const { journal } = storyOf('six servers, CallManager service not on the publisher');
    const answered = placeOf(journal, { kind: 'answered', step: 'cluster/compatibility-confirmed', value: 'done' });
    expect(placeOf(journal, { kind: 'server' })).toBeGreaterThan(answered);
  });

  it('that a new release may affect are asked for by name, before an upgrade and before an installation (APP-04)', () => {
    for (const [procedure, id] of [
      ['upgrade', 'cluster/compatibility-confirmed'],
      ['install', 'cluster/documents-read'],
    ] as const)
      forEveryPlan(procedure, (plan) => {
        const text = told(promptOf(plan, id));
        for (const name of [
          'Conference Connection',
          'SoftPhone',
          '186 Analog Telephony Adapter',
          'Personal Assistant',
          'CRS',
          'TAPI or JTAPI application whoever made it',
          'Telephony Service Provider',
        ])
          expect(text).toContain(name);
        expect(text).toContain('What is there, or may be, needs its entry in the matrix');
      });
  });

  it('each have their release notes and guides at hand before the first server of an upgrade (APP-05)', () => {
    forEveryPlan('upgrade', (plan) => {
      expect(told(promptOf(plan, 'cluster/compatibility-confirmed'))).toMatch(
        /Of each application have the release notes, the guide to its installation or upgrade, and the one to its configuration at hand/,
      );
    });
  });

  it('never begin before CallManager is upgraded on every server (APP-03)', () => {
    forEveryPlan('upgrade', (plan) => {
      const roles = plan.servers.map(({ role }) => role);
      const first = roles.indexOf('application');
      if (first >= 0) expect(roles.slice(first).filter((role) => role !== 'application')).toEqual([]);
    });
  });

  it('take time of the same window: each has a line and a longest time of its own in the plan, and it is said where that comes from (APP-06)', () => {
    const plan = offline(sampleCluster(sixServers));
    const without = offline(sampleCluster(sixServers.filter(({ name }) => name !== 'APP')));
    const application = plan.servers.find(({ name }) => name === 'APP');
    expect(application?.minutes.high).toBeGreaterThan(0);
    expect(plan.minutes.high - without.minutes.high).toBe(application?.minutes.high);
    expect(explainPlan(plan).filter((line) => /^ {2}Server 6: APP \(application\), .*minutes/.test(line))).toHaveLength(
      1,
    );
    const said = plan.problems.filter(({ message }) => /times? of APP .*documents of their applications/.test(message));
    expect(said).toHaveLength(1);
  });
});
