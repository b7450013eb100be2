import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../plan/answers.ts';
import { MOST_DEVICES_ON_A_SECONDARY } from '../../platforms/callmanager4/checks/backup-has-room.ts';
import { explainPlan } from '../../plan/explain-plan.ts';
import { longestMinutes } from '../../platforms/callmanager4/minutes.ts';
import type { Cluster, Role } from '../../platforms/callmanager4/types/cluster.ts';
import { known, unknown } from '../../plan/fact.ts';
import type { StepArguments } from '../../platforms/callmanager4/types/step-arguments.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { emptyMemory } from '../../platforms/callmanager4/types/server-memory.ts';
import type { OpenPrompt, Verdict } from '../../plan/types/run.ts';
import { judgeLooks, verdictOf } from '../platforms/callmanager4/checks/judging.ts';
import { forEveryPlan, inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation } from '../platforms/callmanager4/sample-observation.ts';
import { expectBlocks, expectHolds, expectInOrder } from './expect-steps.ts';
import { AT_THE_CONSOLE, promptOf, stepOf, stepsNamed, told } from './planned.ts';
import { addresseeOf, commandsOf, done, good, placeOf, stage } from './entries.ts';
import { storiesOf } from './story.ts';

const CLUSTER = sampleCluster(sixServers);
const ONLINE = sixServers.map((server) => sampleObservation(server));
const PLAN = planOf(CLUSTER, 'upgrade', ONLINE);

const WINDOW = { from: '2005-03-12T22:00:00+01:00', to: '2005-03-13T04:00:00+01:00' };

/** At an hour by UTC; the window is open from 21:00 to 03:00 there. */
const at = (
  now: string,
  given: StepArguments,
  name: 'window-open' | 'work-fits-window' = 'work-fits-window',
): Verdict => judgeLooks(name, [], [], { window: WINDOW, ...given }, emptyMemory, { now });

const withoutWindow = (cluster: Cluster): Cluster => {
  const { window: _, ...rest } = cluster;
  return rest;
};

const warnings = (plan: Plan): string => plan.problems.map(({ message }) => message).join('\n');

describe('the hour of the work', () => {
  it('is compared with the window before the first server and before each one, and nobody goes on outside of it (WIN-01)', () => {
    expect(at('2005-03-12T20:59:00Z', {}, 'window-open').verdict).toBe('bad');
    expect(at('2005-03-12T21:00:00Z', {}, 'window-open').verdict).toBe('good');
    expect(at('2005-03-13T03:00:00Z', {}, 'window-open').verdict).toBe('bad');
    for (const procedure of AT_THE_CONSOLE)
      forEveryPlan(procedure, (plan) => {
        const worked = plan.servers.filter(({ steps }) => stepsNamed(steps, 'wizard').length > 0);
        for (const { name, steps } of worked) {
          expectBlocks(stepOf(plan, `${name}/window-open`));
          expectInOrder(steps, [`${name}/window-open`, `${name}/services-recorded`, `${name}/wizard`]);
        }
        expectBlocks(stepOf(plan, 'cluster/window-open'));
      });
  });

  it('is confirmed by an approver where the cluster file names no window (WIN-01)', () => {
    const plan = planOf(withoutWindow(CLUSTER), 'upgrade');
    expect(promptOf(plan, 'cluster/off-peak')).toMatchObject({ by: 'approver' });
    expect(stepsNamed(inOrderOfWork(plan), 'window-open')).toEqual([]);
    expect(stepsNamed(inOrderOfWork(PLAN), 'off-peak')).toEqual([]);
  });

  it('is enough for all servers, their applications and what comes after, or a person decides (WIN-02)', () => {
    const step = stepOf(PLAN, 'cluster/work-fits-window');
    expectHolds(step);
    const own = longestMinutes(
      PLAN.servers.map(({ name, role }) => ({
        server: CLUSTER.servers.find((server) => server.name === name) ?? sampleServer(name, [role as Role]),
        stage: role as Role,
      })),
      CLUSTER.durations,
      'upgrade',
    )(null).own;
    expect(step).toMatchObject({ check: { arguments: { minutes: { own, after: 0 }, window: CLUSTER.window } } });
    expect(at('2005-03-12T21:00:00Z', { minutes: { own: 360, after: 0 } }).verdict).toBe('good');
    expect(at('2005-03-12T21:00:00Z', { minutes: { own: 361, after: 0 } }).verdict).toBe('bad');
  });

  it('is told to be too short with the planned end, so that the decision can be taken (WIN-08)', () => {
    const { verdict, seen } = at('2005-03-13T02:00:00Z', { minutes: { own: 106, after: 212 } });
    expect(verdict).toBe('bad');
    expect(seen).toBe(
      '60 minutes are left at 2005-03-13 02:00 UTC; this takes up to 106, to 2005-03-13 03:46 UTC, and with what comes after it up to 318, to 2005-03-13 07:18 UTC, which is outside the window',
    );
  });

  it('is never enough for a server that would take longer than what is left, and what remains never decides (WIN-08)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), fc.nat(400), fc.nat(2000), (gone, own, after) => {
        const now = new Date(Date.parse(WINDOW.from) + gone * 60_000).toISOString();
        expect(at(now, { minutes: { own, after } }).verdict).toBe(own <= 360 - gone ? 'good' : 'bad');
      }),
    );
    for (const { name, role } of PLAN.servers.filter((server) => server.role !== 'application')) {
      expectHolds(stepOf(PLAN, `${name}/server-fits-window`));
      expectInOrder(inOrderOfWork(PLAN), [`${name}/server-fits-window`, `${name}/services-recorded`]);
      expect(role).not.toBe('');
    }
  });

  it('counts for every server what remains after it (WIN-07, WIN-08)', () => {
    const argumentsOf = (name: string): StepArguments => {
      const step = stepOf(PLAN, `${name}/server-fits-window`);
      return step.kind === 'check' ? step.check.arguments : {};
    };
    const names = PLAN.servers.filter(({ role }) => role !== 'application').map(({ name }) => name);
    const times = names.map((name) => argumentsOf(name).minutes ?? { own: 0, after: 0 });
    times.slice(1).forEach((time, index) => expect(times[index]?.after).toBe(time.own + time.after));
    expect(times.at(-1)?.after).toBeGreaterThan(0);
  });
});

describe('the time of a plan', () => {
  it('is 45 to 90 minutes of installer for one server, never less, with its reboots (WIN-03)', () => {
    forEveryPlan('install', (plan) => {
      for (const { minutes } of plan.servers) {
        expect(minutes.low).toBeGreaterThanOrEqual(45);
        expect(minutes.high).toBeGreaterThanOrEqual(90);
      }
    });
  });

  it('grows with every server, and with the tasks before the first and after the last (WIN-05, WIN-07)', () => {
    forEveryPlan('upgrade', ({ servers, minutes: total }, { durations }) => {
      const sum = servers.reduce((all, { minutes }) => all + minutes.high, 0);
      const { tasksBefore, tasksAfter, subscriptionsSettle } = durations;
      expect(total.high).toBe(sum + (tasksBefore.seconds + tasksAfter.seconds + subscriptionsSettle.seconds) / 60);
      expect(total.low).toBeLessThanOrEqual(total.high);
    });
  });

  it('never passes off the figure of an installation as one of an upgrade (WIN-06)', () => {
    expect(warnings(PLAN)).toContain("the time for one server is borrowed from S2's installation of 4.2(1)");
    expect(warnings(planOf({ ...CLUSTER, to: '4.2(1)' }, 'install'))).not.toContain(
      'the time for one server is borrowed',
    );
    expect(explainPlan(PLAN).join('\n')).toMatch(
      /installHigh: 5400 s, by the documents \(borrowed from the other release's document\)/,
    );
  });

  it('tells the person who waits for the second disc that 30 to 45 minutes are usual, and reminds (WIN-04)', () => {
    for (const { name } of PLAN.servers.filter(({ role }) => role !== 'application')) {
      const step = promptOf(PLAN, `${name}/disc-2`);
      expect(told(step)).toContain('30 to 45 minutes');
      expect(step.remindSeconds).toBe(15 * 60);
    }
  });

  it('is no matter of the progress bar, which starts over: whoever sees it is told not to reboot (WIN-20)', () => {
    for (const procedure of AT_THE_CONSOLE)
      forEveryPlan(procedure, (plan) => {
        for (const step of stepsNamed(inOrderOfWork(plan), 'log-on-after-reboot'))
          expect(told(step)).toMatch(/progress bar starts over.*Do not reboot/s);
      });
  });
});

describe('devices and traffic', () => {
  const SEC = sampleServer('SEC', ['secondary']);

  it('keep interruptions small with four primaries and two secondaries: another layout is told (WIN-09)', () => {
    const layout = (primaries: number, secondaries: number): Cluster =>
      sampleCluster([
        sampleServer('PUB', ['publisher', 'tftp']),
        ...Array.from({ length: secondaries }, (_, index) => sampleServer(`SEC${index}`, ['secondary'])),
        ...Array.from({ length: primaries }, (_, index) =>
          sampleServer(`PRI${index}`, ['primary'], { backup: 'SEC0' }),
        ),
      ]);
    expect(warnings(planOf(layout(4, 2), 'upgrade'))).not.toContain('4 primaries and 2 secondaries');
    expect(warnings(planOf(layout(3, 2), 'upgrade'))).toContain('is described for 4 primaries and 2 secondaries');
  });

  it('never bring a secondary beyond 5,000 devices without a person who decides it (WIN-10)', () => {
    fc.assert(
      fc.property(fc.nat(9000), fc.nat(3000), (registered, devices) => {
        const look = sampleObservation(SEC, { registeredDevices: known(registered) });
        const verdict = judgeLooks('backup-has-room', [SEC], [look], { devices });
        expect(verdict.verdict).toBe(registered + devices <= MOST_DEVICES_ON_A_SECONDARY ? 'good' : 'bad');
        expect(verdict.seen).toContain(`${registered} registered by its own count`);
        if (devices > 0) expect(verdict.seen).toContain(`${devices} to come by the cluster file`);
      }),
    );
    const judged = (registeredDevices: number): string =>
      verdictOf('backup-has-room', SEC, { registeredDevices: known(registeredDevices) }, { devices: 1 });
    expect([judged(4999), judged(5000)]).toEqual(['good', 'bad']);
    const step = stepOf(PLAN, 'PRI/backup-has-room');
    expectHolds(step);
    expect(step).toMatchObject({ check: { servers: ['SEC'], arguments: { devices: 1800 } } });
    expect(stepOf(PLAN, 'SEC/backup-has-room')).toMatchObject({
      check: { servers: ['SEC'], arguments: { devices: 0 } },
    });
  });

  it('are not known to fit where the secondary does not count them (WIN-10)', () => {
    const look = sampleObservation(SEC, { registeredDevices: unknown('no counter') });
    expect(judgeLooks('backup-has-room', [SEC], [look], { devices: 1 })).toMatchObject({ verdict: 'unknown' });
  });

  it('oversubscribe a secondary for the hours that somebody has set, and for no longer without being asked (WIN-11)', () => {
    const since = '2005-03-12T21:00:00.000Z';
    const after = (minutes: number): string =>
      judgeLooks(
        'oversubscribed-briefly',
        [],
        [],
        { limitSeconds: 4 * 3600 },
        { ...emptyMemory, oversubscribedSince: since },
        { now: new Date(Date.parse(since) + minutes * 60_000).toISOString() },
      ).verdict;
    expect([after(0), after(240), after(240.4), after(241)]).toEqual(['good', 'good', 'bad', 'bad']);
    // A clock that was set back says nothing of how long it has been.
    expect(after(-1)).toBe('unknown');
    expect(judgeLooks('oversubscribed-briefly', [], [], { limitSeconds: 60 }).verdict).toBe('unknown');
    expectHolds(stepOf(PLAN, 'PRI/oversubscribed-briefly'));
    expect(stepOf(PLAN, 'PRI/oversubscribed-briefly')).toMatchObject({
      check: { arguments: { limitSeconds: CLUSTER.durations.oversubscribedLimit.seconds } },
    });
  });

  it('move in an hour of less than 1,000 attempted calls, by the cluster file or by whoever is asked (WIN-12)', () => {
    expect(judgeLooks('traffic-low', [], [], { calls: 999 })).toMatchObject({
      verdict: 'good',
      seen: '999, by the cluster file',
    });
    expect(judgeLooks('traffic-low', [], [], { calls: 1000 }).verdict).toBe('bad');
    expect(judgeLooks('traffic-low', [], []).verdict).toBe('unknown');
    const known = planOf({ ...CLUSTER, busyHourCallAttempts: 640 }, 'upgrade');
    expectHolds(stepOf(known, 'PRI/traffic'));
    const asked = promptOf(PLAN, 'PRI/traffic');
    const prompt: OpenPrompt = {
      ...asked,
      kind: 'work',
      nonce: 'n',
      id: 'p',
      form: asked.answer,
      noteFor: [],
      askedAt: '',
    };
    const answer = (value: number, note?: string): boolean =>
      judgeAnswer(prompt, { prompt: 'p', value, by: 'Kim', ...(note ? { note } : {}) }).ok;
    expect([answer(999), answer(1000), answer(1000, 'it falls by midnight')]).toEqual([true, false, true]);
  });

  it('are all with servers of one release, or a person knows that calls between them may fail (WIN-13, WIN-14)', () => {
    const looking = (devices: number, release: string, name: string): Observation =>
      sampleObservation(sampleServer(name, ['primary']), {
        registeredDevices: known(devices),
        callManager: known(release),
      });
    const judged = (...looks: Observation[]): Verdict =>
      judgeLooks(
        'devices-on-one-release',
        looks.map(({ server }) => sampleServer(server, ['primary'])),
        looks,
      );
    expect(judged(looking(10, '4.0(2a)', 'A'), looking(0, '4.1(2)', 'B')).verdict).toBe('good');
    const split = judged(looking(10, '4.0(2a)', 'A'), looking(20, '4.1(2)', 'B'));
    expect(split).toMatchObject({ verdict: 'bad', seen: 'A: 10 devices with 4.0(2a); B: 20 devices with 4.1(2)' });
    const blind = sampleObservation(sampleServer('C', ['primary']), { registeredDevices: unknown('no counter') });
    expect(judged(looking(10, '4.0(2a)', 'A'), blind).verdict).toBe('unknown');
    for (const name of ['SEC', 'PRI']) expectHolds(stepOf(PLAN, `${name}/devices-on-one-release`));
    expect(told(stepOf(PLAN, 'PRI/devices-on-one-release'))).toContain('do not work together');
  });

  it('are asked to move to the secondaries at once, before the first primary, where the cluster file wants it (WIN-14, WIN-09)', () => {
    const primaries = ['P1', 'P2', 'P3', 'P4'].map((name, index) =>
      sampleServer(name, ['primary'], { devices: 500, backup: index < 2 ? 'S1' : 'S2' }),
    );
    const others = [
      sampleServer('PUB', ['publisher', 'tftp']),
      sampleServer('S1', ['secondary']),
      sampleServer('S2', ['secondary']),
    ];
    const four = sampleCluster([...others, ...primaries]);
    const looked = (plan: Plan, name: string) => stepsNamed(inOrderOfWork(plan), name).map(({ server }) => server);
    const first = planOf({ ...four, devicesMoveFirst: true }, 'upgrade');
    expect(looked(first, 'devices-to-secondaries')).toEqual(['P1']);
    expect(promptOf(first, 'P1/devices-to-secondaries').proof).toMatchObject({ servers: ['P1', 'P2', 'P3', 'P4'] });
    expect(looked(first, 'devices-on-one-release')).toEqual(['S1', 'S2', 'P1', 'P2', 'P3', 'P4']);
    // Otherwise the plan itself splits them: it says so once, and holds before no further primary because of it.
    const one = planOf(four, 'upgrade');
    expect(looked(one, 'devices-to-secondaries')).toEqual([]);
    expect(looked(one, 'devices-on-one-release')).toEqual(['S1', 'S2', 'P1']);
    const warns = (plan: Plan) =>
      plan.problems.filter(({ message }) => message.includes('servers of two releases')).length;
    expect([warns(one), warns(first)]).toEqual([1, 0]);
  });

  it('count in the longest time of each server that has some, and of no other (WIN-15)', () => {
    const high = (name: string): number => PLAN.servers.find((server) => server.name === name)?.minutes.high ?? 0;
    expect(high('PRI') - high('SEC')).toBe(30);
    const installed = planOf({ ...CLUSTER, to: '4.2(1)' }, 'install');
    expect(new Set(installed.servers.map(({ minutes }) => minutes.high)).size).toBe(1);
  });

  it('have 30 minutes to come back to a server; the next one waits for them or for somebody who decides (WIN-15)', () => {
    const step = stepOf(PLAN, 'PRI/devices-back');
    expectHolds(step);
    expect(step).toMatchObject({
      check: { name: 'devices-registered', withinSeconds: 30 * 60, arguments: { devices: 1800 } },
    });
    const PRI = sampleServer('PRI', ['primary'], { devices: 1800 });
    const back = (registered: number): string =>
      verdictOf('devices-registered', PRI, { registeredDevices: known(registered) }, { devices: 1800 });
    expect([back(1799), back(1800)]).toEqual(['bad', 'good']);
    const blind = planOf(
      CLUSTER,
      'upgrade',
      sixServers.map((server) => sampleObservation(server, { registeredDevices: unknown('no counter') })),
    );
    expect(promptOf(blind, 'PRI/devices-back')).toMatchObject({ answer: { kind: 'number', expected: 1800 } });
    expect(told(promptOf(blind, 'PRI/devices-back'))).toContain('30 minutes');
  });
});

describe('quiet while it is done', () => {
  it('is confirmed before the first server, and lifted only after the last one (WIN-16)', () => {
    forEveryPlan('upgrade', (plan) => {
      expect(promptOf(plan, 'cluster/freeze-confirmed').by).toBe('approver');
      const ids = inOrderOfWork(plan).map(({ id }) => id);
      const servers = ids.flatMap((id, index) => (id.endsWith('/wizard') ? [index] : []));
      expect(ids.indexOf('cluster/freeze-confirmed')).toBeLessThan(servers.at(0) ?? Infinity);
      expect(ids.indexOf('cluster/freeze-ended')).toBeGreaterThan(servers.at(-1) ?? 0);
    });
  });

  it('is kept by the run itself: between the first server and the last it never commands anything on the publisher but its own work (WIN-16)', () => {
    for (const { servers, journal } of storiesOf('upgrade').filter(({ end }) => end.state === 'completed')) {
      const publisher = servers[0]!.name;
      const between = journal.slice(placeOf(journal, done(publisher)), placeOf(journal, stage('Subscriptions')));
      expect(commandsOf(between).filter((command) => addresseeOf(command) === publisher)).toEqual([]);
    }
  });

  it('is asked of everybody: no configuring in any procedure that installs (WIN-17)', () => {
    for (const procedure of AT_THE_CONSOLE) {
      const plan = planOf(CLUSTER, procedure);
      const first = inOrderOfWork(plan).findIndex(({ kind }) => kind === 'action');
      const before = inOrderOfWork(plan).slice(0, first).map(told).join('\n');
      expect([procedure, before]).toEqual([
        procedure,
        expect.stringMatching(/nobody (?:configures|changes) anything/i),
      ]);
    }
  });

  it('is told to all users before the first server, with what they have to expect, and they are told of the end (WIN-18, WIN-19)', () => {
    for (const { journal } of storiesOf('upgrade')) {
      const begun = journal.findIndex(({ kind }) => kind === 'server');
      if (begun >= 0) expect(placeOf(journal, good('cluster/users-notified'))).toBeLessThan(begun);
    }
    expect(promptOf(PLAN, 'cluster/users-notified').instructions.join()).toMatch(/services and calls may fail/);
    expect(promptOf(PLAN, 'cluster/users-notified').answer).toMatchObject({ kind: 'text' });
    expect(stepOf(PLAN, 'cluster/freeze-ended').title).toContain('upgrade is over');
  });
});
