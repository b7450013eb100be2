import { describe, expect, it } from 'vitest';
import { between, expectOrder, expectSteps, expectTimes, expectTogether } from './at-the-console.ts';
import { BY_INSTALLER, FIRST_RESTART, INSTALL, SETUP, discAsked, discIn, discOut } from './installer-lines.ts';
import { forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE } from './planned.ts';
import { asked, good, placeOf, releaseOfPublisher } from './entries.ts';
import { INSTALLATIONS, smoothInstallations } from './installations.ts';
import { roomOf, storyOf, workOn } from './story.ts';

const APPLICATIONS_ARE_OFF = `${SETUP}If you have installed intrusion detection or anti-virus protection software, you; Yes`;
const REBOOTS_ARE_POSSIBLE = `${SETUP}During the installation process, you may be prompted, possibly multiple times, t; OK`;
const LICENSE = '[License Agreement] License = I accept the terms in the license agreement; Next';
const CUSTOMER = '[Customer Information] Next';
const PASSWORDS =
  '[Administrator Password / Private password phrase] Administrator password = <secret>, Private password phrase = <secret>, Confirm private password phrase = <secret>; Next';
const FINISH = '[Installation Complete] Finish';
const FINAL_RESTART = '[Restart Server] Yes';
const LOG_ON = 'log on of Administrator at console';

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

const EVERY = [...smoothInstallations('publisher'), ...smoothInstallations('subscriber')];

describe.each(EVERY)('a $part in the server room: $server in "$story"', (one) => {
  const { server, part, publisher, room, entries } = one;
  const { serverType, databasePasswords } = PAGES[part];

  it('is logged on to, then gets disc 1, when nothing interferes any more (PUB-01, SUB-01)', () => {
    expectOrder(one, [LOG_ON, discIn(1), APPLICATIONS_ARE_OFF]);
    const fit = ['reboot', 'nothing-interferes', 'no-pending-renames', 'workgroup', 'static-address'];
    const seen = fit.map((step) => good(`${server}/${step}`));
    expectSteps(one, [...seen, asked(`${server}/log-on`), asked(`${server}/disc-1`)]);
  });

  it('says Yes to the disabled applications first of all, and a machine has seen that none runs (PUB-02, SUB-02)', () => {
    expect(room.find((line) => line.startsWith('['))).toBe(APPLICATIONS_ARE_OFF);
    expectSteps(one, [good(`${server}/nothing-interferes`), asked(`${server}/wizard`)]);
  });

  it('takes the possible reboots with OK, and goes on from Welcome with Next (PUB-03, PUB-04, SUB-03, SUB-04)', () =>
    expectTogether(one, [APPLICATIONS_ARE_OFF, REBOOTS_ARE_POSSIBLE, '[Welcome] Next']));

  it('has its license accepted by a person whose name is in the record (PUB-05, SUB-05)', () => {
    expectTogether(one, ['[Welcome] Next', LICENSE]);
    const byName = /^claimed by [A-Z][a-z]+ [A-Z][a-z]+ [(]rehearsal[)]$/;
    expectSteps(one, [good(`${server}/wizard`, { evidence: byName })]);
  });

  it('leaves customer and product key as they stand there, and goes on with Next (PUB-06, SUB-06)', () =>
    expectTogether(one, [LICENSE, CUSTOMER]));

  it('is chosen as what it is to be, a subscriber with the computer name of its publisher, once, then Next (PUB-07, SUB-07, SUB-09)', () => {
    expectTogether(one, [CUSTOMER, serverType(publisher), PASSWORDS]);
    expectTimes(one, serverType(publisher));
    expect(publisher).not.toContain('.');
  });

  it('gets the Administrator password, and twice the phrase of the cluster, then Next (PUB-08, PUB-09, SUB-10 to SUB-12)', () => {
    expectTogether(one, [serverType(publisher), PASSWORDS]);
    expectTimes(one, PASSWORDS);
  });

  it('gets the SA password twice, a publisher also that of the Directory Manager, then Next (PUB-10, PUB-11, SUB-13, SUB-14)', () =>
    expectTogether(one, [PASSWORDS, databasePasswords, INSTALL]));

  it('is told to install once (PUB-12, SUB-15)', () => expectTimes(one, INSTALL));

  it('reboots when the installer asks for it, and the next the run tells is the boot that proves it (PUB-13, SUB-16)', () => {
    expectTogether(one, [INSTALL, FIRST_RESTART, BY_INSTALLER]);
    expect(entries[placeOf(entries, good(`${server}/wizard`)) + 1]).toMatchObject({
      ...good(`${server}/rebooted-after-wizard`, { evidence: 'observed' }),
      seen: expect.stringContaining(`${server}: up since `),
    });
  });

  it('is logged on to after the reboot, and only then the installation goes on (PUB-14, SUB-17)', () => {
    expectTogether(one, [BY_INSTALLER, LOG_ON, discOut(1)]);
    const loggedOn = good(`${server}/log-on-after-reboot`, { seen: `${server}: ${server}\\Administrator` });
    expectSteps(one, [good(`${server}/rebooted-after-wizard`), loggedOn, asked(`${server}/disc-2`)]);
  });

  it('gets disc 2 and disc 1 again when the installer asks for them, each with OK (PUB-15, PUB-16, SUB-18, SUB-19)', () =>
    expectTogether(one, [discOut(1), discIn(2), discAsked(2), discOut(2), discIn(1), discAsked(1)]));

  it('is finished by Finish, right after its boot time was written down (PUB-17, SUB-20)', () => {
    expectTogether(one, [discAsked(1), FINISH]);
    const finished = placeOf(entries, asked(`${server}/finish`));
    expect(entries[finished - 1]).toMatchObject(good(`${server}/boot-before-finish`));
  });

  it('is restarted by Yes and never by No, and a boot after Finish proves it (PUB-18, SUB-21)', () => {
    expectTogether(one, [FINISH, FINAL_RESTART, BY_INSTALLER]);
    const finished = good(`${server}/finish`, { evidence: /^claimed by/ });
    const rebooted = good(`${server}/rebooted-after-finish`, { evidence: 'observed', seen: /: up since / });
    expectSteps(one, [finished, rebooted, asked(`${server}/remove-disc`)]);
  });

  it('gives its disc back after the last reboot (PUB-19, SUB-22)', () => {
    expectTogether(one, [BY_INSTALLER, discOut(1)], FINAL_RESTART);
    expectSteps(one, [good(`${server}/remove-disc`, { seen: `${server}: the drive is empty` })]);
  });

  it('is logged on to at the end, and then shows the release (PUB-20, SUB-23)', () => {
    expectTogether(one, [discOut(1), LOG_ON], FINAL_RESTART);
    const shown = good(`${server}/version`, { seen: `${server}: Cisco CallManager 4.1(2)` });
    expectSteps(one, [good(`${server}/remove-disc`), good(`${server}/log-on-at-the-end`), shown]);
  });
});

describe('any installation', () => {
  it('is chosen as nothing but what it is to be, also where something went wrong (PUB-07, SUB-07)', () => {
    const chosen = INSTALLATIONS.map(({ part, room }) => [
      part,
      room.filter((line) => line.startsWith('[Server Type]')),
    ]);
    expect(chosen.flatMap(([, lines]) => lines)).not.toEqual([]);
    for (const [part, lines] of chosen)
      for (const line of lines ?? [])
        // Publisher is chosen already: whoever only presses Next has chosen it.
        expect([part, !line.includes('= Subscriber')]).toEqual([part, part === 'publisher']);
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
