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
import { AT_THE_CONSOLE, forEveryServer, leadsTo, notedIn, promptOf, stepsNamed, told } from './planned.ts';
import { allInstallations, allStories, smoothInstallations, storyOf, workOn } from './story.ts';
import type { Installation } from './story.ts';

const SERVER_TYPE = '[Server Type] Server Type = Publisher; Next';
const DATABASE_PASSWORDS =
  '[Database passwords] SA password = <secret>, Confirm SA password = <secret>, Directory Manager password = <secret>, Confirm Directory Manager password = <secret>; Next';

/** Holds for every publisher that any story installs or upgrades without trouble. */
function forEveryPublisher(holds: (one: Installation) => void): void {
  for (const one of smoothInstallations('publisher')) holds(one);
}

describe('the publisher in the server room', () => {
  it('is logged on to as Administrator, then gets disc 1, when nothing interferes any more (PUB-01)', () => {
    forEveryPublisher((one) => {
      const { server, room, run } = one;
      expectOrder(one, room, [LOG_ON, discIn(1), APPLICATIONS_ARE_OFF]);
      expectOrder(one, run, [
        `   Reboot ${server}: good`,
        `   Nothing that may interfere runs on ${server}: good`,
        `   No file operation of ${server} waits for a reboot: good`,
        `   ${server} is in a workgroup: good`,
        `   ${server} has a static address: good`,
        ` ? Log on to ${server} as Administrator`,
        ` ? Insert disc 1 at ${server}`,
      ]);
    });
  });

  it('says Yes to the disabled applications first of all, and a machine has seen that none runs (PUB-02)', () => {
    forEveryPublisher((one) => {
      expect(one.room.find((line) => line.startsWith('['))).toBe(APPLICATIONS_ARE_OFF);
      expectOrder(one, one.run, [
        `   Nothing that may interfere runs on ${one.server}: good`,
        ` ? Walk through the installer on ${one.server}`,
      ]);
    });
  });

  it('takes the possible reboots with OK (PUB-03)', () => {
    forEveryPublisher((one) => expectTogether(one, one.room, [APPLICATIONS_ARE_OFF, REBOOTS_ARE_POSSIBLE]));
  });

  it('goes on from Welcome with Next (PUB-04)', () => {
    forEveryPublisher((one) => expectTogether(one, one.room, [REBOOTS_ARE_POSSIBLE, '[Welcome] Next']));
  });

  it('has its license accepted by a person whose name is in the record (PUB-05)', () => {
    forEveryPublisher((one) => {
      expectTogether(one, one.room, ['[Welcome] Next', LICENSE]);
      expect(one.run).toContainEqual(
        expect.stringMatching(
          `^ {3}Walk through the installer on ${one.server}: attested by [A-Z][a-z]+ [A-Z][a-z]+ [(]rehearsal[)];`,
        ),
      );
    });
  });

  it('leaves customer and product key as they stand there, and goes on with Next (PUB-06)', () => {
    forEveryPublisher((one) => expectTogether(one, one.room, [LICENSE, CUSTOMER]));
  });

  it('is chosen as Publisher, once, after the customer and before the passwords (PUB-07)', () => {
    forEveryPublisher((one) => {
      expectTogether(one, one.room, [CUSTOMER, SERVER_TYPE, PASSWORDS]);
      expectTimes(one, one.room, SERVER_TYPE);
    });
    for (const { part, room } of allInstallations()) {
      const chosen = room.filter((line) => line.startsWith('[Server Type]'));
      expect(chosen.every((line) => line.includes('= Publisher') === (part === 'publisher'))).toBe(true);
    }
  });

  it('gets the Administrator password and twice the phrase, and no story tells one of them (PUB-08, PUB-09)', () => {
    forEveryPublisher((one) => expectTimes(one, one.room, PASSWORDS));
    for (const { room } of allInstallations()) {
      const typed = room.filter((line) => /^\[(?:Administrator|Database) /.test(line));
      expect(typed.flatMap((line) => [...line.matchAll(/ = ([^,;]+)/g)].map(([, value]) => value))).toEqual(
        typed.flatMap((line) => [...line.matchAll(/ = /g)].map(() => '<secret>')),
      );
    }
  });

  it('gets the SA password twice and the Directory Manager password twice, then Next (PUB-10, PUB-11)', () => {
    forEveryPublisher((one) => expectTogether(one, one.room, [PASSWORDS, DATABASE_PASSWORDS, INSTALL]));
  });

  it('is told to install once, and nobody cancels from then on (PUB-12)', () => {
    forEveryPublisher((one) => expectTimes(one, one.room, INSTALL));
    for (const { room } of allInstallations()) expect(room.filter((line) => line.endsWith('Cancel'))).toEqual([]);
  });

  it('reboots when the installer asks for it, and the next line of the run is the boot that proves it (PUB-13)', () => {
    forEveryPublisher((one) => {
      expectTogether(one, one.room, [INSTALL, FIRST_RESTART, BY_INSTALLER]);
      const walked = one.run.findIndex((line) => line.startsWith(`   Walk through the installer on ${one.server}: `));
      expect(one.run[walked + 1]).toMatch(`   ${one.server} has rebooted and stays up: good; ${one.server}: up since `);
    });
  });

  it('is logged on to after the reboot, and only then the installation goes on (PUB-14)', () => {
    forEveryPublisher((one) => {
      expectTogether(one, one.room, [BY_INSTALLER, LOG_ON, discOut(1)]);
      expectOrder(one, one.run, [
        `   ${one.server} has rebooted and stays up: good`,
        `   Log on to ${one.server} as Administrator: good; ${one.server}: ${one.server}\\Administrator`,
        ` ? Insert disc 2 at ${one.server}`,
      ]);
    });
  });

  it('gets disc 2 when the installer asks for it, then OK (PUB-15)', () => {
    forEveryPublisher((one) => expectTogether(one, one.room, [discOut(1), discIn(2), discAsked(2)]));
  });

  it('gets disc 1 again when the installer asks for it, then OK (PUB-16)', () => {
    forEveryPublisher((one) => expectTogether(one, one.room, [discAsked(2), discOut(2), discIn(1), discAsked(1)]));
  });

  it('is finished by Finish, right after its boot time was written down (PUB-17)', () => {
    forEveryPublisher((one) => {
      expectTogether(one, one.room, [discAsked(1), FINISH]);
      const asked = one.run.indexOf(` ? Finish the installer on ${one.server}`);
      expect(one.run[asked - 1]).toMatch(`   Boot time of ${one.server} before the installer reboots it: good`);
    });
  });

  it('is restarted by Yes and never by No, and a boot after Finish proves it (PUB-18)', () => {
    forEveryPublisher((one) => {
      expectTogether(one, one.room, [FINISH, FINAL_RESTART, BY_INSTALLER]);
      expectOrder(one, one.run, [
        `   Finish the installer on ${one.server}: attested by`,
        `   ${one.server} has rebooted and stays up: good; ${one.server}: up since `,
        ` ? Take the disc out of ${one.server}`,
      ]);
    });
    for (const { room } of allInstallations()) expect(room).not.toContain('[Restart Server] No');
  });

  it('gives its disc back after the last reboot (PUB-19)', () => {
    forEveryPublisher((one) => {
      expectTogether(one, one.room.slice(one.room.indexOf(FINAL_RESTART)), [BY_INSTALLER, discOut(1)]);
      expect(one.run).toContain(`   Take the disc out of ${one.server}: good; ${one.server}: the drive is empty`);
    });
  });

  it('is logged on to at the end, and then shows the release (PUB-20)', () => {
    forEveryPublisher((one) => {
      expectTogether(one, one.room.slice(one.room.indexOf(FINAL_RESTART)), [discOut(1), LOG_ON]);
      expectOrder(one, one.run, [
        `   Take the disc out of ${one.server}: good`,
        `   Log on to ${one.server} as Administrator: good`,
        `   ${one.server} runs 4.1(2): good; ${one.server}: Cisco CallManager 4.1(2)`,
      ]);
    });
  });
});

describe('after the publisher', () => {
  it('come the subscribers, and after the last of them the work that follows (PUB-21)', () => {
    const { run } = storyOf('a cluster is installed');
    const headings = run.filter((line) => /^(?:==|--) /.test(line)).map((line) => line.split(':')[0]);
    expect(headings).toEqual([
      '== Preparation',
      '== Publisher',
      '-- AAR-PUB is begun',
      '-- AAR-PUB is done',
      '== Subscribers',
      '-- AAR-SUB is begun',
      '-- AAR-SUB is done',
      '== Subscriptions',
      '== Post-installation',
    ]);
    const replaced = storyOf('the publisher is replaced').run.filter((line) => line.startsWith('== '));
    expect(replaced.some((line) => line.startsWith('== Subscribers'))).toBe(false);
  });

  it('no subscriber is begun while its directory is not served, whatever people would rather do (PUB-25)', () => {
    const held = storyOf('the directory of the publisher is not served yet');
    const gate = 'The directory of AAR-PUB is being served';
    const refused = held.run.filter((line) => line.startsWith(`   ${gate}: not as expected`));
    expect(refused.length).toBeGreaterThan(1);
    expect(held.run.filter((line) => line === ` ? Decide: ${gate}`)).toHaveLength(refused.length);
    expect(held.run.findLastIndex((line) => line.startsWith(`   ${gate}: not as expected`))).toBeLessThan(
      held.run.findIndex((line) => line.startsWith(`   ${gate}: good`)),
    );
    expect(held.room.filter(({ server }) => server === 'AAR-SUB')).toEqual([]);
    const { run } = storyOf('a cluster is installed');
    const served = run.findIndex((line) => line.startsWith(`   ${gate}: good`));
    expect(served).toBeGreaterThan(0);
    expect(served).toBeLessThan(run.findIndex((line) => line.startsWith('-- AAR-SUB is begun')));
  });

  it('people are told how UMX.dll is registered and proved, when they are asked for messages at the end (PUB-26)', () => {
    forEveryServer(['install', 'replace-publisher'], ({ name, steps }) => {
      const [asked] = stepsNamed(steps, 'messages-followed-up');
      const ids = steps.map(({ id }) => id);
      expect(ids.indexOf(asked?.id ?? '')).toBeGreaterThan(ids.indexOf(`${name}/log-on-at-the-end`));
      expect(asked && told(asked)).toMatch(/UMX\.dll.*regsvr32 C:\\dcdsrvr\\lib\\UMX\.dll.*add a user for a trial/);
    });
  });

  it('whoever follows up the messages says what is done and which stay open; that none left work needs no word (PUB-26, POST-51 to POST-53, HW-03)', () => {
    forEveryServer(['install', 'add-subscriber', 'replace-publisher'], ({ name }, plan) => {
      const asked = promptOf(plan, `${name}/messages-followed-up`);
      expect(leadsTo(asked)).toEqual({ done: 'good', none: 'good', later: 'open item' });
      expect(notedIn(asked)).toEqual(['done', 'later']);
      expect(told(asked)).toMatch(/MS04-003 or MS03-031 not installed, or too little memory.*Answer later/);
    });
  });
});

describe('between Install and the last restart', () => {
  it('nothing reboots a server but its installer, in no plan and in no story (PUB-23)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ steps }) => {
      const names = steps.map(({ id }) => id.split('/')[1]);
      const inside = steps.slice(names.indexOf('wizard'), names.indexOf('rebooted-after-finish'));
      expect(inside.length).toBeGreaterThan(5);
      expect(inside.filter(({ kind }) => kind === 'action')).toEqual([]);
    });
    for (const { room, story } of allInstallations()) {
      const inside = room.includes(FINAL_RESTART) ? between(room, INSTALL, FINAL_RESTART) : [];
      const others = inside.filter((line) => /^(?:reboot|power)/.test(line) && line !== BY_INSTALLER);
      expect([story, others]).toEqual([story, []]);
    }
  });

  it('a message is told with its text before anything is pressed, and a person decides then (PUB-24)', () => {
    const shown = allStories().flatMap(({ name, run, room }) =>
      room.flatMap(({ server, text }) => {
        const words = /^\[message\] (.*); \w+$/.exec(text)?.[1];
        return words === undefined ? [] : [{ name, server, words, work: workOn({ ...storyOf(name), run }, server) }];
      }),
    );
    expect(shown.length).toBeGreaterThan(3);
    for (const { name, words, work } of shown) {
      const told = work.findIndex((line) => / answered "message": /.test(line) && line.includes(words));
      expect([name, words, told > 0, /^ [?] Decide: /.test(work[told + 1] ?? '')]).toEqual([name, words, true, true]);
    }
  });
});
