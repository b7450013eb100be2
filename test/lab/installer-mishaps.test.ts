import { describe, expect, it } from 'vitest';
import { MISHAPS, type MishapName } from '../../lab/installer-mishaps.ts';
import { explainReport } from '../../platforms/callmanager4/messages/explain-messages.ts';
import type { Remedy } from '../../plan/types/report.ts';
import { begin as beginLab, lab, person } from './begun-lab.ts';
import { untilMessage } from './until-message.ts';

interface Expected {
  readonly message: string;
  readonly remedy: Remedy;
  readonly action: RegExp;
  /** The mishap is one of a subscriber. */
  readonly onSubscriber?: true;
}

/** What a reported message has to lead to; the lab knows nothing of it. */
const LEADS_TO: Readonly<Record<MishapName, Expected>> = {
  'log-folder-refused': {
    message: 'log-folder-not-made',
    remedy: 'repair and rerun',
    action: /security and account policies/,
  },
  'old-operating-system': {
    message: 'os-version-too-low',
    remedy: 'repair and rerun',
    action: /version 2000\.4\.2sr2, image 2000\.2\.6\./,
  },
  'other-java-runtime': {
    message: 'runtime-of-another-version',
    remedy: 'repair and rerun',
    action: /Uninstall JRE 1\.3\.1_01 at C:\\Program Files\\JavaSoft\\JRE /,
  },
  'database-name-unreadable': {
    message: 'database-name-unreadable',
    remedy: 'reboot and rerun',
    action: /Reboot the server once/,
  },
  'database-name-changed': {
    message: 'database-name-malformed',
    remedy: 'repair and rerun',
    action: /CCM0 and three digits/,
  },
  'wrong-reverse-name': {
    message: 'publisher-name-differs',
    remedy: 'enter again',
    action: /which of the two machines has the address 10\.1\.1\.1,/,
    onSubscriber: true,
  },
  'other-password-on-publisher': {
    message: 'password-differs-from-the-publisher',
    remedy: 'enter again',
    action: /both servers are installed as Administrator, with the same password/,
    onSubscriber: true,
  },
  'publisher-refuses-access': {
    message: 'phrase-not-verified-without-permission',
    remedy: 'repair and rerun',
    action: /in the workgroup, in no domain/,
    onSubscriber: true,
  },
  virus: { message: 'sql-server-failed', remedy: 'reinstall', action: /named person decides on that reimaging/ },
  'umx-not-registered': { message: 'umx-not-registered', remedy: 'later task', action: /regsvr32 C:\\dcdsrvr/ },
  'directory-not-indexed': {
    message: 'directory-indexing-unfinished',
    remedy: 'later task',
    action: /wait until DC Directory Server is started/,
  },
  'mdac-hotfix-times-out': {
    message: 'hotfix-ms04-003-missing',
    remedy: 'later task',
    action: /apply the latest Cisco OS Upgrade Service Release/,
  },
  'sql-hotfix-fails': { message: 'hotfix-ms03-031-missing', remedy: 'later task', action: /SQL2K-MS03-031\.exe/ },
};

async function begin(fault: MishapName, onSubscriber = false): Promise<string> {
  const server = onSubscriber ? 'CM-SEC1' : 'CM-PUB';
  const faults = [`${fault}@${server}`];
  await beginLab(
    onSubscriber ? { procedure: 'add-subscriber', blank: [server], faults } : { procedure: 'install', faults },
  );
  return server;
}

describe('from the server through the reported message to the right action', () => {
  it.each(MISHAPS.map(({ fault, then }) => [fault, then] as const))('%s', async (fault, then) => {
    const { message, remedy, action, onSubscriber = false } = LEADS_TO[fault];
    const server = await begin(fault, onSubscriber);
    const text = await untilMessage(server);
    expect(person.screen(server).text).toBe(text);
    const role = onSubscriber ? 'secondary' : 'publisher';
    const explained = explainReport({ text: `${server}: ${text}`, role, atInstaller: true });
    expect(explained).toMatchObject({ message, remedy });
    expect(explained.lines.join('\n')).toMatch(action);
    // What the lab's installer does then is what the kind of action says of it.
    expect(lab.cluster.server(server).installer.stage === null).toBe(then === 'abort');
    expect(lab.cluster.faults.list()).toEqual([]);
  });

  it('has a message that belongs to a subscriber doubted on a publisher (MSG-13)', async () => {
    const server = await begin('publisher-refuses-access', true);
    const text = await untilMessage(server);
    const explained = explainReport({ text, role: 'publisher', atInstaller: true });
    expect(explained.remedy).toBe('unknown');
    expect(explained.lines[0]).toMatch(/doubtful.*on a subscriber only/);
  });

  it('leaves a machine with a virus that no installer begins on again, until it is imaged anew (MSG-09)', async () => {
    const server = await begin('virus');
    await untilMessage(server);
    expect(person.windows(server).damage).toMatch(/virus/);
    person.room.press(server, 'OK', {});
    person.room.press(server, 'CCMSetup.exe', {});
    expect(person.screen(server).text).toMatch(/service control file from a previous failed installation/);
  });
});
