import { describe, expect, it } from 'vitest';
import { FAULTS, parseFault, type FaultName } from '../../lab/faults.ts';
import { MISHAPS, type MishapName } from '../../lab/installer-mishaps.ts';
import { UNFIT, type UnfitName } from '../../lab/unfit-machines.ts';
import { MESSAGES } from '../../lab/installer-messages.ts';
import { SLOW_FACTOR } from '../../lab/timings.ts';
import { HOSTILE_ANSWERS, type HostileAnswer } from '../../lab/ssh/hostile-answers.ts';
import { runCommandLine } from '../../lab/ssh/shell.ts';
import { begin as beginLab, lab, person } from './begun-lab.ts';
import { connectStation, until } from './lab-fixture.ts';

const begin = (...faults: string[]) => beginLab({ faults });

const station = () => ({ cluster: lab.cluster, self: null, files: stationFiles });
const stationFiles = new Map([['c:\\p.vbs', 'winmgmts probe=3']]);
const run = (line: string) => runCommandLine(line, '', station());
const probe = (server: string, depth = ''): string =>
  run(`cscript //nologo C:\\p.vbs ${server} n0nce SHELL ${depth}`).stdout;
const subscription = (name: string) =>
  lab.cluster.replication.subscriptions().find(({ subscriber }) => subscriber === name);

describe('phones', () => {
  it('move to the backup while their server is down, and come back over time, and none is lost or doubled', async () => {
    await begin();
    const { phones } = lab.cluster;
    const all = (): boolean =>
      phones
        .groups()
        .every(({ devices, atHome, atBackup, nowhere }) => nowhere >= 0 && atHome + atBackup + nowhere === devices);
    person.room.pressPower('CM-SUB1');
    await until('they are at the backup', () => all() && phones.registeredAt('CM-SEC1') === 100);
    person.room.pressPower('CM-SUB1');
    await until('they are home', () => all() && phones.registeredAt('CM-SUB1') === 100);
    expect(phones.registeredAt('CM-SEC1')).toBe(0);
  });
});

describe('replication', () => {
  it('synchronizes a subscriber with the new database after its last reboot', async () => {
    await begin();
    await person.upgrade('CM-PUB');
    expect(subscription('CM-SEC1')?.database).toBe('CCM0300');
    await person.upgrade('CM-SEC1');
    expect(subscription('CM-SEC1')).toMatchObject({ database: 'CCM0301' });
    await until('it is synchronized', () => subscription('CM-SEC1')?.articles.has(2) === true);
    expect(subscription('CM-SEC1')?.runStatus).toBe(4);
  });

  it('fails by the fault, and only reinitializing with a new snapshot mends it', async () => {
    await begin('subscription-fails@CM-SEC1');
    await person.upgrade('CM-PUB');
    await person.upgrade('CM-SEC1');
    await until('it failed', () => subscription('CM-SEC1')?.runStatus === 6);
    const snapshot = `osql -E -S CM-PUB -d distribution -b -Q "declare @n sysname select @n=name from MSsnapshot_agents exec msdb..sp_start_job @job_name=@n"`;
    const reinitialize = `osql -E -S CM-PUB -d CCM0301 -b -Q "exec sp_reinitsubscription @publication=N'CCM0301', @subscriber=N'all'"`;
    run(reinitialize);
    expect(subscription('CM-SEC1')?.articles.has(2)).toBe(false);
    run(snapshot);
    await until('it is synchronized', () => subscription('CM-SEC1')?.articles.has(2) === true);
  });

  it('is told by osql in the columns that were asked for', async () => {
    await begin();
    const rows = run(
      `osql -E -S CM-PUB -d distribution -b -n -h-1 -s "|" -w 4000 -Q "set nocount on select s.srvname, a.subscriber_db, h.runstatus, convert(varchar(23),h.time,121), left(h.comments,200) from MSdistribution_agents a join MSdistribution_history h on h.agent_id=a.id"`,
    )
      .stdout.trimEnd()
      .split('\r\n');
    expect(rows).toHaveLength(2);
    const [server, database, status, time, comment] = (rows[0] ?? '').split('|').map((cell) => cell.trim());
    expect([server, database, status, comment]).toEqual([
      'CM-SEC1',
      'CCM0300',
      '4',
      'No replicated transactions are available.',
    ]);
    expect(time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
    expect(run(`osql -E -S CM-PUB -d master -b -Q "select top 1 name from sysdatabases"`).stdout.trim()).toBe(
      'CCM0300',
    );
    expect(run(`osql -E -S CM-SUB1 -d distribution -b -Q "select * from MSsubscriptions"`).exitCode).toBe(1);
    person.room.pressPower('CM-PUB');
    expect(run(`osql -E -S CM-PUB -d master -b -Q "select 1"`).stdout).toContain(
      'SQL Server does not exist or access denied.',
    );
  });
});

describe('a boot', () => {
  it('carries out pending file renames, and logs everybody off', async () => {
    await begin();
    const { facts } = person.windows('CM-SUB1');
    facts.pendingRenames = true;
    person.logOn('CM-SUB1');
    await person.reboot('CM-SUB1');
    expect(facts.pendingRenames).toBe(false);
    expect(person.screen('CM-SUB1').title).toBe('Log On to Windows');
  });

  it('begins the uptime anew, whatever it was', async () => {
    await begin();
    const { time } = person.windows('CM-SUB1');
    const before = time.uptimeMs;
    await person.reboot('CM-SUB1');
    expect(time.uptimeMs).toBeLessThan(before);
    expect(time.boots).toBe(1);
  });

  it('does not start disabled and manual services', async () => {
    await begin();
    const { services } = person.windows('CM-SUB1');
    services.setStartType('Alerter', 'disabled', 'person');
    await person.reboot('CM-SUB1');
    expect(services.find('Alerter')?.state).toBe('stopped');
    expect(services.find('ClipSrv')?.state).toBe('stopped');
    expect(services.isRunning('SQLSERVERAGENT')).toBe(true);
  });
});

describe('faults', () => {
  const acts = 'sc \\\\CM-SUB1 stop "Alerter"';
  const service = (name: string) => person.windows('CM-SUB1').services.find(name);
  /** Of those that strike where robots look for them. */
  const isSet = async (fault: FaultName) => expect(lab.cluster.faults.strikes(fault, 'CM-SUB1')).toBe(true);
  const isStarted = { startType: 'automatic', state: 'running' };

  const strikes: Readonly<Record<Exclude<FaultName, MishapName | UnfitName | HostileAnswer>, () => Promise<void>>> = {
    'old-address-in-files': async () => {
      const written = (name: string) => [...person.windows(name).facts.naming.files.values()].join();
      expect(written('CM-SUB1')).toContain('10.99.0.1 ');
      expect(written('CM-PUB')).not.toContain('10.99.0.1 ');
    },
    'reboots-slowly': async () => {
      const begun = Date.now();
      await person.reboot('CM-SUB1');
      expect(Date.now() - begun).toBeGreaterThanOrEqual(lab.cluster.clock.duration('boot') * SLOW_FACTOR);
    },
    'drops-connection-mid-command': async () => {
      const client = await connectStation(lab);
      await expect(client.execCommand(acts)).resolves.toMatchObject({ code: null });
      client.dispose();
      expect(person.windows('CM-SUB1').services.isRunning('Alerter')).toBe(false);
    },
    'command-arrives-late': async () => {
      const client = await connectStation(lab);
      await expect(client.execCommand(acts)).resolves.toMatchObject({ code: null });
      client.dispose();
      const arrived = (): boolean => lab.cluster.events.all().some(({ kind }) => kind === 'command');
      expect(arrived()).toBe(false);
      await person.upgrade('CM-PUB');
      await person.upgrade('CM-SUB1');
      expect(arrived()).toBe(true);
    },
    'wrong-disc': () => isSet('wrong-disc'),
    'service-stays-stopped': async () => {
      const { services } = person.windows('CM-SUB1');
      person.windows('CM-SUB1').reboot('person', '');
      await until('it is down', () => !services.isRunning('RisDC'));
      await until('it is up', () => services.isRunning('RisDC'));
      expect(person.windows('CM-SUB1').services.isRunning('Cisco CallManager')).toBe(false);
    },
    'subscription-fails': async () => {
      lab.cluster.replication.subscribe('CM-SUB1');
      await until('it failed', () => subscription('CM-SUB1')?.runStatus === 6);
    },
    'hangs-in-shutdown': async () => {
      const { windows } = lab.cluster.server('CM-SUB1');
      windows.reboot('command', 'x');
      await person.reboot('CM-SEC1');
      expect(windows.power).toBe('shutting down');
      expect(probe('CM-SUB1')).toContain('error.connect');
      person.room.pressPower('CM-SUB1');
      person.room.pressPower('CM-SUB1');
      await person.untilInService('CM-SUB1');
    },
    'says-success-without-doing': async () => {
      expect(run(acts).stdout).toContain('STOP_PENDING');
      expect(service('Alerter')?.state).toBe('running');
    },
    'never-returns': async () => {
      expect(run(acts).fate).toBe('hang');
      expect(service('Alerter')?.state).toBe('stopping');
    },
    'antivirus-returns-after-reboot': async () => {
      await person.quiet('CM-SUB1');
      expect(service('McShield')).toMatchObject(isStarted);
    },
    'reports-old-version': async () => {
      person.windows('CM-SUB1').facts.callManager = '4.1(2)';
      expect(probe('CM-SUB1')).toContain('4.0(2a)');
    },
    'garbled-output': async () => {
      expect(probe('CM-SUB1')).not.toContain('end=n0nce');
    },
    'clock-goes-backwards': async () => {
      const before = Date.now();
      await person.reboot('CM-SUB1');
      expect(person.windows('CM-SUB1').time.bootTime.getTime()).toBeLessThan(before - 3_600_000);
    },
    'clock-steps-instead-of-rebooting': async () => {
      const { time, log } = person.windows('CM-SUB1');
      const before = { bootTime: time.bootTime.getTime(), log: log.tail() };
      expect(person.windows('CM-SUB1').reboot('command', 'step')).toBe(true);
      expect(person.windows('CM-SUB1').power).toBe('up');
      expect(time.bootTime.getTime()).toBe(before.bootTime + 180_000);
      expect([time.boots, log.tail()]).toEqual([0, before.log]);
    },
    'keeps-old-boot-time': async () => {
      const { time } = person.windows('CM-SUB1');
      const before = time.bootTime;
      await person.reboot('CM-SUB1');
      expect([time.bootTime, time.boots]).toEqual([before, 1]);
    },
    'clock-goes-forward': async () => {
      const before = Date.now();
      await person.reboot('CM-SUB1');
      expect(person.windows('CM-SUB1').time.bootTime.getTime()).toBeGreaterThan(before + 7_200_000 - 1);
    },
    'answers-with-nothing': async () => {
      const { windows } = lab.cluster.server('CM-SUB1');
      windows.reboot('person', '');
      await until('it is up', () => windows.power === 'up');
      expect(probe('CM-SUB1')).toBe('');
      await until('it tells what is so', () => probe('CM-SUB1').includes('computer.name='));
    },
    'garbage-in-shutdown': async () => {
      const { windows } = lab.cluster.server('CM-SUB1');
      windows.reboot('person', '');
      expect(windows.power).toBe('shutting down');
      expect(probe('CM-SUB1')).toContain('\u00ff');
      await until('it is off', () => windows.power === 'booting');
      expect(probe('CM-SUB1')).toContain('error.connect');
    },
    'up-before-its-services': async () => {
      const { windows } = lab.cluster.server('CM-SUB1');
      const begun = Date.now();
      windows.reboot('person', '');
      await until('it is up', () => windows.power === 'up');
      expect(windows.services.list().every(({ state }) => state === 'stopped')).toBe(true);
      await person.untilInService('CM-SUB1');
      expect(Date.now() - begun).toBeGreaterThan(lab.cluster.clock.duration('boot') * SLOW_FACTOR);
    },
    'boots-twice': async () => {
      const { windows } = lab.cluster.server('CM-SUB1');
      windows.reboot('person', '');
      await until('it has booted again', () => windows.time.boots === 2 && windows.power === 'up');
    },
    'comes-back-as-another-machine': async () => {
      await person.reboot('CM-SUB1');
      expect(probe('CM-SUB1')).toContain('computer.name=LAB-SPARE');
      await person.reboot('CM-SUB1');
      expect(probe('CM-SUB1')).toContain('computer.name=CM-SUB1');
    },
    'comes-back-as-a-namesake': async () => {
      const { facts, log } = person.windows('CM-SUB1');
      const { machineSid } = facts;
      await person.reboot('CM-SUB1');
      expect(probe('CM-SUB1')).toContain('computer.name=CM-SUB1');
      expect(facts.machineSid).not.toBe(machineSid);
      expect(person.windows('CM-SUB1').log.tail()?.start).toBeGreaterThan(log.tail()?.newest ?? Infinity);
      await person.reboot('CM-SUB1');
      expect([facts.machineSid, person.windows('CM-SUB1').log]).toEqual([machineSid, log]);
    },
    'boots-an-old-image': async () => {
      const { facts, log, services } = person.windows('CM-SUB1');
      const newest = log.tail()?.newest ?? 0;
      services.setStartType('McShield', 'disabled', 'person');
      await person.reboot('CM-SUB1');
      expect(facts.callManager).toBe('3.3(3)');
      expect(person.windows('CM-SUB1').log.tail()?.newest).toBeLessThan(newest);
      expect(service('McShield')).toMatchObject(isStarted);
    },
    'event-log-cleared': async () => {
      await person.reboot('CM-SUB1');
      expect(person.windows('CM-SUB1').log.tail()).toMatchObject({ newest: 3, start: 2 });
    },
    'event-log-unreadable': async () => {
      expect(probe('CM-SUB1', 'log')).toContain('error.log=');
    },
    unreachable: async () => {
      expect(run(acts).stdout).toContain('FAILED 1722');
    },
    'slow-replication': async () => {
      const begun = Date.now();
      lab.cluster.replication.subscribe('CM-SUB1');
      await until('it is synchronized', () => subscription('CM-SUB1')?.articles.has(2) === true);
      const nominal = lab.cluster.clock.duration('replication') * SLOW_FACTOR;
      // A timer may come a millisecond early by the clock of the day.
      expect(Date.now() - begun).toBeGreaterThanOrEqual(nominal - 2);
    },
    'subscription-stays-broken': async () => {
      const { replication } = lab.cluster;
      replication.subscribe('CM-SUB1');
      await until('it failed', () => subscription('CM-SUB1')?.runStatus === 6);
      replication.reinitialize('all');
      replication.startSnapshot();
      await until('it failed again', () => subscription('CM-SUB1')?.runStatus === 6);
      await until('the other one is good', () => subscription('CM-SEC1')?.articles.has(2) === true);
    },
    'terminal-services-on': async () => {
      await person.quiet('CM-SUB1');
      expect(service('TermService')).toMatchObject(isStarted);
    },
    'asks-for-extra-reboot': async () => {
      await person.upgrade('CM-PUB');
      await person.beginInstaller('CM-SUB1');
      await person.press('CM-SUB1', person.pages('CM-SUB1'));
      await person.logOnAgain('CM-SUB1');
      await until('a reboot is wanted', () => person.screen('CM-SUB1').text === MESSAGES.runtimeReboot);
      person.room.press('CM-SUB1', 'OK', {});
      await until('the logon window', () => person.screen('CM-SUB1').title === 'Log On to Windows');
      person.logOn('CM-SUB1');
      person.room.press('CM-SUB1', 'CCMSetup.exe', {});
      await person.press('CM-SUB1', person.pages('CM-SUB1'));
      await person.goOn('CM-SUB1');
      expect(person.windows('CM-SUB1').facts.callManager).toBe('4.1(2)');
    },
    'wrong-drive': () => isSet('wrong-drive'),
    'wrong-key': () => isSet('wrong-key'),
    'disc-2-missing': () => isSet('disc-2-missing'),
    'activated-through-windows': () => isSet('activated-through-windows'),
    'forbidden-program': async () => {
      expect(probe('CM-SUB1')).toContain('.name=Cisco Unity');
    },
    'unknown-program': async () => {
      expect(probe('CM-SUB1')).toContain('.name=RealPlayer 8 Basic');
    },
    'parameter-lost': async () => {
      const value = () => lab.cluster.parameters.list().find(({ name }) => name === 'ForwardNoAnswerTimeout')?.value;
      expect(value()).toBe('20');
      await person.upgrade('CM-PUB');
      expect(value()).toBe('12');
    },
    'database-not-renamed': async () => {
      await person.upgrade('CM-PUB');
      expect(lab.cluster.replication.database).toBe('CCM0300');
    },
    'counts-no-devices': async () => {
      expect(probe('CM-SUB1')).toContain('error.devices=0');
      expect(probe('CM-SUB1')).toContain('devices.registered=100');
    },
  };

  /** Faults of what only the publisher has. */
  const ofPublisher: readonly FaultName[] = ['parameter-lost', 'database-not-renamed'];

  it.each(Object.keys(strikes) as (keyof typeof strikes)[])(
    '%s strikes once, where it is set, and is written down',
    async (fault) => {
      const server = ofPublisher.includes(fault) ? 'CM-PUB' : 'CM-SUB1';
      await begin(`${fault}@${server}`);
      await strikes[fault]();
      const struck = lab.cluster.events.all().filter(({ kind }) => kind === 'fault');
      // A command that is late is told of twice: when it is sent, and when it arrives.
      const told = fault === 'command-arrives-late' ? 2 : 1;
      expect(struck).toMatchObject(Array.from({ length: told }, () => ({ server, fault })));
      expect(lab.cluster.faults.list()).toEqual([]);
    },
  );

  it('are all tried, here, as mishaps of the installer, as what makes a machine unfit or as hostile answers', () => {
    const tried = [
      ...Object.keys(strikes),
      ...MISHAPS.map(({ fault }) => fault),
      ...Object.keys(UNFIT),
      ...Object.keys(HOSTILE_ANSWERS),
    ];
    expect(tried.sort()).toEqual(Object.keys(FAULTS).sort());
  });

  it('refuses a fault that has no such name', async () => {
    await begin();
    expect(() => parseFault('breaks@CM-PUB')).toThrow(RangeError);
    expect(parseFault('unreachable@CM-PUB:always')).toEqual({
      fault: 'unreachable',
      server: 'CM-PUB',
      times: 'always',
    });
  });
});
