import { describe, expect, it } from 'vitest';
import { describeMessage } from '../../platforms/callmanager4/messages/describe-message.ts';
import { forEveryPlan, inOrderOfWork } from '../platforms/callmanager4/procedures/walk.ts';
import { expectHolds, expectInOrder } from './expect-steps.ts';
import { leadsTo, promptOf, told } from './planned.ts';
import { good, lastOf, placeOf } from './entries.ts';
import { storiesOf, storyOf } from './story.ts';
import { DUE, INSTALLATION, OFFERED, atEveryServer, lastOfServers, toldAt } from './table-5.ts';

describe('when the tasks after the work are done', () => {
  it('is never before every server is upgraded, in any plan and in any story of an upgrade (POST-01)', () => {
    forEveryPlan('upgrade', (plan) => {
      const steps = inOrderOfWork(plan);
      const activated = steps.findIndex(({ id }) => id.endsWith('/services-activated'));
      expect(activated).toBeGreaterThan(lastOfServers(plan));
      const asked = steps.findIndex(({ id }) => id === 'cluster/further-tasks');
      expect(asked).toBeGreaterThan(activated);
      expect(told(steps[asked]!)).toMatch(
        /tasks that your documents name for the time after the upgrade, and none of them earlier/,
      );
    });
    for (const { scenario, journal, end } of storiesOf('upgrade')) {
      const asked = journal.findIndex(({ step }) => step?.endsWith('/services-activated'));
      const worked = lastOf(journal, { kind: 'server' });
      expect([scenario, asked < 0 || asked > worked]).toEqual([scenario, true]);
      if (end.state === 'completed') expect(asked).toBeGreaterThan(worked);
    }
  });

  it('is after the last server of an installation, and after its subscriptions, where every document allows it (POST-02)', () => {
    forEveryPlan('install', (plan) => {
      const steps = inOrderOfWork(plan);
      const first = steps.findIndex(({ id }) => /\/post-\d/.test(id));
      expect(first).toBeGreaterThan(lastOfServers(plan));
      expect(plan.stages.at(-1)).toMatchObject({ name: 'post-installation' });
    });
    const { journal } = storyOf('a cluster is installed');
    const done = lastOf(journal, { kind: 'server', state: 'done' });
    expect(placeOf(journal, { kind: 'asked', step: /\/post-1-activate-services$/ })).toBeGreaterThan(done);
  });

  it('decides over the use of the cluster: it is not ready before them, and each that is put off stays open (POST-03)', () => {
    forEveryPlan('install', (plan) => {
      expect(plan.stages.at(-1)?.because).toMatch(/not ready for use/);
      const tasks = inOrderOfWork(plan).filter(({ id }) => /\/post-\d/.test(id));
      for (const step of tasks) {
        if (step.kind === 'prompt') expect(leadsTo(step)).toMatchObject({ done: 'good', later: 'open item' });
        else expectHolds(step);
      }
    });
  });
});

describe('the locales of an upgraded cluster', () => {
  it('are listed before the first server and compared after the last one; what is missing stays open (POST-32)', () => {
    forEveryPlan('upgrade', (plan) => {
      const [listed, compared] = [promptOf(plan, 'cluster/locales-listed'), promptOf(plan, 'cluster/locales-compared')];
      expect(listed.answer).toMatchObject({
        kind: 'text',
        what: expect.stringContaining('each locale and its version'),
      });
      expect(leadsTo(compared)).toEqual(DUE);
      const steps = inOrderOfWork(plan);
      expectInOrder(steps, [listed.id, plan.servers[0]?.steps[0]?.id ?? '', compared.id]);
      expect(steps.indexOf(compared)).toBeGreaterThan(lastOfServers(plan));
    });
  });
});

describe('rows 1 and 2 of the table', () => {
  it('activate the services of each server, and a machine looks whether they run (POST-04)', () => {
    atEveryServer('post-1-activate-services', (plan, id, server) => {
      expect(leadsTo(promptOf(plan, id))).toEqual(DUE);
      expect(promptOf(plan, id).proof).toMatchObject({ name: 'services-running', servers: [server] });
    });
    const { journal } = storyOf('the tasks after an installation are done');
    for (const server of ['AAR-PUB', 'AAR-SUB'])
      placeOf(journal, good(`${server}/post-1-activate-services`, { seen: /services run/ }));
  });

  it('configure DNS on each server: window, suffixes and reverse look-up are named; files instead are said to be (POST-05)', () => {
    atEveryServer('post-2-dns', (plan, id) => {
      const asked = promptOf(plan, id);
      expect(leadsTo(asked)).toEqual(OFFERED);
      expect(told(asked)).toMatch(
        /TCP\/IP > Properties > Advanced > DNS[^]*suffix[^]*reverse look-up is configured and enabled/,
      );
      expect(told(asked)).toContain('resolves names by files says so instead');
    });
  });
});

// S2, "Configuring the Database": the ten tasks and what each is about, in the words of nobody's code.
const TASKS: readonly RegExp[] = [
  /services that are wanted run/,
  /whole system[^]*CallManager Groups/,
  /[Dd]esign and configure the dialing plan/,
  /media resources for conferences[^]*music on hold/,
  /voice-messaging system[^]*Cisco Unity never goes onto a CallManager server/,
  /features[^]*IP Phone services, Extension Mobility, Attendant Console, IP Manager Assistant/,
  /Install and configure the gateways/,
  /Enable the support for CTI/,
  /Install and configure the CTI applications/,
  /Configure the users/,
  /Configure and install the phones/,
  /Tie the users to their phones/,
];

describe('row 3 of the table', () => {
  it('has the ten tasks of the database in their order, each confirmed by itself or left open; CTI and phones in two steps each (POST-06 to POST-16)', () => {
    for (const procedure of ['install', 'post-install'] as const)
      forEveryPlan(procedure, (plan) => {
        const steps = inOrderOfWork(plan).filter(({ id }) => /\/post-3-/.test(id));
        expect(steps).toHaveLength(TASKS.length);
        steps.forEach((step, index) => {
          expect(told(step)).toMatch(TASKS[index]!);
          if (step.kind === 'prompt') expect(leadsTo(step)).toEqual(DUE);
          else expectHolds(step);
        });
      });
    const { journal } = storyOf('the tasks after an installation are done');
    const tasks = [
      /whole system/,
      /dialing plan/,
      /media/,
      /voice-mess/,
      /features/,
      /gateways/,
      /CTI/,
      /users$/,
      /phones/,
    ];
    const places = tasks.map((text) => placeOf(journal, { kind: 'asked', text }));
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });
});

describe('rows 4 and 5 of the table', () => {
  it('install the Backup and Restore System in the version 4.0(9), and want a backup every day (POST-17, POST-18)', () => {
    expect(toldAt('cluster/post-4-backup-system')).toMatch(/Backup and Restore System 4\.0\(9\), and configure it/);
    expect(toldAt('cluster/post-4-backup-system')).toMatch(/tape or a network directory/);
    expect(toldAt('cluster/post-4-daily-backup')).toMatch(
      /every day[^]*first good one, and write its date into the note/,
    );
    expectInOrder(inOrderOfWork(INSTALLATION), ['cluster/post-4-backup-system', 'cluster/post-4-daily-backup']);
    for (const id of ['cluster/post-4-backup-system', 'cluster/post-4-daily-backup'])
      expect(leadsTo(promptOf(INSTALLATION, id))).toEqual(DUE);
  });

  it('bring one and the same newest service release onto every server, when every server has the release (POST-19, POST-21, POST-22)', () => {
    atEveryServer('post-5-service-release', (plan, id) => {
      const asked = promptOf(plan, id);
      expect(leadsTo(asked)).toEqual(DUE);
      expect(told(asked)).toMatch(/newest service release[^]*every one gets the same[^]*cumulative/);
      expect(told(asked)).toMatch(/One server after the other, the same release on each/);
      expect(inOrderOfWork(plan).indexOf(asked)).toBeGreaterThan(lastOfServers(plan));
    });
  });

  it('say where the service release comes from, and that its readme is read first (POST-23)', () => {
    expect(toldAt('SEC/post-5-service-release')).toMatch(
      /cisco\.com\/kobayashi\/sw-center\/sw-voice\.shtml[^]*readme first[^]*reboot as the readme says/,
    );
  });

  it('verify the patches of Microsoft on every server, also those that the installer could not install (POST-24, POST-51)', () => {
    atEveryServer('post-5-hotfixes', (plan, id, server) => {
      expect(leadsTo(promptOf(plan, id))).toEqual(DUE);
      expect(told(promptOf(plan, id))).toMatch(/operating system guide names them[^]*MS04-003/);
      if (plan.procedure !== 'install') return;
      const shown = promptOf(plan, `${server}/messages-followed-up`);
      expect(told(shown)).toMatch(/MS04-003 .*not installed.*stays to be done after the last server/);
      expectInOrder(inOrderOfWork(plan), [`${server}/wizard`, shown.id, id]);
    });
  });

  it('install MS03-031 by hand where it is missing, in four steps that end with the agents running again (POST-52)', () => {
    const lines = describeMessage(
      'Cisco CallManager could not install the Microsoft SQL 2000 Hotfix MS03-031. When the installation has finished, download the SQL 2000 Hotfix MS03-031 from cisco.com, and manually install it.',
    ).join('\n');
    expect(lines).toMatch(
      /after the last server, in four steps\. First: disable Cisco Security Agent or the antivirus[^]*Second: download SQL2K-MS03-031\.exe from http:\/\/www\.cisco\.com\/cgi-bin\/tablebuild\.pl\/cmva-3des[^]*Third: install it by hand[^]*Fourth: enable Cisco Security Agent and the antivirus again, and see them run/,
    );
    expect(lines).toContain('The installation does not end with it.');
    expect(toldAt('SEC/post-5-hotfixes')).toContain('MS03-031');
  });

  it('bring the list of components of every server into the record (POST-20)', () => {
    atEveryServer('post-5-components', (plan, id) => {
      expect(leadsTo(promptOf(plan, id))).toEqual(DUE);
      expect(told(promptOf(plan, id))).toMatch(/mcsver\.exe, and Start > Cisco OS Version; write both into the note/);
    });
  });
});
