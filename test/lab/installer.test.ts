import { beforeEach, describe, expect, it } from 'vitest';
import { MESSAGES } from '../../lab/installer-messages.ts';
import type { MachineFacts } from '../../lab/machine-facts.ts';
import { begin, lab, person } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

const GIGABYTE = 1024 ** 3;

beforeEach(() => begin());

describe('an upgrade by the book', () => {
  it('gives the publisher the new release, the next database, and its services back after the last reboot', async () => {
    await person.upgrade('CM-PUB');
    const { facts, services } = person.windows('CM-PUB');
    expect(facts.callManager).toBe('4.1(2)');
    expect(lab.cluster.replication.database).toBe('CCM0301');
    expect(services.isRunning('Cisco Database Layer Monitor')).toBe(true);
  });

  it('makes CallManager services inactive from Install to the last reboot', async () => {
    await person.upgrade('CM-PUB');
    await person.beginInstaller('CM-SEC1');
    await person.press('CM-SEC1', person.pages('CM-SEC1').slice(0, -1));
    const { services } = person.windows('CM-SEC1');
    expect(services.isRunning('Cisco CallManager')).toBe(false);
    expect(services.start('Cisco CallManager', 'person')).toBe(1058);
    await person.press('CM-SEC1', person.pages('CM-SEC1').slice(-1));
    await person.goOn('CM-SEC1');
    expect(services.isRunning('Cisco CallManager')).toBe(true);
  });

  it('does not migrate before the last reboot, even when No is pressed there', async () => {
    await person.beginInstaller('CM-PUB');
    await person.press('CM-PUB', person.pages('CM-PUB'));
    await person.logOnAgain('CM-PUB');
    await person.changeDiscs('CM-PUB', 'No');
    expect(person.windows('CM-PUB').facts.pendingRenames).toBe(true);
    expect(person.windows('CM-PUB').services.find('AuPair')?.active).toBe(false);
    await person.reboot('CM-PUB');
    expect(person.windows('CM-PUB').facts.pendingRenames).toBe(false);
    expect(person.windows('CM-PUB').services.isRunning('AuPair')).toBe(true);
  });
});

describe('the installer refuses to begin', () => {
  const cases: readonly (readonly [string, Partial<MachineFacts>, string])[] = [
    ['with pending file operations', { pendingRenames: true }, MESSAGES.pendingFiles],
    ['with less than 3.0 GB on C:', { freeBytesOnC: 3 * GIGABYTE - 1 }, MESSAGES.diskSpace],
    ['with the CD-ROM policy on', { cdRomRestricted: true }, MESSAGES.cdRomRestricted],
    ['below service pack 4', { servicePack: 3 }, MESSAGES.servicePack],
    ['where a policy forbids the folder of its logs', { logFolderForbidden: true }, MESSAGES.logFolder],
    ['over the same release', { callManager: '4.1(2)' }, MESSAGES.alreadyInstalled],
    ['over a newer release', { callManager: '4.2(1)' }, MESSAGES.newerInstalled],
    ['on a domain member, unless told to go on', { domainRole: 'member' }, MESSAGES.domain],
  ];

  it.each(cases)('%s', async (_title, facts, text) => {
    await person.quiet('CM-PUB');
    Object.assign(person.windows('CM-PUB').facts, facts);
    person.startInstaller('CM-PUB');
    expect(person.screen('CM-PUB').text).toBe(text);
  });

  it('for another user than Administrator, and through Terminal Services', async () => {
    person.room.logOn('CM-PUB', 'Operator', lab.cluster.secrets.administrator, 'console');
    person.room.insertDisc('CM-PUB', 1);
    expect(person.screen('CM-PUB').text).toBe(MESSAGES.notAdministrator);
    person.room.press('CM-PUB', 'OK', {});
    person.room.logOn('CM-PUB', 'Administrator', lab.cluster.secrets.administrator, 'terminal services');
    person.room.press('CM-PUB', 'CCMSetup.exe', {});
    expect(person.screen('CM-PUB').text).toBe(MESSAGES.terminalServices);
  });

  it('without anybody logged on, and without a disc', () => {
    person.room.insertDisc('CM-PUB', 1);
    expect(person.screen('CM-PUB').title).toBe('Log On to Windows');
    person.logOn('CM-SEC1');
    expect(person.screen('CM-SEC1')).toMatchObject({ title: 'Desktop', buttons: [] });
  });
});

describe('the pages refuse', () => {
  /** Walks to the page of that title, presses Next with the fields, and returns what the screen then says. */
  async function sayOn(server: string, title: string, fields: Readonly<Record<string, string>>): Promise<string> {
    person.startInstaller(server);
    const pages = person.pages(server);
    const index = pages.findIndex(([window]) => window === title);
    await person.press(server, pages.slice(0, index));
    person.room.press(server, 'Next', fields);
    return person.screen(server).text;
  }

  const subscriber = (name: string) => ({ 'Server Type': 'Subscriber', 'Computer name of the publisher': name });

  it.each([
    ['no name of the publisher', '', MESSAGES.publisherNeeded],
    ['an address of the publisher', '10.1.1.1', MESSAGES.publisherNoAddress],
    ['a full DNS name of the publisher', 'CM-PUB.example.net', MESSAGES.publisherNoAddress],
    ['a publisher of the old release', 'CM-PUB', MESSAGES.publisherOtherVersion],
    ['a server that is not the publisher', 'CM-SUB1', MESSAGES.publisherUnverified],
  ])('%s', async (_title, name, text) => {
    expect(await sayOn('CM-SEC1', 'Server Type', subscriber(name))).toBe(text);
  });

  it('a name that nobody has, with that name in the message', async () => {
    expect(await sayOn('CM-SEC1', 'Server Type', subscriber('CM-PUP'))).toContain(
      'Publisher server name CM-PUP to a valid IP',
    );
  });

  it('a publisher that is down', async () => {
    person.room.pressPower('CM-PUB');
    expect(await sayOn('CM-SEC1', 'Server Type', subscriber('CM-PUB'))).toBe(MESSAGES.publisherUnverified);
  });

  it('less than 1 GB: ends it on a publisher, warns on a subscriber', async () => {
    for (const name of ['CM-PUB', 'CM-SEC1']) person.windows(name).facts.memoryBytes = GIGABYTE / 2;
    expect(await sayOn('CM-PUB', 'Server Type', {})).toBe(MESSAGES.memoryPublisher);
    person.room.press('CM-PUB', 'OK', {});
    expect(person.screen('CM-PUB').title).toBe('Desktop');
    person.room.removeDisc('CM-PUB');
    person.windows('CM-PUB').facts.callManager = '4.1(2)';
    expect(await sayOn('CM-SEC1', 'Server Type', subscriber('CM-PUB'))).toBe(MESSAGES.memorySubscriber);
    person.room.press('CM-SEC1', 'OK', {});
    expect(person.screen('CM-SEC1').title).toBe('Administrator Password / Private password phrase');
  });

  it.each([
    [{ 'Administrator password': '' }, MESSAGES.passwordNeeded],
    [{ 'Administrator password': 'wrong' }, MESSAGES.passwordInvalid],
    [
      { 'Private password phrase': 'sixteencharacters', 'Confirm private password phrase': 'sixteencharacters' },
      MESSAGES.phraseInvalid,
    ],
    [{ 'Private password phrase': 'a;b', 'Confirm private password phrase': 'a;b' }, MESSAGES.phraseInvalid],
    [{ 'Confirm private password phrase': 'other' }, MESSAGES.passwordsDiffer],
  ])('passwords %j', async (wrong, text) => {
    const right = person.pages('CM-PUB')[6]?.[2] ?? {};
    expect(await sayOn('CM-PUB', 'Administrator Password / Private password phrase', { ...right, ...wrong })).toBe(
      text,
    );
  });

  it("a phrase that is not the publisher's", async () => {
    person.windows('CM-PUB').facts.callManager = '4.1(2)';
    const { administrator } = lab.cluster.secrets;
    const fields = {
      'Administrator password': administrator,
      'Private password phrase': 'x',
      'Confirm private password phrase': 'x',
    };
    expect(await sayOn('CM-SEC1', 'Administrator Password / Private password phrase', fields)).toContain(
      'does not match the private password phrase on the publisher CM-PUB',
    );
  });
});

describe('during the work', () => {
  async function reachCopying(server: string): Promise<void> {
    await person.reachCopying(server);
    expect(person.screen(server).title).toBe('Setup Status');
  }

  it('running antivirus makes it fail, and a restart of the installer after disabling it ends well', async () => {
    await reachCopying('CM-PUB');
    await until('it failed', () => person.screen('CM-PUB').text === MESSAGES.servicePackFailed);
    person.room.press('CM-PUB', 'OK', {});
    expect(person.windows('CM-PUB').services.isRunning('AuPair')).toBe(false);
    await person.quiet('CM-PUB');
    person.logOn('CM-PUB');
    person.room.press('CM-PUB', 'CCMSetup.exe', {});
    await person.press('CM-PUB', person.pages('CM-PUB'));
    await person.goOn('CM-PUB');
    expect(person.windows('CM-PUB').facts.callManager).toBe('4.1(2)');
    expect(person.windows('CM-PUB').services.isRunning('AuPair')).toBe(true);
  });

  it('somebody gets in where Terminal Services runs, and it fails', async () => {
    person.room.setService('CM-PUB', 'Network Associates McShield', { startType: 'disabled', run: false });
    await reachCopying('CM-PUB');
    await until('it failed', () => person.screen('CM-PUB').text === MESSAGES.incomplete);
  });

  it('a disc that is taken out too early makes it fail', async () => {
    await person.quiet('CM-PUB');
    await reachCopying('CM-PUB');
    person.room.removeDisc('CM-PUB');
    await until('it failed', () => person.screen('CM-PUB').text === MESSAGES.copyFailed);
  });

  it('the wrong disc is asked for again', async () => {
    await person.quiet('CM-PUB');
    await reachCopying('CM-PUB');
    await until('disc 2 is asked for', () => person.screen('CM-PUB').text.includes('Disk 2 of 2'));
    person.room.press('CM-PUB', 'OK', {});
    expect(person.screen('CM-PUB').text).toContain('Disk 2 of 2');
  });

  it('a machine that goes down meanwhile must be imaged again', async () => {
    await person.quiet('CM-PUB');
    await reachCopying('CM-PUB');
    person.windows('CM-PUB').reboot('command', 'not asked for');
    await until('it is up', () => person.windows('CM-PUB').power === 'up' && person.windows('CM-PUB').damage !== null);
    person.logOn('CM-PUB');
    person.room.press('CM-PUB', 'CCMSetup.exe', {});
    expect(person.screen('CM-PUB').text).toBe(MESSAGES.previousFailure);
  });

  it('Cancel leaves a machine that must be imaged again', async () => {
    person.startInstaller('CM-PUB');
    await person.press('CM-PUB', [...person.pages('CM-PUB').slice(0, 2), ['Welcome', 'Cancel']]);
    expect(person.windows('CM-PUB').damage).toBe('the installation was cancelled');
  });

  it('a subscriber cannot pull the database while the publisher is away', async () => {
    await person.upgrade('CM-PUB');
    await person.beginInstaller('CM-SEC1');
    await person.press('CM-SEC1', person.pages('CM-SEC1'));
    person.room.pressPower('CM-PUB');
    await person.logOnAgain('CM-SEC1');
    await until('it failed', () => person.screen('CM-SEC1').text === MESSAGES.incomplete);
  });
});
