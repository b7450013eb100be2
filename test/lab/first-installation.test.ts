import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../../lab/installer-messages.ts';
import { runCommandLine } from '../../lab/ssh/shell.ts';
import { begin as beginLab, lab, person, type Beginning } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

const begin = (options: Beginning = {}) => beginLab({ procedure: 'install', ...options });

const probe = (server: string): string =>
  runCommandLine(`cscript //nologo C:\\p.vbs ${server} n0nce`, '', {
    cluster: lab.cluster,
    self: null,
    files: new Map([['c:\\p.vbs', 'winmgmts probe=1']]),
  }).stdout;
const service = (server: string, name: string) => person.windows(server).services.find(name);
const subscribers = (): readonly string[] =>
  lab.cluster.replication.subscriptions().map(({ subscriber }) => subscriber);

/** The wizard up to the log-on after its first reboot. */
async function reachCopying(server: string): Promise<void> {
  await person.quiet(server);
  await person.reachCopying(server);
}

describe('a blank server', () => {
  it('has Windows and the software of its file, and neither SQL Server, nor CallManager, nor a release', async () => {
    await begin();
    const seen = probe('CM-PUB');
    expect(seen).not.toContain('registry.callmanager');
    expect(seen).toContain('registry.osimage=2000.2.3');
    for (const name of ['MSSQLSERVER', 'SQLSERVERAGENT', 'Cisco CallManager', 'DC Directory Server'])
      expect(service('CM-PUB', name)).toBeUndefined();
    expect(service('CM-PUB', 'McShield')?.state).toBe('running');
    expect(
      runCommandLine('osql -E -S CM-PUB -Q "select 1"', '', { cluster: lab.cluster, self: null, files: new Map() })
        .stdout,
    ).toContain('SQL Server does not exist');
  });

  it('has Windows alone where it takes the place of a publisher', async () => {
    await begin({ procedure: 'replace-publisher' });
    expect(service('CM-PUB', 'McShield')).toBeUndefined();
    expect(service('CM-PUB', 'TermService')?.state).toBe('running');
    expect(service('CM-SEC1', 'McShield')?.state).toBe('running');
  });

  it('has no phones and no subscription', async () => {
    await begin();
    expect(subscribers()).toEqual([]);
    await until('nobody has registered', () => lab.cluster.phones.groups().every(({ atHome }) => atHome === 0));
    expect(lab.referee.violations()).toEqual([]);
  });

  it('has somebody at its console where that is asked for', async () => {
    await begin({ loggedOn: ['CM-PUB'] });
    expect(person.screen('CM-PUB').title).toBe('Desktop');
    expect(person.screen('CM-SEC1').title).toBe('Log On to Windows');
  });

  it('is every CallManager server for an installation, the named one for an addition, the publisher for its replacement', async () => {
    const releases = () => lab.servers.map(({ facts }) => facts.callManager);
    await begin();
    expect(releases()).toEqual([null, null, null, null]);
    await begin({ procedure: 'add-subscriber', blank: ['cm-sub1'] });
    expect(releases()).toEqual(['4.1(2)', '4.1(2)', null, null]);
    await begin({ procedure: 'replace-publisher' });
    expect(releases()).toEqual([null, '4.1(2)', '4.1(2)', null]);
    await begin({ procedure: 'verify-subscriptions' });
    expect(releases()).toEqual(['4.1(2)', '4.1(2)', '4.1(2)', null]);
  });

  it.each([
    [{ procedure: 'add-subscriber' } as const, 'which server is blank must be said'],
    [{ procedure: 'add-subscriber', blank: ['CM-SUB9'] } as const, 'CM-SUB9 is no CallManager server'],
    [{ procedure: 'install', blank: ['CER-1'] } as const, 'CER-1 is no CallManager server'],
  ])('is refused by %j', async (options, text) => {
    await expect(begin(options)).rejects.toThrow(text);
    await begin();
  });
});

describe('a first installation by the book', () => {
  it('brings SQL Server and the directory, which takes its time, and services that no boot starts', async () => {
    await begin();
    await reachCopying('CM-PUB');
    await person.finish('CM-PUB');
    expect(person.windows('CM-PUB').facts.callManager).toBe('4.1(2)');
    expect(lab.cluster.replication.database).toBe('CCM0300');
    expect(service('CM-PUB', 'MSSQLSERVER')?.state).toBe('running');
    expect(service('CM-PUB', 'Cisco Database Layer Monitor')).toMatchObject({ state: 'stopped', active: false });
    await person.reboot('CM-PUB');
    expect(service('CM-PUB', 'Cisco Database Layer Monitor')?.state).toBe('stopped');
    expect(service('CM-PUB', 'DC Directory Server')?.state).toBe('running');
  });

  it('starts the directory slowly once, and as fast as any other service ever after', async () => {
    await begin();
    const started = (): number => {
      const times = lab.cluster.events
        .all()
        .filter((one) => one.kind === 'service' && one.service === 'DC Directory Server')
        .filter((one) => one.kind === 'service' && (one.state === 'starting' || one.state === 'running'))
        .map(({ at }) => Date.parse(at));
      return (times.at(-1) ?? 0) - (times.at(-2) ?? 0);
    };
    await person.upgrade('CM-PUB');
    const { clock } = lab.cluster;
    // A timer may come a millisecond early by the clock of the day.
    expect(started()).toBeGreaterThanOrEqual(clock.duration('directoryIndexing') - 2);
    await person.reboot('CM-PUB');
    expect(started()).toBeLessThan(clock.duration('directoryIndexing') - 2);
  });

  it('gives a subscriber its subscription with its final boot, and not before', async () => {
    await begin();
    await person.upgrade('CM-PUB');
    await reachCopying('CM-SEC1');
    await until('disc 2 is asked for', () => person.screen('CM-SEC1').text.includes('Disk 2 of 2'));
    expect(subscribers()).toEqual([]);
    await person.finish('CM-SEC1');
    expect(subscribers()).toEqual(['CM-SEC1']);
    await until('it is synchronized', () => lab.cluster.replication.subscriptions()[0]?.articles.has(2) === true);
  });

  it('lets a subscriber begin only at a publisher that has rebooted', async () => {
    await begin();
    await reachCopying('CM-PUB');
    await person.changeDiscs('CM-PUB', 'No');
    person.room.removeDisc('CM-PUB');
    await person.beginInstaller('CM-SEC1');
    await person.press('CM-SEC1', person.pages('CM-SEC1').slice(0, 6));
    expect(person.screen('CM-SEC1').text).toBe(MESSAGES.publisherUnverified);
    expect(lab.referee.violations().map(({ rule }) => rule)).toContain(
      'the publisher is installed and rebooted before a subscriber begins',
    );
  });
});

describe('too little memory', () => {
  it('ends the installation of a publisher, and only warns on a subscriber', async () => {
    await begin({ faults: ['too-little-memory@CM-PUB', 'too-little-memory@CM-SEC1'] });
    expect(probe('CM-PUB')).toContain('computer.memory=536330240');
    person.startInstaller('CM-PUB');
    await person.press('CM-PUB', person.pages('CM-PUB').slice(0, 6));
    expect(person.screen('CM-PUB').text).toBe(MESSAGES.memoryPublisher);
    expect(lab.cluster.server('CM-PUB').installer.stage).toBeNull();
    await begin({ procedure: 'add-subscriber', blank: ['CM-SEC1'], faults: ['too-little-memory@CM-SEC1'] });
    person.startInstaller('CM-SEC1');
    await person.press('CM-SEC1', person.pages('CM-SEC1').slice(0, 6));
    expect(person.screen('CM-SEC1').text).toBe(MESSAGES.memorySubscriber);
    person.room.press('CM-SEC1', 'OK', {});
    expect(person.screen('CM-SEC1').title).toBe('Administrator Password / Private password phrase');
  });
});

describe('an extra reboot', () => {
  /** Confirms the reboot, logs on again, and starts the installer anew from its first page. */
  async function rerunAfter(message: string): Promise<void> {
    await until('the reboot is wanted', () => person.screen('CM-PUB').text === message);
    person.room.press('CM-PUB', 'OK', {});
    await person.logOnAgain('CM-PUB');
    expect(person.screen('CM-PUB')).toMatchObject({ title: 'Desktop', buttons: ['CCMSetup.exe'] });
    person.room.press('CM-PUB', 'CCMSetup.exe', {});
    await person.press('CM-PUB', person.pages('CM-PUB'));
  }

  const isSound = (): void => {
    expect(person.windows('CM-PUB').facts.callManager).toBe('4.1(2)');
    expect(person.windows('CM-PUB').damage).toBeNull();
    expect(lab.referee.violations()).toEqual([]);
  };

  it('after the Java runtime wants the installer started and filled in again, and leaves the machine sound', async () => {
    await begin({ faults: ['asks-for-extra-reboot@CM-PUB'] });
    await reachCopying('CM-PUB');
    await rerunAfter(MESSAGES.runtimeReboot);
    await person.goOn('CM-PUB');
    isSound();
  });

  it('after SQL Server, too; after its service pack the installer goes on by itself', async () => {
    await begin({ faults: ['asks-for-extra-reboot@CM-PUB:always'] });
    await reachCopying('CM-PUB');
    for (const message of [MESSAGES.runtimeReboot, MESSAGES.databaseReboot]) {
      await rerunAfter(message);
      await person.logOnAgain('CM-PUB');
    }
    await until('the third reboot is wanted', () => person.screen('CM-PUB').text === MESSAGES.servicePackReboot);
    person.room.press('CM-PUB', 'OK', {});
    await person.goOn('CM-PUB');
    isSound();
  });
});
