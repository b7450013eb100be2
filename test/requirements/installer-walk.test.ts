import { describe, expect, it } from 'vitest';
import {
  APPLICATIONS_ARE_OFF,
  BY_INSTALLER,
  CUSTOMER,
  FINAL_RESTART,
  FINISH,
  FIRST_RESTART,
  INSTALL,
  LICENSE,
  LOG_ON,
  PASSWORDS,
  REBOOTS_ARE_POSSIBLE,
  between,
  discAsked,
  discIn,
  discOut,
  expectOrder,
  expectSteps,
  expectTimes,
  expectTogether,
} from './at-the-console.ts';
import { AT_THE_CONSOLE, forEveryServer } from './planned.ts';
import {
  INSTALLATIONS,
  asked,
  good,
  placeOf,
  releaseOfPublisher,
  roomOf,
  smoothInstallations,
  storyOf,
  workOn,
  type Installation,
} from './story.ts';

const SA = 'SA password = <secret>, Confirm SA password = <secret>';
const DIRECTORY = 'Directory Manager password = <secret>, Confirm Directory Manager password = <secret>';

/** What is typed on two pages, which differ by what a server is to be. */
const PAGES = {
  publisher: {
    serverType: () => '[Server Type] Server Type = Publisher; Next',
    databasePasswords: `[Database passwords] ${SA}, ${DIRECTORY}; Next`,
  },
  subscriber: {
    serverType: (publisher: string) =>
      `[Server Type] Server Type = Subscriber, Computer name of the publisher = ${publisher}; Next`,
    databasePasswords: `[Database passwords] ${SA}; Next`,
  },
};

describe.each(['publisher', 'subscriber'] as const)('a %s in the server room', (part) => {
  const { serverType, databasePasswords } = PAGES[part];
  const forEach = (holds: (one: Installation) => void): void => smoothInstallations(part).forEach(holds);

  it('is logged on to, then gets disc 1, when nothing interferes any more (PUB-01, SUB-01)', () => {
    forEach((one) => {
      const { server } = one;
      expectOrder(one, [LOG_ON, discIn(1), APPLICATIONS_ARE_OFF]);
      expectSteps(one, [
        good(`${server}/reboot`),
        good(`${server}/nothing-interferes`),
        good(`${server}/no-pending-renames`),
        good(`${server}/workgroup`),
        good(`${server}/static-address`),
        asked(`${server}/log-on`),
        asked(`${server}/disc-1`),
      ]);
    });
  });

  it('says Yes to the disabled applications first of all, and a machine has seen that none runs (PUB-02, SUB-02)', () => {
    forEach((one) => {
      expect(one.room.find((line) => line.startsWith('['))).toBe(APPLICATIONS_ARE_OFF);
      expectSteps(one, [good(`${one.server}/nothing-interferes`), asked(`${one.server}/wizard`)]);
    });
  });

  it('takes the possible reboots with OK (PUB-03, SUB-03)', () => {
    forEach((one) => expectTogether(one, [APPLICATIONS_ARE_OFF, REBOOTS_ARE_POSSIBLE]));
  });

  it('goes on from Welcome with Next (PUB-04, SUB-04)', () => {
    forEach((one) => expectTogether(one, [REBOOTS_ARE_POSSIBLE, '[Welcome] Next']));
  });

  it('has its license accepted by a person whose name is in the record (PUB-05, SUB-05)', () => {
    forEach((one) => {
      expectTogether(one, ['[Welcome] Next', LICENSE]);
      const byName = /^attested by [A-Z][a-z]+ [A-Z][a-z]+ [(]rehearsal[)]$/;
      expectSteps(one, [good(`${one.server}/wizard`, { evidence: byName })]);
    });
  });

  it('leaves customer and product key as they stand there, and goes on with Next (PUB-06, SUB-06)', () => {
    forEach((one) => expectTogether(one, [LICENSE, CUSTOMER]));
  });

  it('is chosen as what it is to be, a subscriber with the computer name of its publisher, once, then Next (PUB-07, SUB-07, SUB-09)', () => {
    forEach((one) => {
      expectTogether(one, [CUSTOMER, serverType(one.publisher), PASSWORDS]);
      expectTimes(one, serverType(one.publisher));
      expect(one.publisher).not.toContain('.');
    });
    const chosen = INSTALLATIONS.filter((one) => one.part === part).flatMap(({ room }) =>
      room.filter((line) => line.startsWith('[Server Type]')),
    );
    expect(chosen.every((line) => line.includes('= Publisher') === (part === 'publisher'))).toBe(true);
  });

  it('gets the Administrator password, and twice the phrase of the cluster, then Next (PUB-08, PUB-09, SUB-10 to SUB-12)', () => {
    forEach((one) => {
      expectTogether(one, [serverType(one.publisher), PASSWORDS]);
      expectTimes(one, PASSWORDS);
    });
  });

  it('gets the SA password twice, a publisher also that of the Directory Manager, then Next (PUB-10, PUB-11, SUB-13, SUB-14)', () => {
    forEach((one) => expectTogether(one, [PASSWORDS, databasePasswords, INSTALL]));
  });

  it('is told to install once (PUB-12, SUB-15)', () => {
    forEach((one) => expectTimes(one, INSTALL));
  });

  it('reboots when the installer asks for it, and the next the run tells is the boot that proves it (PUB-13, SUB-16)', () => {
    forEach((one) => {
      expectTogether(one, [INSTALL, FIRST_RESTART, BY_INSTALLER]);
      const walked = placeOf(one.entries, good(`${one.server}/wizard`));
      expect(one.entries[walked + 1]).toMatchObject({
        ...good(`${one.server}/rebooted-after-wizard`, { evidence: 'observed' }),
        seen: expect.stringContaining(`${one.server}: up since `),
      });
    });
  });

  it('is logged on to after the reboot, and only then the installation goes on (PUB-14, SUB-17)', () => {
    forEach((one) => {
      const { server } = one;
      expectTogether(one, [BY_INSTALLER, LOG_ON, discOut(1)]);
      expectSteps(one, [
        good(`${server}/rebooted-after-wizard`),
        good(`${server}/log-on-after-reboot`, { seen: `${server}: ${server}\\Administrator` }),
        asked(`${server}/disc-2`),
      ]);
    });
  });

  it('gets disc 2 and disc 1 again when the installer asks for them, each with OK (PUB-15, PUB-16, SUB-18, SUB-19)', () => {
    forEach((one) => expectTogether(one, [discOut(1), discIn(2), discAsked(2), discOut(2), discIn(1), discAsked(1)]));
  });

  it('is finished by Finish, right after its boot time was written down (PUB-17, SUB-20)', () => {
    forEach((one) => {
      expectTogether(one, [discAsked(1), FINISH]);
      const finished = placeOf(one.entries, asked(`${one.server}/finish`));
      expect(one.entries[finished - 1]).toMatchObject(good(`${one.server}/boot-before-finish`));
    });
  });

  it('is restarted by Yes and never by No, and a boot after Finish proves it (PUB-18, SUB-21)', () => {
    forEach((one) => {
      const { server } = one;
      expectTogether(one, [FINISH, FINAL_RESTART, BY_INSTALLER]);
      expectSteps(one, [
        good(`${server}/finish`, { evidence: /^attested by/ }),
        good(`${server}/rebooted-after-finish`, { evidence: 'observed', seen: /: up since / }),
        asked(`${server}/remove-disc`),
      ]);
    });
  });

  it('gives its disc back after the last reboot (PUB-19, SUB-22)', () => {
    forEach((one) => {
      expectTogether(one, [BY_INSTALLER, discOut(1)], FINAL_RESTART);
      expectSteps(one, [good(`${one.server}/remove-disc`, { seen: `${one.server}: the drive is empty` })]);
    });
  });

  it('is logged on to at the end, and then shows the release (PUB-20, SUB-23)', () => {
    forEach((one) => {
      const { server } = one;
      expectTogether(one, [discOut(1), LOG_ON], FINAL_RESTART);
      expectSteps(one, [
        good(`${server}/remove-disc`),
        good(`${server}/log-on-at-the-end`),
        good(`${server}/version`, { seen: `${server}: Cisco CallManager 4.1(2)` }),
      ]);
    });
  });
});

describe('a subscriber', () => {
  it('gets disc 1, and is installed, only when its publisher was seen to serve its release (SUB-01, SUB-15)', () => {
    for (const one of smoothInstallations('subscriber')) {
      const { server, publisher } = one;
      expectSteps(one, [
        good(`${server}/publisher-serves`, { seen: new RegExp(`^${publisher}: `) }),
        releaseOfPublisher(server, publisher),
        good(`${server}/nothing-interferes`),
        asked(`${server}/disc-1`),
        good(`${server}/wizard`),
      ]);
    }
  });

  it('does not take an address for the name of its publisher: the message is told, and the name is typed (SUB-08)', () => {
    const story = storyOf('a subscriber is filled in wrongly');
    const room = roomOf(story, 'AAR-SUB');
    const wrong = room.findIndex((line) => line.includes('Computer name of the publisher = 192.168.40.10'));
    expect(room[wrong + 1]).toMatch(/^\[message\] You must provide the Computer Name of the publisher server/);
    expect(room[wrong + 2]).toBe(PAGES.subscriber.serverType('AAR-PUB'));
    placeOf(workOn(story, 'AAR-SUB'), { value: 'message', note: /^You must provide the Computer Name/ });
  });

  it('does not take a phrase that is not the one of its publisher: nothing is begun before it is (SUB-12)', () => {
    const room = roomOf(storyOf('a subscriber is filled in wrongly'), 'AAR-SUB');
    const refused = room.findIndex((line) => line.startsWith('[message] The private password phrase does not match'));
    expect([room[refused - 1], room[refused + 1]]).toEqual([PASSWORDS, PASSWORDS]);
    expect(room.filter((line) => line === INSTALL)).toHaveLength(1);
    expect(room.indexOf(INSTALL)).toBeGreaterThan(refused);
  });

  it('gets no Directory Manager password in any story (SUB-13)', () => {
    for (const { part, room } of INSTALLATIONS)
      if (part === 'subscriber') expect(room.some((line) => line.includes('Directory Manager'))).toBe(false);
  });
});

describe('in the server room', () => {
  it('no story tells what was typed as a password (PUB-08, PUB-09)', () => {
    const typed = INSTALLATIONS.flatMap(({ room }) =>
      room.filter((line) => /^\[(?:Administrator|Database) /.test(line)),
    );
    const values = typed.flatMap((line) => [...line.matchAll(/ = ([^,;]+)/g)].map(([, value]) => value));
    expect([values.length > 0, new Set(values)]).toEqual([true, new Set(['<secret>'])]);
  });

  it('nobody cancels, and nobody says No to the last restart (PUB-12, PUB-18)', () => {
    for (const { room } of INSTALLATIONS)
      expect(room.filter((line) => line.endsWith('Cancel') || line === '[Restart Server] No')).toEqual([]);
  });

  it('nothing reboots a server between Install and the last restart but its installer, in no plan and in no story (PUB-23, SUB-25)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ steps }) => {
      const names = steps.map(({ id }) => id.split('/')[1]);
      const inside = steps.slice(names.indexOf('wizard'), names.indexOf('rebooted-after-finish'));
      expect(inside.length).toBeGreaterThan(5);
      expect(inside.filter(({ kind }) => kind === 'action')).toEqual([]);
    });
    for (const { room, story, isSmooth } of INSTALLATIONS) {
      const inside = room.includes(FINAL_RESTART) ? between(room, INSTALL, FINAL_RESTART) : [];
      const reboots = inside.filter((line) => /^(?:reboot|power)/.test(line));
      expect([story, reboots.filter((line) => line !== BY_INSTALLER)]).toEqual([story, []]);
      if (isSmooth) expect([story, reboots]).toEqual([story, [BY_INSTALLER]]);
    }
  });
});
