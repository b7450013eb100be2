import { describe, expect, it } from 'vitest';
import { INTERFERING_CLASSES } from '../../platforms/callmanager4/cluster-file/schema/server.ts';
import { classify, interferingServices } from '../../platforms/callmanager4/interfering-software.ts';
import type { InterferingClass, Server } from '../../platforms/callmanager4/types/cluster.ts';
import { known } from '../../plan/fact.ts';
import type { Observation, ServiceSeen } from '../../platforms/callmanager4/types/observation.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import { judgeLooks } from '../platforms/callmanager4/checks/judging.ts';
import { forEveryPlan, inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation, sampleService, showing } from '../platforms/callmanager4/sample-observation.ts';
import { expectBlocks, expectHolds, expectInOrder, expectOwnOrder, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, mayDecide, promptOf, questionOf, stepOf, stepsNamed } from './planned.ts';
import { addresseeOf, asked, bad, commandsOf, good, isWork, lastOf, placeOf } from './entries.ts';
import { storiesOf, storyOf, worksIn } from './story.ts';
import { taskOf, toldTo } from '../platforms/callmanager4/told.ts';

const SHIELD = 'Network Associates McShield';
const AGENT = 'Cisco Security Agent';
/** Named in the cluster file; its name tells nobody what it is. */
const UNHEARD_OF = 'Kestrel Watch';

const SOFTWARE: Server['software'] = [{ name: 'Kestrel', class: 'monitoring', services: [UNHEARD_OF] }];
const CLUSTER = sampleCluster(
  sixServers.map((server) => (server.roles.includes('application') ? server : { ...server, software: SOFTWARE })),
  { to: '4.2(1)' },
);

/** Machines without CallManager, or with the release of before, on which all that may interfere runs. */
const looks = (given: Partial<Observation> = {}): readonly Observation[] =>
  CLUSTER.servers.map((server) => {
    const look = sampleObservation(server, { osImage: known('2000.4.2sr2'), ...given });
    const services = look.services.known ? look.services.value : [];
    return { ...look, services: known([...services, sampleService(SHIELD), sampleService(AGENT)]) };
  });

const BARE = { callManager: known(null) } as const;

/** Plans of everything that is set aside on the servers of a cluster. */
const PLANS: readonly Plan[] = [
  planOf(CLUSTER, 'upgrade', looks()),
  planOf(CLUSTER, 'install', looks(BARE)),
  planOf(CLUSTER, 'add-subscriber', looks(BARE)),
];

const server = sampleServer('CM1', ['primary'], { services: ['Cisco CallManager'] });

const judged = (services: readonly ServiceSeen[], named: readonly string[] = [SHIELD]): string =>
  judgeLooks('services-stopped', [server], [sampleObservation(server, { services: known(services) })], {
    services: named,
  }).verdict;

const stoppedBy = (steps: readonly Step[]): readonly string[] =>
  stepsNamed(steps, 'services-stopped').flatMap((step) =>
    step.kind === 'action' ? (toldTo(step).services ?? []) : [],
  );

const workOn = (plan: Plan): Plan['servers'] => plan.servers.filter(({ role }) => role !== 'application');

describe('what may interfere', () => {
  it('is stopped and disabled on a server before its installer, or the installer is not begun (SVC-01)', () => {
    for (const plan of PLANS) {
      for (const { name, steps } of workOn(plan)) {
        expect([...stoppedBy(steps)].sort()).toEqual([AGENT, UNHEARD_OF, SHIELD, 'Terminal Services'].sort());
        const order = ['services-recorded', 'services-stopped', 'reboot', 'nothing-interferes', 'disc-1', 'wizard'];
        expectOwnOrder({ name, steps }, ...order);
        expectBlocks(stepOf(plan, `${name}/nothing-interferes`));
        expect(mayDecide(stepOf(plan, `${name}/services-stopped`), 'bad')).toEqual(['look-again', 'act-again', 'stop']);
      }
    }
  });

  it('stays so after each reboot of the installer and during a restoration: it is looked at, and blocks (SVC-02, SVC-15)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }, plan) => {
      const order = [
        'rebooted-after-wizard',
        'nothing-interferes-during-installation',
        'log-on-after-reboot',
        'disc-2',
      ];
      expectOwnOrder({ name, steps }, ...order);
      const during = stepOf(plan, `${name}/nothing-interferes-during-installation`);
      expect(questionOf(during)).toMatchObject({ name: 'services-stopped', arguments: { services: stoppedBy(steps) } });
      expectBlocks(during);
      const last = stepOf(plan, `${name}/nothing-interferes-at-the-end`);
      expectInOrder(steps, [`${name}/rebooted-after-finish`, last.id, `${name}/remove-disc`]);
      expectBlocks(last);
    });
    forEveryPlan('replace-publisher', (plan) => {
      const before = 'PUB/nothing-interferes-during-restoration';
      expectInOrder(inOrderOfWork(plan), [before, 'PUB/restored']);
      expectBlocks(stepOf(plan, before));
    });
    for (const story of storiesOf('upgrade', 'install')) {
      for (const { server: name, entries } of worksIn(story).filter(({ end }) => end === 'done')) {
        if (!entries.some(({ step }) => step === `${name}/wizard`)) continue;
        const rebooted = placeOf(entries, { step: `${name}/rebooted-after-wizard` });
        const quiet = placeOf(entries, good(`${name}/nothing-interferes-during-installation`), rebooted);
        expect(quiet).toBeLessThan(placeOf(entries, asked(`${name}/disc-2`)));
      }
    }
  });

  it('are platform agents and coresident applications as well (SVC-03)', () => {
    for (const name of [
      'Cisco CRA Engine',
      'Compaq Insight Manager Agents',
      'HP Insight Foundation Agents',
      'IBM Director',
    ]) {
      expect([name, judged([sampleService(name)], [])]).toEqual([name, 'bad']);
      const found = interferingServices(server, sampleObservation(server, showing(name)));
      expect(found.map(({ displayName }) => displayName)).toEqual([name]);
    }
  });

  it('are eight classes, each of which is recognised on a server or named in the cluster file (SVC-04)', () => {
    const SEEN: readonly (readonly [string, InterferingClass])[] = [
      [SHIELD, 'antivirus'],
      ['BlackICE', 'intrusion detection'],
      ['NetIQ AppManager Client', 'NetIQ'],
      ['Compaq Remote Monitor Service', 'OEM server agent'],
      ['HP OpenView Agent', 'server management agent'],
      ['Prognosis', 'monitoring'],
      ['VNC Server', 'remote access'],
      ['Customer Response Applications', 'coresident application'],
    ];
    expect(SEEN.map(([name]) => classify(name))).toEqual(SEEN.map(([, kind]) => kind));
    expect(SEEN.map(([, kind]) => kind).sort()).toEqual([...INTERFERING_CLASSES].sort());
    for (const kind of INTERFERING_CLASSES) {
      const named = { ...server, software: [{ name: 'x', class: kind, services: [UNHEARD_OF] }] };
      expect(interferingServices(named, null).map(({ displayName }) => displayName)).toContain(UNHEARD_OF);
    }
  });

  it('holds the work where it is of no known class and no part of Windows or CallManager: a person says that it is harmless (SVC-04)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }, plan) => {
      expectHolds(stepOf(plan, `${name}/services-known`));
      expectInOrder(steps, [`${name}/services-known`, `${name}/disc-1`]);
    });
  });

  it.each([
    [
      'every McAfee service',
      'antivirus',
      ['Network Associates McShield', 'McAfee Framework Service', 'McAfee Agent'],
      'McShield',
    ],
    ['every security agent', 'intrusion detection', ['Cisco Security Agent', 'Entercept Agent'], 'CSAgent'],
  ] as const)(
    'is %s, stopped before the installer and started again after it (SVC-05, SVC-06)',
    (_title, kind, names, key) => {
      for (const name of names) expect([name, classify(name)]).toEqual([name, kind]);
      const { journal } = storyOf('six servers, CallManager service not on the publisher');
      for (const one of ['CM-PUB', 'CM-TFTP', 'CM-MOH', 'CM-SEC1', 'CM-SUB1']) {
        const out = placeOf(journal, { step: `${one}/services-stopped`, commands: new RegExp(` stop "${key}"$`) });
        const walked = placeOf(journal, asked(`${one}/wizard`), out);
        placeOf(journal, { step: `${one}/services-set-back`, commands: new RegExp(` start "${key}"$`) }, walked);
      }
    },
  );

  it('is stopped first and disabled then, service by service, and both are measured (SVC-08)', () => {
    const acts = storiesOf(...AT_THE_CONSOLE).flatMap(({ journal }) =>
      journal.filter(({ commands = [] }) => commands.some((command) => command.endsWith('start= disabled'))),
    );
    expect(acts.length).toBeGreaterThan(5);
    for (const { commands = [] } of acts)
      commands.forEach((command, index) => {
        const [, key] = /config ("[^"]+") start= disabled/.exec(command) ?? [];
        if (key) expect(commands[index - 1]).toContain(`${addresseeOf(command)} stop ${key}`);
      });
  });

  it('is followed by a reboot that is proved by a later boot time, before the installer (SVC-09)', () => {
    for (const plan of PLANS) {
      for (const { name, steps } of workOn(plan)) {
        expectOwnOrder({ name, steps }, 'services-stopped', 'boot-before-reboot', 'reboot', 'disc-1');
        expect(questionOf(stepOf(plan, `${name}/reboot`))).toMatchObject({ name: 'rebooted', servers: [name] });
        expectBlocks(stepOf(plan, `${name}/reboot`));
      }
    }
  });

  it('is measured right before the installer: a story in which it runs again ends there (SVC-10)', () => {
    const { server: name, end, entries } = worksIn(storyOf('the antivirus runs again after a reboot')).at(-1)!;
    const seen = placeOf(entries, bad(`${name}/nothing-interferes`, { seen: /is running/ }));
    expect(entries.slice(seen).filter(isWork)).toEqual([]);
    expect(end).toBe('stopped');
  });

  it('never starts again before the last server is done, nor after a run that was stopped (SVC-11)', () => {
    const stories = storiesOf('upgrade', 'install');
    expect(new Set(stories.map(({ end }) => end.state))).toContain('stopped');
    for (const { scenario, journal, end } of stories) {
      const started = journal.findIndex((entry) =>
        commandsOf([entry]).some((one) => /start= (?:auto|demand)/.test(one)),
      );
      if (end.state !== 'completed') expect([scenario, started]).toEqual([scenario, -1]);
      else expect(started).toBeGreaterThan(lastOf(journal, { kind: 'server', state: 'done' }));
      const stopped = commandsOf(journal).filter((command) => / stop "/.test(command));
      if (end.state === 'stopped')
        for (const name of stopped.map(addresseeOf))
          expect(end.openItems).toContain(`${name}: the services that were stopped are not set back`);
    }
  });

  it('gets back the start type that it had, also where that was not automatic (SVC-12)', () => {
    for (const plan of PLANS) {
      for (const { name, steps } of workOn(plan)) {
        const set = stepOf(plan, `${name}/services-set-back`);
        expect(set).toMatchObject({ action: 'restore-services', arguments: { services: stoppedBy(steps) } });
        expect(questionOf(set)?.name).toBe('services-restored');
        expectBlocks(stepOf(plan, `${name}/services-recorded`));
      }
    }
  });

  it("is asked for by the wizard's first page, where Yes is pressed only after the machine has seen that none runs (SVC-13)", () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }, plan) => {
      const task = taskOf(promptOf(plan, `${name}/wizard`));
      const [page] = task.kind === 'walk-pages' ? task.pages : [];
      expect(page).toMatchObject({ window: expect.stringContaining('Cisco-verified applications'), button: 'Yes' });
      expect(page?.refused).toContain('Yes is pressed only when none of them runs');
      expectInOrder(steps, [`${name}/nothing-interferes`, `${name}/wizard`]);
    });
  });
});
