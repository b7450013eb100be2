import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { makePlan } from '../../platforms/callmanager4/make-plan.ts';
import type { Server } from '../../platforms/callmanager4/types/cluster.ts';
import { verdictOf } from '../platforms/callmanager4/checks/judging.ts';
import { problemsOf, smallContent } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { forEveryPlan, inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { offline } from '../platforms/callmanager4/sample-plan.ts';
import { sampleObservation } from '../platforms/callmanager4/sample-observation.ts';
import { taskOf } from '../platforms/callmanager4/told.ts';
import { expectBlocks, expectHolds, expectInOrder, expectOwnOrder, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, notedIn, promptOf, questionOf, stepOf, stepsNamed, told } from './planned.ts';

const REASON = 'the way back of this night';

/** The plan of a cluster in which one server is of that model, or differs otherwise. */
const planWith = (change: Partial<Server>, name = 'PUB'): Plan =>
  offline(sampleCluster(sixServers.map((server) => (server.name === name ? { ...server, ...change } : server))));

const withoutDrive = (model: string, name = 'PUB'): Plan => planWith({ model, withoutDrive: REASON }, name);

const problems = (plan: Plan, severity: 'refuse' | 'warn'): string =>
  plan.problems
    .filter((problem) => problem.severity === severity)
    .map(({ message }) => message)
    .join('\n');

const has = (plan: Plan, id: string): boolean => inOrderOfWork(plan).some((step) => step.id === id);

const FORBIDDEN = ['MCS-7815', 'MCS-7820', 'MCS-7822-800', 'MCS-7825H-2.2', 'IBM xSeries 330'];
const NOBODY_KNOWS = ['MCS-7855', 'PowerEdge 2650'];
const WITHOUT_KEY = ['IBM xSeries 345', 'customer-provided DL380'];
const WITH_KEY = ['MCS-7830', 'MCS-7835H-2.4', 'MCS-7835-1266', 'MCS-7845', 'MCS-7845H-3.0', 'IBM xSeries 342'];

describe('memory and disk', () => {
  it('are measured on every server right before its installer: too little stops the installation of a publisher, and holds a subscriber and an upgrade (HW-01, HW-02, HW-03)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, role, steps }) => {
      const [memory] = stepsNamed(steps, 'memory');
      expect(questionOf(memory!)?.servers).toEqual([name]);
      if (role === 'publisher' && !memory!.borrowed) expectBlocks(memory!);
      else expectHolds(memory!);
      expectOwnOrder({ name, steps }, 'memory', 'wizard');
    });
    const memoryOf = (memoryMegabytes: number) =>
      verdictOf('memory-enough', sixServers[0]!, { memoryMegabytes: known(memoryMegabytes) }, { megabytes: 1000 });
    expect([511, 1023, 1024].map(memoryOf)).toEqual(['bad', 'good', 'good']);
  });

  it('are never enough on C: with less than 3.0 GB, or where nobody can tell (HW-04)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ steps }) => {
      expect(questionOf(stepsNamed(steps, 'disk-space')[0]!)?.arguments).toEqual({ megabytes: 3072 });
    });
    const spaceOf = (free: number) =>
      verdictOf('disk-space-enough', sixServers[0]!, { freeMegabytesOnC: known(free) }, { megabytes: 3072 });
    expect([3071, 3072].map(spaceOf)).toEqual(['bad', 'good']);
    const unseen = { freeMegabytesOnC: unknown('no answer') };
    expect(verdictOf('disk-space-enough', sixServers[0]!, unseen, { megabytes: 3072 })).toBe('unknown');
  });
});

describe('the model of a server', () => {
  it('is looked up for every server by an approver before anything is touched, and one that is not listed stops all (HW-05)', () => {
    for (const procedure of AT_THE_CONSOLE)
      forEveryPlan(procedure, (plan, cluster) => {
        const asked = promptOf(plan, 'cluster/models-supported');
        expect([asked.by, leadsTo(asked), notedIn(asked)]).toEqual([
          'approver',
          { done: 'good', 'not-listed': 'blocked' },
          ['done', 'not-listed'],
        ]);
        for (const { name, model, roles } of cluster.servers)
          if (!roles.includes('application')) expect(told(asked)).toContain(`${name} ${model}`);
        expect(plan.before).toContain(stepOf(plan, asked.id));
      });
  });

  it('has a base model by the list of S2 alone: what S2 says of a base model is said of no other machine (HW-06, NET-18)', () => {
    for (const model of ['MCS-7835', 'MCS 7835H-2.4', 'MCS-7835I-3.0', 'DL380', 'IBM xSeries 342', 'IBM xSeries 345'])
      expect(connectorAskedOf(model)).toMatch(/by connector NIC 1/);
    for (const model of ['MCS-7835H-3.4', 'MCS-7845H-3.0'])
      expect(connectorAskedOf(model)).toMatch(
        /not in the source; for the base model of its family it has MCS-78.5: connector NIC 1/,
      );
    for (const model of NOBODY_KNOWS)
      expect(connectorAskedOf(model)).toMatch(/which connector it is: not in the source\./);
  });

  it('decides exactly: an xSeries 342 has its own key though S2 calls it an MCS-7835, and a variant is told to be none that S1 names (HW-07, HW-19)', () => {
    expect(keysOf(withoutDrive('IBM xSeries 342'))).toEqual(['F5']);
    expect(told(promptOf(withoutDrive('IBM xSeries 342'), 'PUB/power-on'))).not.toContain('F2');
    expect(told(promptOf(withoutDrive('MCS-7835-1266'), 'PUB/power-on'))).toMatch(
      /S1 names the key for the family and not for this variant, MCS-7835-1266/,
    );
    expect(told(promptOf(withoutDrive('MCS-7835'), 'PUB/power-on'))).not.toContain('not for this variant');
  });
});

describe('the drives of the publisher', () => {
  it.each([...FORBIDDEN, ...NOBODY_KNOWS])(
    'all stay in a %s, and nobody is advised to take one out (HW-08)',
    (model) => {
      const plan = planWith({ model });
      const told_ = inOrderOfWork(plan)
        .filter(({ id }) => id.startsWith('PUB/'))
        .map(told)
        .join('\n');
      expect(told_).not.toMatch(/strongly recommend|mirror/i);
      expect(has(plan, 'PUB/drive-kept')).toBe(false);
      expect(told(promptOf(plan, 'PUB/drives-stay'))).toContain('Nobody takes a drive out of PUB');
      const why = NOBODY_KNOWS.includes(model) ? /no document names the model/ : /S1 forbids to take a drive out/;
      expect(told(promptOf(plan, 'PUB/drives-stay'))).toMatch(why);
      expect(problems(withoutDrive(model), 'refuse')).toMatch(/no drive of PUB may be pulled/);
    },
  );

  it('are mirrored and one is kept before the upgrade, or an approver takes it upon himself for a reason in the report (HW-09)', () => {
    for (const model of [...WITH_KEY, ...WITHOUT_KEY]) {
      const plan = planWith({ model });
      const asked = promptOf(plan, 'PUB/drive-kept');
      expect([asked.by, leadsTo(asked), notedIn(asked)]).toEqual([
        'approver',
        { done: 'good', 'not-possible': 'good', 'left-out': 'accepted' },
        ['done', 'not-possible', 'left-out'],
      ]);
      expect(told(asked)).toMatch(/not at hand here, so the steps are yours/);
      expectInOrder(inOrderOfWork(plan), [asked.id, 'PUB/services-recorded']);
      expect(has(plan, 'PUB/drives-stay')).toBe(false);
    }
  });

  it('are asked for on no other server, and not where one is pulled for the upgrade anyway (HW-09, HW-10)', () => {
    forEveryPlan('upgrade', (plan) => {
      const asked = stepsNamed(inOrderOfWork(plan), 'drive-kept').map(({ server }) => server);
      expect(asked.filter((server) => server !== 'PUB')).toEqual([]);
    });
    expect(has(withoutDrive('MCS-7835'), 'PUB/drive-kept')).toBe(false);
  });
});

const keysOf = (plan: Plan): readonly string[] => {
  const task = taskOf(promptOf(plan, 'PUB/power-on'));
  return task.kind === 'power-on' ? task.keys : [];
};

function connectorAskedOf(model: string): string {
  const servers = sixServers.map((server) => (server.name === 'PUB' ? { ...server, model } : server));
  return told(promptOf(planOf(sampleCluster(servers, { to: '4.2(1)' }), 'install'), 'PUB/network-connector'));
}

describe('an upgrade without a drive', () => {
  const STEPS = ['boot-before-drive', 'power-off', 'pull-drive-0', 'label-drive-0', 'power-on', 'log-on-without-drive'];

  it('is planned only where the cluster file has it, and for another server than the publisher with its reason (HW-10)', () => {
    forEveryPlan('upgrade', (plan) => {
      for (const name of STEPS) expect(stepsNamed(inOrderOfWork(plan), name)).toEqual([]);
    });
    const publisher = withoutDrive('MCS-7835');
    expect([problems(publisher, 'refuse'), problems(publisher, 'warn')]).toEqual([
      '',
      expect.not.stringContaining('without a drive'),
    ]);
    const other = withoutDrive('MCS-7835', 'SEC');
    expect(problems(other, 'warn')).toMatch(
      /SEC is upgraded without a drive.*publisher only; the reason given: the way back/,
    );
    expect(has(other, 'SEC/power-off')).toBe(true);
    expect(problems(withoutDrive('MCS-7835', 'APP'), 'refuse')).toMatch(/APP is an application server/);
    for (const reason of ['...', '']) {
      const content = smallContent();
      content.servers[1] = { ...content.servers[1], withoutDrive: reason };
      expect(problemsOf(content).join()).toMatch(/withoutDrive.*(says nothing|is empty)/);
    }
  });

  it('goes step by step, before anything is stopped for the installer (HW-10, HW-12, HW-15, HW-20)', () => {
    for (const model of WITH_KEY) {
      const plan = withoutDrive(model);
      const found = stepsNamed(inOrderOfWork(plan), 'pull-drive-2').length > 0 ? ['pull-drive-2', 'label-drive-2'] : [];
      const order = [
        ...STEPS.slice(0, 4),
        ...found,
        ...STEPS.slice(4),
        'in-service-without-drive',
        'services-recorded',
      ];
      expectInOrder(
        inOrderOfWork(plan),
        order.map((name) => `PUB/${name}`),
      );
    }
  });

  it('shows no slot before the server is seen to be gone, and its silence is no guess (HW-11)', () => {
    const off = promptOf(withoutDrive('MCS-7835'), 'PUB/power-off');
    expect([taskOf(off).kind, questionOf(off)]).toEqual([
      'power-off',
      expect.objectContaining({ name: 'server-gone', servers: ['PUB'] }),
    ]);
    expect(questionOf(off)?.inWords).toMatch(/its lamps, its screen/);
    const reachable = (fact: boolean | null) =>
      verdictOf('server-gone', sixServers[5]!, {
        reachable: fact === null ? unknown('the station is away') : known(fact),
      });
    expect([reachable(true), reachable(false), reachable(null)]).toEqual(['bad', 'good', 'unknown']);
  });

  it('names the slot of the exact model: slot 0, and on an MCS-7845 slots 0 and 2, each confirmed by itself (HW-12, HW-13)', () => {
    for (const model of WITH_KEY) {
      const plan = withoutDrive(model);
      const pulled = inOrderOfWork(plan).filter(({ id }) => id.startsWith('PUB/pull-drive'));
      const isFour = model.startsWith('MCS-7845');
      expect(pulled.map((step) => step.kind === 'prompt' && taskOf(step))).toEqual(
        (isFour ? [0, 2] : [0]).map((slot) => ({ kind: 'pull-drive', slot })),
      );
      for (const step of pulled) {
        expect(told(step)).toContain(isFour ? 'S1 has slots 0 and 2 for it' : 'S1 has slot 0 for it');
        expect(leadsTo(step)).toEqual({ done: 'good', message: 'trouble' });
      }
    }
  });

  it('prints the label of each drive, with the release that the server was seen to run, and keeps where it lies (HW-14)', () => {
    const cluster = sampleCluster(
      sixServers.map((server) =>
        server.name === 'PUB' ? { ...server, model: 'MCS-7845', withoutDrive: REASON } : server,
      ),
    );
    const looks = cluster.servers.map((server) => sampleObservation(server, { callManager: known('4.0(2a)sr2b') }));
    const seen = makePlan(cluster, 'upgrade', looks);
    for (const slot of [0, 2]) {
      const label = promptOf(seen, `PUB/label-drive-${slot}`);
      expect(label.instructions).toEqual([`On the label: PUB; slot ${slot}; CallManager 4.0(2a)sr2b.`]);
      expect(label.answer).toMatchObject({ kind: 'text', minimumLength: 3 });
    }
    expect(promptOf(offline(cluster), 'PUB/label-drive-0').instructions.join()).toContain('CallManager 4.0(2a).');
  });

  it('has the key at hand before the server is switched on, and goes on when it is proved to have come back (HW-15, HW-16, HW-18)', () => {
    for (const model of WITH_KEY) {
      const on = promptOf(withoutDrive(model), 'PUB/power-on');
      const key = model.includes('342') ? 'F5' : 'F2';
      expect(on.instructions[0]).toMatch(new RegExp(`^Before you switch it on: ${key} for the interim recovery mode`));
      expect(on.instructions[0]?.includes('Then F1')).toBe(key === 'F2');
      expect(questionOf(on)).toMatchObject({ name: 'rebooted', servers: ['PUB'] });
      expect(on.inTrouble).toBeUndefined();
    }
    expect(keysOf(withoutDrive('MCS-7830'))).toEqual(['F2', 'F1']);
  });

  it('takes no missing key press for a failure where the model goes on by itself after ten seconds (HW-17)', () => {
    const saysSo = (model: string) =>
      /by itself after 10 seconds/.test(told(promptOf(withoutDrive(model), 'PUB/power-on')));
    expect(['MCS-7835H-2.4', 'MCS-7845H-3.0', 'MCS-7835I-2.4', 'MCS-7830', 'IBM xSeries 342'].map(saysSo)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each(WITHOUT_KEY)('is refused for a %s: no key is guessed (HW-16, HW-19)', (model) => {
    expect(problems(withoutDrive(model), 'refuse')).toMatch(/no document names the key.*none is guessed/);
  });

  it('goes on only when somebody has logged on and counted the drives, and the server answers and serves (HW-20)', () => {
    const plan = withoutDrive('MCS-7845');
    const logOn = promptOf(plan, 'PUB/log-on-without-drive');
    expect(told(logOn)).toMatch(/All drives but those of slots 0 and 2 are in, and each of them works/);
    expect(questionOf(logOn)?.name).toBe('administrator-logged-on');
    expectBlocks(stepOf(plan, 'PUB/in-service-without-drive'));
  });

  it('wants two spare drives on site for an MCS-7845 while there is time to order them, or no drive is pulled (HW-21)', () => {
    for (const model of WITH_KEY) {
      const plan = withoutDrive(model);
      expect(has(plan, 'PUB/spare-drives')).toBe(model.startsWith('MCS-7845'));
    }
    const plan = withoutDrive('MCS-7845');
    const asked = promptOf(plan, 'PUB/spare-drives');
    expect(leadsTo(asked)).toEqual({ done: 'good', fewer: 'blocked' });
    expect(plan.before).toContain(stepOf(plan, asked.id));
  });
});

describe('the network connector', () => {
  it.each([
    ['MCS-7825', 'the lower connector'],
    ['MCS-7835H-2.4', 'connector NIC 1'],
    ['MCS-7845', 'connector NIC 1'],
    ['IBM xSeries 330', 'the upper connector'],
  ])('of an %s is %s, and nothing goes on elsewhere (NET-15, NET-16, NET-17, NET-18, NET-19)', (model, connector) => {
    expect(connectorAskedOf(model)).toContain(`is connected to the network by ${connector}`);
    forEveryServer(['install', 'add-subscriber', 'replace-publisher'], ({ name, steps }) => {
      const [asked] = stepsNamed(steps, 'network-connector');
      expect(leadsTo(asked!)).toEqual({ done: 'good', otherwise: 'blocked' });
      expectOwnOrder({ name, steps }, 'network-connector', 'wizard');
    });
  });

  it('of a model that S2 does not name is named by a person, and marked as not in the source (NET-19)', () => {
    const servers = sixServers.map((server) => ({ ...server, model: 'PowerEdge 2650' }));
    const asked = promptOf(planOf(sampleCluster(servers, { to: '4.2(1)' }), 'install'), 'PUB/network-connector');
    expect(asked.answer).toMatchObject({ kind: 'text', what: 'which connector, not in source, and who says so' });
  });
});

describe('the hardware of a server that is installed again', () => {
  it('is what it was, with the right drives and no further ones, or nothing goes on (HW-22, HW-23, HW-24)', () => {
    forEveryServer(['install', 'add-subscriber', 'replace-publisher'], ({ name, steps }) => {
      const [asked] = stepsNamed(steps, 'hardware-as-planned');
      expect(leadsTo(asked!)).toEqual({ done: 'good', 'first-time': 'good', otherwise: 'blocked' });
      expect(told(asked!)).toMatch(
        /what was written down of it[^]*right ones are in, and each works[^]*Additional drives are out/,
      );
      expectOwnOrder({ name, steps }, 'hardware-as-planned', 'wizard');
    });
  });
});
