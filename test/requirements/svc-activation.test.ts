import { describe, expect, it } from 'vitest';
import { interferingServices } from '../../platforms/callmanager4/interfering-software.ts';
import { known } from '../../plan/fact.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { judgeLooks } from '../platforms/callmanager4/checks/judging.ts';
import { forEveryPlan, inOrderOfWork, planOf, subscriberNames } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers, twoServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation, sampleService, showing } from '../platforms/callmanager4/sample-observation.ts';
import { expectBlocks, expectHolds, expectInOrder, expectStaysOpen, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, notedIn, promptOf, questionOf, stepOf, stepsNamed, told } from './planned.ts';
import { bad, commandsOf, placeOf } from './entries.ts';
import { storiesOf, storyOf, worksIn } from './story.ts';
import { toldTo } from '../platforms/callmanager4/told.ts';

const server = sampleServer('CM1', ['primary'], { services: ['Cisco CallManager'] });

const CLUSTER = sampleCluster(sixServers, { to: '4.2(1)' });

/** Plans of an upgrade and of an installation of machines on which Terminal Services and the server's own services run. */
const PLANS: readonly Plan[] = (['upgrade', 'install'] as const).map((procedure) =>
  planOf(
    CLUSTER,
    procedure,
    CLUSTER.servers.map((one) => sampleObservation(one)),
  ),
);

describe("CallManager's own services", () => {
  it('are written down before an upgrade takes them away, and the users know that services may fail (SVC-18)', () => {
    forEveryServer(['upgrade'], ({ name, steps }) => {
      expectInOrder(steps, [`${name}/services-recorded`, `${name}/wizard`, `${name}/services-running`]);
    });
    const seen = [sampleService('Cisco CallManager'), sampleService('Cisco TFTP', { state: 'stopped' })];
    const look = sampleObservation(server, { services: known(seen) });
    expect(judgeLooks('services-recorded', [server], [look]).remember?.services).toEqual(seen);
    const plan = PLANS[0]!;
    expectInOrder(inOrderOfWork(plan), ['cluster/users-notified', 'PUB/services-recorded']);
    expect(told(promptOf(plan, 'cluster/users-notified'))).toContain('services and calls may fail meanwhile');
  });

  it('come back by themselves after an upgrade, and the next server waits for them (SVC-19)', () => {
    forEveryServer(['upgrade'], ({ name, steps }, plan, cluster) => {
      const step = stepOf(plan, `${name}/services-running`);
      const own = cluster.servers.find((one) => one.name === name)?.services;
      expect(questionOf(step)).toMatchObject({ name: 'services-running', arguments: { services: own } });
      expect(questionOf(step)?.withinSeconds).toBe(cluster.durations.serviceStartLimit.seconds);
      expectBlocks(step);
      expect(steps.indexOf(step)).toBeGreaterThan(steps.findIndex(({ id }) => id.endsWith('/rebooted-after-finish')));
    });
    forEveryServer(['upgrade'], ({ name, steps }, plan) => {
      const [call, all] = [stepOf(plan, `${name}/call-services-migrated`), stepOf(plan, `${name}/services-migrated`)];
      expect(toldTo(questionOf(call)).services).toEqual(['Cisco CallManager', 'Cisco TFTP']);
      expect(toldTo(questionOf(all)).services).toBeUndefined();
      expectBlocks(call);
      expectStaysOpen(all);
      expectInOrder(steps, [`${name}/services-recorded`, `${name}/rebooted-after-finish`, call.id, all.id]);
    });
    const { server: name, end, entries } = worksIn(storyOf('a service stays stopped after the upgrade')).at(-1)!;
    placeOf(entries, bad(`${name}/services-running`, { seen: /Cisco CallManager is stopped/ }));
    expect(end).toBe('stopped');
  });

  it('that are wanted beyond that are activated server by server after the last server of an upgrade, or stay open (SVC-20)', () => {
    forEveryPlan('upgrade', (plan, cluster) => {
      const steps = inOrderOfWork(plan);
      const last = steps.findLastIndex((step) => plan.servers.some((one) => one.steps.includes(step)));
      const names = ['PUB', ...subscriberNames(cluster)];
      const asked = stepsNamed(steps, 'services-activated');
      expect(asked.map((step) => step.server).sort()).toEqual([...names].sort());
      for (const step of asked) {
        expect(steps.indexOf(step)).toBeGreaterThan(last);
        const { services } = cluster.servers.find(({ name }) => name === step.server)!;
        expect(told(step)).toContain(`Running already by the cluster file: ${services.join(', ')}`);
        expect(told(step)).toContain(`Tools > Service Activation; choose ${step.server}, tick the further ones`);
        expect(leadsTo(step)).toEqual({ done: 'good', 'not-wanted': 'good', later: 'open item' });
      }
    });
  });

  it('are all inactive after an installation, and nothing expects otherwise before somebody has chosen (SVC-21)', () => {
    forEveryPlan('install', (plan, cluster) => {
      const own = new Set(cluster.servers.flatMap(({ services }) => services));
      const steps = inOrderOfWork(plan);
      const first = steps.findIndex(({ id }) => id.endsWith('/post-1-activate-services'));
      for (const step of steps.slice(0, first)) {
        const question = questionOf(step);
        expect(question?.name ?? '').not.toMatch(/in-service$/);
        if (question?.name === 'services-running' || question?.name === 'publisher-serves')
          expect(toldTo(question).services?.filter((name) => own.has(name))).toEqual([]);
      }
      expect(told(steps[first]!)).toContain('none is active, until somebody chooses');
    });
  });

  it('that the cluster file wants are activated on each server, by its own list, and asked again while they do not run (SVC-22)', () => {
    for (const procedure of ['install', 'post-install'] as const) {
      forEveryPlan(procedure, (plan, cluster) => {
        for (const name of ['PUB', ...subscriberNames(cluster)]) {
          const { services } = cluster.servers.find((one) => one.name === name)!;
          const asked = promptOf(plan, `${name}/post-1-activate-services`);
          expect(asked.task).toEqual({ kind: 'activate-services', server: name, services });
          expect(told(asked)).toContain(services.join(', '));
          expect(asked.proof).toEqual({
            name: 'services-running',
            servers: [name],
            arguments: { services },
            withinSeconds: cluster.durations.serviceStartLimit.seconds,
          });
          expect(leadsTo(asked)).toEqual({ done: 'good', later: 'open item' });
        }
      });
    }
  });

  it('that do not run hold the work before the database is configured, and after the next boot, until they do (SVC-22, SVC-23)', () => {
    for (const procedure of ['install', 'post-install'] as const) {
      forEveryPlan(procedure, (plan, cluster) => {
        const names = ['PUB', ...subscriberNames(cluster)];
        const all = stepOf(plan, 'cluster/post-3-1-services-active');
        expectHolds(all);
        expect([...(questionOf(all)?.servers ?? [])].sort()).toEqual([...names].sort());
        for (const name of names) {
          const survived = stepOf(plan, `${name}/services-survive`);
          expectHolds(survived);
          expect(told(survived)).toContain('activate it in Serviceability, and the machine sees it');
          expectInOrder(inOrderOfWork(plan), [
            `${name}/post-1-activate-services`,
            all.id,
            `${name}/post-5-service-release`,
            survived.id,
          ]);
        }
      });
    }
  });

  it('are never activated, started or stopped by Windows means, and whoever activates them is told so (SVC-23, SVC-25)', () => {
    const ours = ['CCM', 'CTIManager', 'TFTP'];
    for (const story of storiesOf(...AT_THE_CONSOLE, 'post-install')) {
      const keys = commandsOf(story.journal).map((one) => /sc \S+ (?:stop|start|config) "([^"]+)"/.exec(one)?.[1]);
      for (const key of keys) expect(ours).not.toContain(key);
    }
    for (const plan of PLANS) {
      for (const step of inOrderOfWork(plan)) {
        if (step.kind !== 'action' || !toldTo(step).services) continue;
        const own = CLUSTER.servers.find(({ name }) => name === step.server)?.services ?? [];
        expect(toldTo(step).services?.filter((name) => own.includes(name))).toEqual([]);
      }
    }
    const named = { ...server, services: ['Cisco CallManager', 'IP IVR Bridge'] };
    const seen = sampleObservation(named, showing('IP IVR Bridge'));
    expect(interferingServices(named, seen)).toEqual([]);
    expect(told(promptOf(PLANS[0]!, 'PUB/services-activated'))).toContain('Do not use the Services window');
    expect(told(promptOf(PLANS[1]!, 'PUB/post-1-activate-services'))).toMatch(
      /Never by the Services window or Computer Management: neither to activate nor to start or stop/,
    );
  });

  it('are activated in Serviceability: application, tools, server, ticks, Update (SVC-24)', () => {
    const plan = planOf(sampleCluster(twoServers, { to: '4.2(1)' }), 'post-install');
    expect(told(promptOf(plan, 'SUB/post-1-activate-services'))).toMatch(
      /Administration > Application > Cisco CallManager Serviceability > Tools > Service Activation; choose SUB, tick the services, Update/,
    );
    expect(leadsTo(stepOf(plan, 'SUB/post-1-activate-services'))).toEqual({ done: 'good', later: 'open item' });
  });

  it('of which the cluster file names none on a server are named in the note by whoever activates them (SVC-26)', () => {
    const servers = sixServers.map((one) => (one.name === 'SEC' ? { ...one, services: [] } : one));
    for (const procedure of ['install', 'post-install'] as const) {
      const plan = planOf(sampleCluster(servers, { to: '4.2(1)' }), procedure);
      const asked = promptOf(plan, 'SEC/post-1-activate-services');
      expect(told(asked)).toMatch(/cluster file names no service of SEC[^]*the note names each that you activate/);
      expect(asked.proof).toBeUndefined();
      expect(leadsTo(asked)).toEqual({ done: 'good', none: 'good', later: 'open item' });
      expect(notedIn(asked)).toContain('done');
      expect(stepsNamed(inOrderOfWork(plan), 'services-survive').map((step) => step.server)).not.toContain('SEC');
      expect(told(promptOf(plan, 'PRI/post-1-activate-services'))).not.toContain('names no service');
    }
  });

  it('are spread over the servers by people, before the first server is installed (SVC-26)', () => {
    forEveryPlan('install', (plan) => {
      const planned = promptOf(plan, 'cluster/system-planned');
      expect([planned.by, told(planned)]).toEqual(['approver', expect.stringContaining('which services run where')]);
      expectInOrder(inOrderOfWork(plan), [planned.id, plan.servers[0]?.steps[0]?.id ?? '']);
    });
  });
});
