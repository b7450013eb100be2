import { describe, expect, it } from 'vitest';
import { MESSAGES, messageText } from '../../lab/installer-messages.ts';
import { describeMessage } from '../../platforms/callmanager4/messages/describe-message.ts';
import { planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { expectBlocks, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, stepsNamed } from './planned.ts';
import { STORIES } from './story.ts';

// What a person at the installer's console reports is told back with what the documents know of it. The reports are
// the texts of the lab's installer, which were written down on their own, or what somebody would type off a screen.

const NEW_START = /Start CCMSetup\.exe .*again/;
const SET_ASIDE = /stopped and disabled; a reboot may have brought them back/;
const REBOOT = /Reboot the server and log on as the local Administrator/;
const BOTH_FOLDERS = /Cisco\\Logs.*Cisco\\Log\b/;
const OPEN_ITEM = /open item after the last server/;
const ENDS = /^The installation ends with it/;
const GOES_ON = /^The installation does not end with it/;

const nextOf = (report: string): readonly string[] =>
  describeMessage(report).filter((line) => line.startsWith('Next, '));

/** Each pattern holds for a later line of advice than the one before it. */
function expectNext(report: string, ...patterns: readonly RegExp[]): void {
  const lines = nextOf(report);
  let from = 0;
  for (const pattern of patterns) {
    const found = lines.findIndex((line, index) => index >= from && pattern.test(line));
    expect([String(pattern), found >= from, lines]).toEqual([String(pattern), true, lines]);
    from = found + 1;
  }
}

const expectEnd = (report: string, ending: RegExp): void => {
  expect(describeMessage(report).at(-1)).toMatch(ending);
};

describe('wherever a server asks something of a person at its installer', () => {
  it('a message may be reported, and whoever decides never goes on by itself (MSG-01)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ steps }) => {
      for (const name of ['wizard', 'disc-2']) {
        for (const step of stepsNamed(steps, name)) expect(leadsTo(step)).toMatchObject({ message: 'trouble' });
      }
    });
  });

  it('every window of a rehearsal that was reported is known; own words about something else are not (MSG-02, MSG-04)', () => {
    const windows = Object.values(MESSAGES).map((text) => text.slice(0, 30));
    const reports = STORIES.flatMap(({ journal }) => journal)
      .flatMap(({ value, note = '' }) => (value === 'message' ? [note] : []))
      .map((text) => ({ text, isOfTheScreen: windows.some((begin) => text.startsWith(begin)) }));
    expect(reports.filter(({ isOfTheScreen }) => isOfTheScreen).length).toBeGreaterThan(3);
    for (const { text, isOfTheScreen } of reports) {
      expect([text, describeMessage(text).length > 0]).toEqual([text, isOfTheScreen]);
    }
  });
});

describe('discs', () => {
  it('a package that cannot be opened: the disc goes in again first; the second time another set, and the log (DSK-06)', () => {
    expectNext(
      MESSAGES.noPackage,
      /insert the same disc again.*try once more/,
      /second time.*another set/,
      BOTH_FOLDERS,
    );
  });

  it('a program that cannot be launched, by its name: the log first, then the disc, then a new start (DSK-07)', () => {
    const report = 'CM-SUB2: Failed to launch sqlsp4.exe, aborting install.';
    expect(describeMessage(report)).toContain('Reason: sqlsp4.exe could not be started; the disc may be bad.');
    expectNext(report, BOTH_FOLDERS, /disc.*insert it again.*another set/, NEW_START);
    expectEnd(report, ENDS);
  });
});

describe('what still runs', () => {
  it('services that could not be stopped are told back by name: reboot, stop them by hand, new start (SVC-16)', () => {
    const services = 'Network Associates McShield, NetIQ AppManager';
    const report = messageText('servicesNotStopped', { services });
    expect(describeMessage(report)[2]).toContain(services);
    expectNext(report, REBOOT, new RegExp(`Stop by hand.*${services}`), SET_ASIDE, NEW_START);
    expectEnd(report, ENDS);
  });

  it('files that could not be copied: the log is kept first, then every class is stopped, then a new start (SVC-17)', () => {
    expectNext(MESSAGES.copyFailed, BOTH_FOLDERS, /all platform agents and all Cisco-verified applications/, NEW_START);
    const advice = nextOf(MESSAGES.copyFailed).join('\n');
    for (const kind of [
      'antivirus',
      'intrusion',
      'NetIQ',
      'manufacturer',
      'management',
      'monitoring',
      'remote',
      'coresident',
    ])
      expect(advice).toContain(kind);
    expectEnd(MESSAGES.copyFailed, ENDS);
  });

  it('the warning about such software comes in any case: Yes only when none runs at that moment (SVC-13)', () => {
    expect(describeMessage(MESSAGES.acknowledge)[2]).toMatch(/on every server, whether such software runs or not/);
    expectNext(MESSAGES.acknowledge, /stopped and disabled/, /Press Yes only when both are so at this moment/);
  });

  it.each(['runtimeReboot', 'databaseReboot'] as const)(
    'after the reboot of %s all of it is stopped again before the installer runs again (SVC-15)',
    (name) => {
      expectNext(MESSAGES[name], REBOOT, SET_ASIDE, /CCMSetup\.exe .*again/);
      expectEnd(MESSAGES[name], ENDS);
    },
  );

  it('a session of Terminal Services ends the installer, and so the service is looked at right before it (REM-02)', () => {
    expectNext(
      MESSAGES.terminalServices,
      /End the session/,
      /Disable Terminal Services and reboot/,
      /console/,
      NEW_START,
    );
    expectEnd(MESSAGES.terminalServices, ENDS);
    forEveryServer(AT_THE_CONSOLE, ({ steps }) => {
      const before = stepsNamed(steps, 'nothing-interferes');
      expect(before.length).toBeGreaterThan(0);
      before.forEach(expectBlocks);
    });
  });
});

describe('a subscriber and its publisher', () => {
  it('a release that cannot be verified: nothing is pressed, a person decides on reimaging, names are looked at both ways (SUB-26)', () => {
    const report = MESSAGES.publisherUnverified;
    expectNext(
      report,
      /Press nothing.*imaged again.*named person decides on reimaging/,
      /CCMInstUI\.log or CCMUIInst\.log, in .*Cisco\\Logs or .*Cisco\\Log\./,
      /connection/,
      /publisher's name/,
      /leads to an address, the address leads back/,
      /C\$/,
    );
    expectEnd(report, ENDS);
    expect(nextOf(report).join('\n')).not.toMatch(/cancel/i);
  });

  it("another release than the publisher's: nothing is pressed, the two are made the same before any other server (SUB-27)", () => {
    const report = MESSAGES.publisherOtherVersion;
    expectNext(
      report,
      /Press nothing/,
      /bring the publisher to the release of the discs first/,
      /No other server is begun/,
    );
    expectEnd(report, ENDS);
    expect(nextOf(report).join('\n')).not.toMatch(/cancel/i);
  });

  it.each([
    ['password and network', 'Either passwords do not match or a network connectivity error occurred.'],
    ['the password', 'The password of Administrator does not match the password on the publisher CM-PUB. For details'],
    [
      'the network',
      'Because no network connectivity exists or you entered the incorrect publisher server name, the installation could not verify the password of Administrator',
    ],
    ['user and network', messageText('saDiffers', { publisher: 'CM-PUB' })],
    ['the phrase', messageText('phraseDiffers', { publisher: 'CM-PUB' })],
  ])('trouble with %s asks all three: the connection, the same password, the right publisher (SUB-29)', (_, report) => {
    expectNext(
      report,
      /Check the (trusted )?connection/,
      /Check the password/,
      /Check the publisher's name/,
      /all three even when the first/,
    );
  });

  it('an index that did not finish on a subscriber: the service first, then its command, before any other server (SUB-28)', () => {
    const report = 'CM-SUB1 says: Indexing directory data did not finish.';
    expectNext(
      report,
      /DC Directory Server is started/,
      /On a subscriber: once the service is started, run "dcdrepcl trigger all".*no other server/,
    );
    expectEnd(report, GOES_ON);
  });

  it('an index that did not finish on the publisher: on to the end, reboot, wait for the service, then subscribers (PUB-25)', () => {
    const report = 'Indexing directory data did not finish. After you complete the installation, review the log file.';
    expectNext(
      report,
      /go on with the installation to its end; reboot/,
      /long time; that is no failure/,
      /no subscriber is begun/,
    );
  });
});

describe('what is installed besides', () => {
  it('a further reboot may mean a new start by hand, with all the data once more (PUB-22)', () => {
    expectNext(MESSAGES.reboots, /Press OK/, /entered once more/);
    expectNext(MESSAGES.databaseReboot, /Start CCMSetup\.exe again, unless .*goes on by itself.*same data/);
    for (const name of ['pendingFiles', 'runtimeReboot', 'servicesNotStopped', 'mappedDrives'] as const) {
      expectNext(messageText(name), REBOOT, /same data as before/);
    }
  });

  it('UMX.dll: the reboot is confirmed, the library registered by hand, and proved by a trial user (PUB-26)', () => {
    const report = 'umx.dll failed to register, review log file';
    expectNext(
      report,
      /rebooted after it/,
      /regsvr32 C:\\dcdsrvr\\lib\\UMX\.dll/,
      /trial user/,
      /Until that is proved it stays an open item/,
    );
    expectEnd(report, GOES_ON);
  });

  it('MS04-003 that is missing does not disturb: the service release once more, after the last server (POST-51)', () => {
    const report = 'Cisco CallManager could not install the Microsoft MDAC Hotfix MS04-003 at this time.';
    expectNext(report, /go on/, new RegExp(`${OPEN_ITEM.source}.*Cisco OS Upgrade Service Release`));
    expectEnd(report, GOES_ON);
  });

  it('MS03-031 that is missing: four steps after the last server, and the agents are seen running again (POST-52)', () => {
    const report = 'Cisco CallManager could not install the Microsoft SQL 2000 Hotfix MS03-031.';
    expectNext(report, /go on/, OPEN_ITEM, /SQL2K-MS03-031\.exe/, /by hand/, /enable .*again, and see them run/);
    expectEnd(report, GOES_ON);
  });
});

describe("the database's name", () => {
  it('that cannot be read: one reboot and a new start; the second time the logs and technical support (DAT-10)', () => {
    const report =
      'Failure occurred trying to get DBNAME value from registry. Aborting Cisco CallManager installation.';
    expectNext(report, /Reboot the server once/, NEW_START, /second time no reboot helps.*technical support/);
    expectEnd(report, ENDS);
  });

  it('of another form: somebody has changed it by hand, and it gets CCM0 and three digits back (DAT-09)', () => {
    const report = 'failure occurred trying to validate the format of DBNAME value.';
    expect(describeMessage(report)[2]).toMatch(/changed .* by hand/);
    expectNext(report, /CCM0 and three digits/, NEW_START);
    expectEnd(report, ENDS);
  });
});

describe('too little memory', () => {
  const CLUSTER = sampleCluster(sixServers, { to: '4.2(1)' });
  const memoryOf = (server: string) => {
    const plan = planOf(CLUSTER, 'install');
    return stepsNamed(plan.servers.find(({ name }) => name === server)?.steps ?? [], 'memory')[0];
  };

  it('ends the installation of a publisher, and is a block before it (HW-02)', () => {
    expectNext(MESSAGES.memoryPublisher, /raise its memory to 1 GB or more.*measured/, /No other server/, NEW_START);
    expectEnd(MESSAGES.memoryPublisher, ENDS);
    expect(memoryOf('PUB')).toMatchObject({ kind: 'check', outcome: 'block' });
  });

  it('lets a subscriber pass and stays an open item; it may be accepted before, for a reason (HW-03)', () => {
    expectNext(MESSAGES.memorySubscriber, /go on/, new RegExp(`${OPEN_ITEM.source}.*1 GB`));
    expectEnd(MESSAGES.memorySubscriber, GOES_ON);
    expect(memoryOf('PRI')).toMatchObject({ kind: 'check', outcome: 'hold' });
  });
});
