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
  expectTimes,
  expectTogether,
} from './at-the-console.ts';
import { AT_THE_CONSOLE, forEveryServer, stepsNamed, told } from './planned.ts';
import { allInstallations, smoothInstallations, storyOf, workOn } from './story.ts';
import type { Installation } from './story.ts';

const DATABASE_PASSWORDS = '[Database passwords] SA password = <secret>, Confirm SA password = <secret>; Next';

const serverType = (publisher: string): string =>
  `[Server Type] Server Type = Subscriber, Computer name of the publisher = ${publisher}; Next`;

/** Holds for every subscriber that any story installs or upgrades without trouble. */
function forEverySubscriber(holds: (one: Installation) => void): void {
  for (const one of smoothInstallations('subscriber')) holds(one);
}

describe('a subscriber in the server room', () => {
  it('gets disc 1 only when its publisher serves its release, and nothing interferes any more (SUB-01)', () => {
    forEverySubscriber((one) => {
      const { server, publisher, room, run } = one;
      expectOrder(one, room, [LOG_ON, discIn(1), APPLICATIONS_ARE_OFF]);
      expectOrder(one, run, [
        `   The database of ${publisher} is being served: good`,
        `   ${publisher} runs 4.1(2): good`,
        `   Nothing that may interfere runs on ${server}: good`,
        ` ? Log on to ${server} as Administrator`,
        ` ? Insert disc 1 at ${server}`,
      ]);
    });
  });

  it('says Yes to the disabled applications first of all, and a machine has seen that none runs (SUB-02)', () => {
    forEverySubscriber((one) => {
      expect(one.room.find((line) => line.startsWith('['))).toBe(APPLICATIONS_ARE_OFF);
      expectOrder(one, one.run, [
        `   Nothing that may interfere runs on ${one.server}: good`,
        ` ? Walk through the installer on ${one.server}`,
      ]);
    });
  });

  it('takes the possible reboots with OK (SUB-03)', () => {
    forEverySubscriber((one) => expectTogether(one, one.room, [APPLICATIONS_ARE_OFF, REBOOTS_ARE_POSSIBLE]));
  });

  it('goes on from Welcome with Next (SUB-04)', () => {
    forEverySubscriber((one) => expectTogether(one, one.room, [REBOOTS_ARE_POSSIBLE, '[Welcome] Next']));
  });

  it('has its license accepted by a person whose name is in the record (SUB-05)', () => {
    forEverySubscriber((one) => {
      expectTogether(one, one.room, ['[Welcome] Next', LICENSE]);
      expect(one.run).toContainEqual(
        expect.stringMatching(
          `^ {3}Walk through the installer on ${one.server}: attested by [A-Z][a-z]+ [A-Z][a-z]+ [(]rehearsal[)];`,
        ),
      );
    });
  });

  it('leaves customer and product key as they stand there, and goes on with Next (SUB-06)', () => {
    forEverySubscriber((one) => expectTogether(one, one.room, [LICENSE, CUSTOMER]));
  });

  it('is chosen as Subscriber of its publisher by computer name, once, then Next (SUB-07, SUB-09)', () => {
    forEverySubscriber((one) => {
      expectTogether(one, one.room, [CUSTOMER, serverType(one.publisher), PASSWORDS]);
      expectTimes(one, one.room, serverType(one.publisher));
    });
  });

  it('does not take an address for the name of its publisher: the message is told, and the name is typed (SUB-08)', () => {
    const story = storyOf('a subscriber is filled in wrongly');
    const room = story.room.map(({ text }) => text);
    const wrong = room.findIndex((line) => line.includes('Computer name of the publisher = 192.168.40.10'));
    expect(room[wrong + 1]).toMatch(/^\[message\] You must provide the Computer Name of the publisher server/);
    expect(room[wrong + 2]).toBe(serverType('AAR-PUB'));
    const work = workOn(story, 'AAR-SUB');
    expect(work.some((line) => / answered "message": You must provide the Computer Name/.test(line))).toBe(true);
    forEverySubscriber((one) => expect(one.publisher).not.toContain('.'));
  });

  it('gets the Administrator password, and twice the phrase of the cluster, then Next (SUB-10 to SUB-12)', () => {
    forEverySubscriber((one) => expectTogether(one, one.room, [serverType(one.publisher), PASSWORDS]));
  });

  it('does not take a phrase that is not the one of its publisher: nothing is begun before it is (SUB-12)', () => {
    const room = storyOf('a subscriber is filled in wrongly').room.map(({ text }) => text);
    const refused = room.findIndex((line) => line.startsWith('[message] The private password phrase does not match'));
    expect(room[refused - 1]).toBe(PASSWORDS);
    expect(room[refused + 1]).toBe(PASSWORDS);
    expect(room.filter((line) => line === INSTALL)).toHaveLength(1);
    expect(room.indexOf(INSTALL)).toBeGreaterThan(refused);
  });

  it('gets the SA password twice and no Directory Manager password, then Next (SUB-13, SUB-14)', () => {
    forEverySubscriber((one) => expectTogether(one, one.room, [PASSWORDS, DATABASE_PASSWORDS, INSTALL]));
    for (const { part, room } of allInstallations()) {
      if (part === 'subscriber') expect(room.some((line) => line.includes('Directory Manager'))).toBe(false);
    }
  });

  it('is told to install once, after its publisher was seen to serve (SUB-15)', () => {
    forEverySubscriber((one) => {
      expectTimes(one, one.room, INSTALL);
      expectOrder(one, one.run, [
        `   The database of ${one.publisher} is being served: good`,
        `   Walk through the installer on ${one.server}: attested by`,
      ]);
    });
  });

  it('reboots when the installer asks for it, and the next line of the run is the boot that proves it (SUB-16)', () => {
    forEverySubscriber((one) => {
      expectTogether(one, one.room, [INSTALL, FIRST_RESTART, BY_INSTALLER]);
      const walked = one.run.findIndex((line) => line.startsWith(`   Walk through the installer on ${one.server}: `));
      expect(one.run[walked + 1]).toMatch(`   ${one.server} has rebooted and stays up: good; ${one.server}: up since `);
    });
  });

  it('is logged on to after the reboot, and only then the installation goes on (SUB-17)', () => {
    forEverySubscriber((one) => {
      expectTogether(one, one.room, [BY_INSTALLER, LOG_ON, discOut(1)]);
      expectOrder(one, one.run, [
        `   ${one.server} has rebooted and stays up: good`,
        `   Log on to ${one.server} as Administrator: good; ${one.server}: ${one.server}\\Administrator`,
        ` ? Insert disc 2 at ${one.server}`,
      ]);
    });
  });

  it('gets disc 2 and disc 1 again when the installer asks for them, each with OK (SUB-18, SUB-19)', () => {
    forEverySubscriber((one) =>
      expectTogether(one, one.room, [discOut(1), discIn(2), discAsked(2), discOut(2), discIn(1), discAsked(1)]),
    );
  });

  it('is finished by Finish, right after its boot time was written down (SUB-20)', () => {
    forEverySubscriber((one) => {
      expectTogether(one, one.room, [discAsked(1), FINISH]);
      const asked = one.run.indexOf(` ? Finish the installer on ${one.server}`);
      expect(one.run[asked - 1]).toMatch(`   Boot time of ${one.server} before the installer reboots it: good`);
    });
  });

  it('is restarted by Yes, and a boot after Finish proves it (SUB-21)', () => {
    forEverySubscriber((one) => {
      expectTogether(one, one.room, [FINISH, FINAL_RESTART, BY_INSTALLER]);
      expectOrder(one, one.run, [
        `   Finish the installer on ${one.server}: attested by`,
        `   ${one.server} has rebooted and stays up: good; ${one.server}: up since `,
        ` ? Take the disc out of ${one.server}`,
      ]);
    });
  });

  it('gives its disc back after the last reboot (SUB-22)', () => {
    forEverySubscriber((one) => {
      expectTogether(one, one.room.slice(one.room.indexOf(FINAL_RESTART)), [BY_INSTALLER, discOut(1)]);
      expect(one.run).toContain(`   Take the disc out of ${one.server}: good; ${one.server}: the drive is empty`);
    });
  });

  it('is logged on to at the end, and then shows the release (SUB-23)', () => {
    forEverySubscriber((one) => {
      expectTogether(one, one.room.slice(one.room.indexOf(FINAL_RESTART)), [discOut(1), LOG_ON]);
      expectOrder(one, one.run, [
        `   Take the disc out of ${one.server}: good`,
        `   Log on to ${one.server} as Administrator: good`,
        `   ${one.server} runs 4.1(2): good; ${one.server}: Cisco CallManager 4.1(2)`,
      ]);
    });
  });
});

describe('around the subscribers', () => {
  it('the work after them begins when the last one is done, with the wait for their subscriptions (SUB-24)', () => {
    for (const name of ['a cluster is installed', 'six servers, CallManager service not on the publisher']) {
      const { run } = storyOf(name);
      const done = run.findLastIndex((line) => /^-- (?:AAR-SUB|CM-SUB1) is done/.test(line));
      const settled = run.findIndex((line) => line.startsWith('   Wait before the subscriptions are judged: good'));
      const judged = run.findIndex((line) => line.startsWith('   Every subscriber has a good subscription: good'));
      expect([name, done > 0, done < settled, settled < judged]).toEqual([name, true, true, true]);
    }
    const { run } = storyOf('a cluster is installed');
    const after = run.findIndex((line) => line.startsWith('== Post-installation'));
    expect(after).toBeGreaterThan(run.indexOf('-- AAR-SUB is done'));
  });

  it('nothing reboots a subscriber between Install and the last restart but its installer (SUB-25)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ steps }) => {
      const names = steps.map(({ id }) => id.split('/')[1]);
      const inside = steps.slice(names.indexOf('wizard'), names.indexOf('rebooted-after-finish'));
      expect(inside.filter(({ kind }) => kind === 'action')).toEqual([]);
    });
    forEverySubscriber((one) => {
      const inside = between(one.room, INSTALL, FINAL_RESTART).filter((line) => /^(?:reboot|power)/.test(line));
      expect([one.story, inside]).toEqual([one.story, [BY_INSTALLER]]);
    });
  });

  it('the directory of a subscriber is served before it counts as done, and people are told of the replication by hand (SUB-28)', () => {
    forEveryServer(['install', 'add-subscriber'], ({ name, steps }) => {
      const ids = steps.map(({ id }) => id);
      const [asked] = stepsNamed(steps, 'messages-followed-up');
      expect(ids.indexOf(`${name}/directory-runs`)).toBeGreaterThan(ids.indexOf(`${name}/log-on-at-the-end`));
      expect(ids.indexOf(`${name}/messages-followed-up`)).toBeGreaterThan(ids.indexOf(`${name}/directory-runs`));
      expect(asked && told(asked)).toContain('`dcdrepcl trigger all` in a command window');
    });
    for (const name of ['a cluster is installed', 'a subscriber is added']) {
      const work = workOn(storyOf(name), 'AAR-SUB');
      const served = work.findIndex((line) => line.startsWith('   The directory of AAR-SUB is being served: good'));
      expect([name, served > 0]).toEqual([name, true]);
    }
  });
});
