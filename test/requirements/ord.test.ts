import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../platforms/callmanager4/order.ts';
import { explainPlan } from '../../plan/explain-plan.ts';
import { makePlan } from '../../platforms/callmanager4/make-plan.ts';
import type { Role } from '../../platforms/callmanager4/types/cluster.ts';
import { known } from '../../plan/fact.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { separateCluster } from '../platforms/callmanager4/arbitrary-cluster.ts';
import { forEveryPlan, inOrderOfWork, subscriberNames } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers, twoServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation, sampleService } from '../platforms/callmanager4/sample-observation.ts';
import { offline } from '../platforms/callmanager4/sample-plan.ts';
import { expectBlocks, expectInOrder, expectStaysOpen, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, promptOf, questionOf, stepOf, stepsNamed, told } from './planned.ts';
import { addresseeOf, asked, begun, commandsOf, done, good, isWork, placeOf, unknown as notKnown } from './entries.ts';
import { storiesOf, storyOf, worksIn } from './story.ts';

const CALL_MANAGER = 'Cisco CallManager';

const refusals = (plan: Plan): readonly string[] =>
  plan.problems.filter(({ severity }) => severity === 'refuse').map(({ message }) => message);

describe('one server after the other', () => {
  it('never begins with another server than the publisher, in any plan and in any story (ORD-01)', () => {
    for (const procedure of ['upgrade', 'install'] as const) {
      forEveryPlan(procedure, (plan, cluster) => {
        const first = cluster.servers.find(({ name }) => name === plan.servers[0]?.name);
        expect(first?.roles).toContain('publisher');
      });
    }
    for (const story of storiesOf('upgrade', 'install')) {
      const [first] = worksIn(story);
      if (first) expect(first.server).toMatch(/PUB/);
    }
  });

  it('never goes on where a subscriber has the release before its publisher (ORD-01)', () => {
    const cluster = sampleCluster(sixServers);
    const looks = cluster.servers.map((server) =>
      sampleObservation(server, server.name === 'SEC' ? { callManager: known('4.1(2)') } : {}),
    );
    expect(refusals(makePlan(cluster, 'upgrade', looks)).join()).toContain('the publisher comes first');
  });

  it('never commands or visits another server between the begin and the end of one, in any story (ORD-02)', () => {
    const stories = storiesOf(...AT_THE_CONSOLE);
    expect(stories.flatMap(({ journal }) => commandsOf(journal)).length).toBeGreaterThan(stories.length);
    for (const story of stories) {
      for (const { server, entries } of worksIn(story)) {
        expect(entries.filter(({ kind }) => kind === 'server')).toHaveLength(2);
        const elsewhere = [
          ...commandsOf(entries).filter((command) => addresseeOf(command) !== server),
          ...entries.filter((entry) => isWork(entry) && !entry.step?.startsWith(`${server}/`)),
        ];
        expect([story.scenario, server, elsewhere]).toEqual([story.scenario, server, []]);
      }
    }
  });

  it('never begins the next server of an upgrade before the one before is finished, rebooted, entered and back (ORD-03)', () => {
    for (const story of storiesOf('upgrade')) {
      for (const { server, end, entries } of worksIn(story)) {
        if (end === 'stopped' || !entries.some((entry) => entry.step === `${server}/finish`)) continue;
        const finished = placeOf(entries, good(`${server}/finish`));
        const rebooted = placeOf(entries, good(`${server}/rebooted-after-finish`), finished);
        const entered = placeOf(entries, good(`${server}/log-on-at-the-end`), rebooted);
        const shown = placeOf(entries, good(`${server}/version`), entered);
        expect(placeOf(entries, good(`${server}/services-running`), shown)).toBeLessThan(entries.length - 1);
      }
    }
    forEveryServer(['upgrade'], ({ name, steps }) => {
      const order = ['finish', 'rebooted-after-finish', 'log-on-at-the-end', 'version', 'services-running'];
      expectInOrder(
        steps,
        order.map((step) => `${name}/${step}`),
      );
      for (const step of ['rebooted-after-finish', 'version', 'services-running'])
        expectBlocks(stepsNamed(steps, step)[0]!);
      for (const step of ['finish', 'log-on-at-the-end'])
        expect(leadsTo(stepsNamed(steps, step)[0]!)).toEqual({ done: 'good', differs: 'trouble', message: 'trouble' });
    });
  });

  it('never begins another server after one that failed (ORD-03)', () => {
    const failed = storiesOf('upgrade').filter((story) => worksIn(story).some(({ end }) => end === 'stopped'));
    expect(failed.length).toBeGreaterThan(1);
    for (const story of failed)
      expect(worksIn(story).findIndex(({ end }) => end === 'stopped')).toBe(worksIn(story).length - 1);
  });

  it("never begins a subscriber before the publisher's reboot after its own installation is proved (ORD-04)", () => {
    const begun = storiesOf('install')
      .map(worksIn)
      .filter((works) => works.length > 1);
    expect(begun.length).toBeGreaterThan(0);
    for (const [publisher] of begun) {
      const { server, end, entries } = publisher!;
      placeOf(entries, good(`${server}/rebooted-after-finish`), placeOf(entries, good(`${server}/finish`)));
      expect(end).toBe('done');
    }
    forEveryPlan('install', (plan) => {
      if (plan.servers.some(({ role }) => role !== 'publisher'))
        expectBlocks(stepOf(plan, 'PUB/rebooted-after-finish'));
    });
  });

  it('never calls an upgrade complete while a server shows another release: each is looked at in the end, and named (ORD-05)', () => {
    forEveryPlan('upgrade', (plan, cluster) => {
      const step = stepOf(plan, 'cluster/every-server-upgraded');
      expectStaysOpen(step);
      expect([...(questionOf(step)?.servers ?? [])].sort()).toEqual(['PUB', ...subscriberNames(cluster)].sort());
    });
    const stopped = storiesOf('upgrade').filter(({ end }) => end.state === 'stopped');
    expect(stopped.length).toBeGreaterThan(1);
    for (const { servers, end } of stopped)
      for (const { name } of servers.filter((server) => end.servers[server.name] !== 'done'))
        expect(end.openItems).toContainEqual(expect.stringContaining(`${name} is not done`));
  });
});

describe('a cluster whose publisher processes calls', () => {
  it('never begins unless the subscriber is there with its CallManager service, and the people know that phones move to it (ORD-07)', () => {
    const plan = offline(sampleCluster(twoServers));
    const gate = stepOf(plan, 'cluster/cluster-in-service');
    expectInOrder(inOrderOfWork(plan), ['cluster/cluster-in-service', plan.servers[0]?.steps[0]?.id ?? '']);
    expect(questionOf(gate)?.servers).toContain('SUB');
    expectBlocks(gate);
    expect(plan.servers[0]?.because).toMatch(/stops by itself.* phones move to the subscriber/);
  });

  it('differs from the other layout by that one fact, and has no order with more than two servers (ORD-09, ORD-06)', () => {
    fc.assert(
      fc.property(separateCluster, (cluster) => {
        expect(layoutOf(cluster)).toBe('separate');
        const servers = cluster.servers.map((server) =>
          server.roles.includes('publisher') ? { ...server, services: [...server.services, CALL_MANAGER] } : server,
        );
        const other = { ...cluster, servers };
        expect(layoutOf(other)).toBe('callmanager-on-publisher');
        const isRefused = refusals(offline(other)).some((message) => message.includes('with two servers only'));
        expect(isRefused).toBe(subscriberNames(other).length > 1);
      }),
    );
  });

  it('is planned as such only if the publisher shows it: the file and the machine must agree (ORD-09)', () => {
    const cluster = sampleCluster(sixServers);
    const looks = (services: readonly string[]) =>
      cluster.servers.map((server) =>
        sampleObservation(
          server,
          server.name === 'PUB' ? { services: known(services.map((name) => sampleService(name))) } : {},
        ),
      );
    expect(refusals(makePlan(cluster, 'upgrade', looks([])))).toEqual([]);
    expect(refusals(makePlan(cluster, 'upgrade', looks([CALL_MANAGER]))).join()).toMatch(
      /Cisco CallManager is running on PUB.*its place in the order depends on it/,
    );
  });
});

describe('a cluster whose publisher processes no calls', () => {
  it('prints for every server its group and the reason (ORD-08)', () => {
    forEveryPlan('upgrade', (plan) => {
      const lines = explainPlan(plan);
      plan.servers.forEach(({ name, role, because }, index) => {
        const at = lines.findIndex((line) => line.startsWith(`  Server ${index + 1}: ${name} (${role})`));
        expect(lines[at + 1]).toContain(`because ${because}`);
      });
    });
  });

  it('has a TFTP group right after the publisher, and none where the publisher is the TFTP server (ORD-10)', () => {
    fc.assert(
      fc.property(separateCluster, (cluster) => {
        const isPublisher = cluster.servers.some(({ roles }) => roles.includes('publisher') && roles.includes('tftp'));
        const work = offline(cluster).stages.filter(({ servers }) => servers.length > 0);
        expect(work.findIndex(({ name }) => name === 'tftp')).toBe(isPublisher ? -1 : 1);
      }),
    );
  });

  it('never works on a service-only server on which the CallManager service runs (ORD-12, ORD-11)', () => {
    forEveryServer(['upgrade'], ({ name, role, steps }) => {
      const [step] = stepsNamed(steps, 'no-callmanager-service');
      expect([role, step !== undefined]).toEqual([role, role === 'service']);
      if (!step) return;
      expectBlocks(step);
      expect(questionOf(step)).toMatchObject({ servers: [name], arguments: { services: [CALL_MANAGER] } });
      expect(steps.indexOf(step)).toBeLessThan(steps.findIndex(({ kind }) => kind === 'action'));
    });
  });

  it('has every secondary done before a primary is begun, in any plan and in the story of six servers (ORD-13, ORD-14)', () => {
    forEveryPlan('upgrade', (plan, cluster) => {
      const placesOf = (role: Role): readonly number[] =>
        cluster.servers
          .filter(({ roles }) => roles.includes(role) && !roles.includes('publisher'))
          .map(({ name }) => plan.servers.findIndex((one) => one.name === name));
      const [secondaries, primaries] = [placesOf('secondary'), placesOf('primary')];
      expect([...secondaries, ...primaries]).not.toContain(-1);
      for (const secondary of secondaries) for (const primary of primaries) expect(secondary).toBeLessThan(primary);
    });
    const { journal } = storyOf('six servers, CallManager service not on the publisher');
    expect(placeOf(journal, begun('CM-SUB1'))).toBeGreaterThan(placeOf(journal, done('CM-SEC1')));
  });

  it('never asks for an application server before the last primary is done and every CallManager server is in service (ORD-15)', () => {
    forEveryPlan('upgrade', (plan) => {
      const roles = plan.servers.map(({ role }) => role);
      const firstApplication = roles.indexOf('application');
      if (firstApplication < 0) return;
      expect(roles.slice(firstApplication)).toEqual(roles.filter((role) => role === 'application'));
      for (const { name, steps } of plan.servers.slice(firstApplication)) {
        expectInOrder(steps, [`${name}/cluster-in-service`, `${name}/application-upgraded`, `${name}/in-service`]);
        expectBlocks(steps[0]!);
        expect(told(promptOf(plan, `${name}/application-upgraded`))).toContain('by its own documents');
      }
    });
    const { journal } = storyOf('six servers, CallManager service not on the publisher');
    expect(placeOf(journal, asked('CER-1/application-upgraded'))).toBeGreaterThan(placeOf(journal, done('CM-SUB1')));
  });
});

describe('a subscriber and its publisher', () => {
  it("is not begun while the publisher's database is not served, or nobody can tell (ORD-16)", () => {
    forEveryServer(['upgrade', 'install', 'add-subscriber'], ({ name, role, steps }) => {
      const [gate] = stepsNamed(steps, 'publisher-serves');
      if (role === 'publisher') return expect(gate).toBeUndefined();
      expectBlocks(gate!);
      expect(questionOf(gate!)).toMatchObject({ servers: ['PUB'], arguments: { services: ['MSSQLSERVER'] } });
      expectInOrder(steps, [`${name}/publisher-serves`, `${name}/reboot`, `${name}/disc-1`]);
    });
  });

  it('never lets a person begin the installer of a subscriber without having reached the publisher from there (ORD-17)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, role, steps }, plan) => {
      const logOn = promptOf(plan, `${name}/log-on`);
      const reaches = /ping PUB by its name[^]*\\\\PUB\\C\$: it must open/.test(told(logOn));
      expect([role, reaches]).toEqual([role, role !== 'publisher']);
      expectInOrder(steps, [`${name}/log-on`, `${name}/disc-1`, `${name}/wizard`]);
      expect(leadsTo(logOn)).toMatchObject({ differs: 'trouble', message: 'trouble' });
    });
  });

  it('is not begun, and no other server either, before every server of the cluster works (ORD-18)', () => {
    forEveryServer(['upgrade'], ({ role, steps }, plan, cluster) => {
      const gate = role === 'publisher' ? stepOf(plan, 'cluster/cluster-in-service') : steps[0]!;
      expectBlocks(gate);
      expect(questionOf(gate)?.name).toBe('cluster-in-service');
      expect([...(questionOf(gate)?.servers ?? [])].sort()).toEqual(['PUB', ...subscriberNames(cluster)].sort());
    });
    const unseen = storyOf('a server cannot be reached when the plan is made');
    expect([unseen.journal, unseen.end.failure]).toEqual([[], 'AAR-SUB cannot be seen: it does not answer']);
    const unread = storyOf('an answer of a server cannot be read');
    const step = 'cluster/no-server-in-a-domain';
    const from = placeOf(unread.journal, notKnown(step, { seen: /cannot be reached/ }));
    expect(commandsOf(unread.journal.slice(from))).toEqual([]);
    expect([worksIn(unread).length, unread.end.state]).toEqual([0, 'stopped']);
  });
});
