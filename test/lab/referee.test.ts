import { beforeEach, describe, expect, it } from 'vitest';
import { begin, lab, person, rules } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

beforeEach(() => begin());

describe('the referee', () => {
  it('writes nothing down when the documents are followed', async () => {
    await person.upgradeAll();
    await until('the subscriptions synchronized', () =>
      lab.cluster.replication.subscriptions().every(({ runStatus, articles }) => runStatus === 4 && articles.has(2)),
    );
    await Promise.all(['CM-PUB', 'CM-SEC1', 'CM-SUB1'].map((name) => person.untilInService(name)));
    expect(lab.referee.finish()).toEqual([]);
    expect(lab.referee.advice()).toEqual([]);
  });

  it('catches a second server that is taken out of service', () => {
    person.windows('CM-SEC1').reboot('command', 'a');
    person.windows('CM-SUB1').reboot('command', 'b');
    expect(rules()).toContain('CM-SUB1: one server at a time');
    expect(lab.referee.violations()[0]?.evidence).toContain('CM-SEC1: it is shutting down');
  });

  it('catches a subscriber that is begun before the publisher is upgraded and back', async () => {
    await person.beginInstaller('CM-SEC1');
    expect(rules()).toContain('CM-SEC1: the publisher is upgraded and back before a subscriber begins');
  });

  it('catches a subscriber that is begun while the upgraded publisher is down', async () => {
    await person.upgrade('CM-PUB');
    await person.quiet('CM-SEC1');
    person.logOn('CM-SEC1');
    person.windows('CM-PUB').reboot('person', '');
    person.room.insertDisc('CM-SEC1', 1);
    expect(rules()).toContain('CM-SEC1: the publisher is upgraded and back before a subscriber begins');
  });

  it('catches a primary that is begun before all secondaries are done', async () => {
    await person.upgrade('CM-PUB');
    await person.beginInstaller('CM-SUB1');
    expect(rules()).toContain(
      'CM-SUB1: groups in order: publisher, TFTP, service-only, secondaries, primaries, applications',
    );
  });

  it('catches an application server that is begun before the primaries are done', () => {
    person.room.upgradeApplications('CER-1');
    expect(rules()).toContain(
      'CER-1: groups in order: publisher, TFTP, service-only, secondaries, primaries, applications',
    );
  });

  it('catches a disc that is taken out too early, and disc 1 used elsewhere', async () => {
    await person.beginInstaller('CM-PUB');
    person.room.removeDisc('CM-PUB');
    expect(rules()).toContain('CM-PUB: a disc stays in the drive until the installer asks for another');
    person.startInstaller('CM-SEC1');
    expect(rules()).toContain('CM-SEC1: disc 1 is not used elsewhere until this server is finished');
  });

  it('catches a reboot done twice for one step, and not a reboot for another step', async () => {
    for (const comment of ['CM-SUB1/reboot', 'CM-SUB1/other']) {
      person.windows('CM-SUB1').reboot('command', comment);
      await person.untilInService('CM-SUB1');
    }
    expect(rules()).toEqual([]);
    person.windows('CM-SUB1').reboot('command', 'CM-SUB1/reboot');
    expect(rules()).toEqual(['CM-SUB1: one reboot for one step']);
  });

  it('catches a reboot and a command while the installer works', async () => {
    await person.beginInstaller('CM-PUB');
    await person.press('CM-PUB', person.pages('CM-PUB'));
    await person.logOnAgain('CM-PUB');
    lab.cluster.events.tell({ kind: 'command', server: 'CM-PUB', command: 'sc \\\\CM-PUB stop "Alerter"' });
    person.windows('CM-PUB').reboot('command', 'too early');
    expect(rules()).toEqual(
      [
        'CM-PUB: users are notified before the first installer starts',
        'CM-PUB: nothing is commanded on a server while its installer works',
        'CM-PUB: no reboot while the installer works, unless it asks',
      ].map((text) => (text.includes('users') ? text.replace('CM-PUB', '') : text)),
    );
  });

  it('catches disturbing software that runs, and a missing reboot after it was stopped', async () => {
    person.startInstaller('CM-PUB');
    expect(rules()).toContain(
      'CM-PUB: disturbing software and ways in are stopped and disabled before the installer starts',
    );
    person.room.press('CM-PUB', 'No', {});
    const { services } = person.windows('CM-PUB');
    services.stop('McShield', 'command');
    services.stop('TermService', 'command');
    await until('they stopped', () => !services.isRunning('McShield') && !services.isRunning('TermService'));
    person.room.press('CM-PUB', 'CCMSetup.exe', {});
    expect(rules()).toContain('CM-PUB: a reboot after disabling and stopping services, before the installer starts');
  });

  it('catches Cancel, and Terminal Services', async () => {
    await person.beginInstaller('CM-PUB');
    await person.press('CM-PUB', [...person.pages('CM-PUB').slice(0, 2), ['Welcome', 'Cancel']]);
    expect(rules()).toContain('CM-PUB: no Cancel after the installer has started');
    person.room.logOn('CM-SEC1', 'Administrator', lab.cluster.secrets.administrator, 'terminal services');
    expect(rules()).toContain('CM-SEC1: not through Terminal Services');
  });

  it('catches a subscriber that is installed as a second publisher', async () => {
    await person.upgrade('CM-PUB');
    await person.beginInstaller('CM-SEC1');
    const asPublisher = person
      .pages('CM-SEC1')
      .map(([title, button, fields]) =>
        title === 'Server Type' ? ([title, button, {}] as const) : ([title, button, fields ?? {}] as const),
      );
    const { directoryManager } = lab.cluster.secrets;
    const directory = {
      'Directory Manager password': directoryManager,
      'Confirm Directory Manager password': directoryManager,
    };
    await person.press(
      'CM-SEC1',
      asPublisher.map(([title, button, fields]) =>
        title === 'Database passwords'
          ? ([title, button, { ...fields, ...directory }] as const)
          : ([title, button, fields] as const),
      ),
    );
    expect(rules()).toContain('CM-SEC1: a server keeps its kind');
  });

  it('catches a change on the publisher while subscribers are upgraded, and not before', async () => {
    person.room.notifyUsers();
    person.room.configure('a phone was added');
    await person.upgrade('CM-PUB');
    await person.beginInstaller('CM-SEC1');
    expect(rules()).toEqual([]);
    person.room.configure('a phone was added');
    expect(rules()).toEqual(['CM-PUB: no change on the publisher while subscribers are upgraded']);
  });

  it('catches software that is started again before every server is finished', async () => {
    await person.upgrade('CM-PUB');
    person.restore('CM-PUB');
    expect(rules()).toContain('CM-PUB: disabled software starts again only when every server is finished');
  });

  it('catches CallManager services that are stopped by Windows means', () => {
    person.windows('CM-SUB1').services.stop('Cisco CallManager', 'command');
    expect(rules()).toContain('CM-SUB1: CallManager services are not started and stopped by Windows means');
  });

  it('catches devices that are left without a server', async () => {
    person.room.pressPower('CM-SEC1');
    person.room.pressPower('CM-SUB1');
    await until('it is noticed', () => rules().includes('CM-SUB1: devices always have a server to register with'));
  });

  it('judges at the end what was left behind', async () => {
    await person.upgrade('CM-PUB');
    person.room.insertDisc('CM-PUB', 1);
    expect(lab.referee.finish('stopped').map(({ rule }) => rule)).not.toContain('every server is upgraded');
    lab.referee.finish();
    expect(rules()).toEqual(
      expect.arrayContaining([
        'CM-SEC1: every server is upgraded',
        'CM-PUB: start types are set back at the end',
        'CM-PUB: the disc is taken out after the last restart',
        'CM-SEC1: every subscription replicates at the end',
      ]),
    );
    expect(rules()).not.toContain('CM-SUB1: start types are set back at the end');
  });
});
