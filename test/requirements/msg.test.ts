import { describe, expect, it } from 'vitest';
import { explainMessages, explainReport } from '../../platforms/callmanager4/messages/explain-messages.ts';
import { INSTALLER_MESSAGES } from '../../platforms/callmanager4/messages/installer-messages.ts';
import type { InstallerMessage } from '../../platforms/callmanager4/messages/installer-message.ts';
import { troubleDecisions } from '../../plan/trouble-decisions.ts';
import type { Explained, Remedy } from '../../plan/types/report.ts';
import { filledIn, inAHurry } from '../platforms/callmanager4/messages/as-people-type.ts';
import { forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, stepsNamed } from './planned.ts';

// What becomes of it in a run is in msg.live.test.ts.

const told = ({ reason, next }: InstallerMessage): string => [reason, ...next].join('\n');
const row = (id: string): InstallerMessage => INSTALLER_MESSAGES.find((message) => message.id === id)!;
const ofKind = (kind: Remedy): readonly string[] =>
  INSTALLER_MESSAGES.filter((message) => message.kind === kind)
    .map(({ id }) => id)
    .sort();

/** What is known of a message of the table, on a server that shows it. */
const reported = (message: InstallerMessage, text = message.text): Explained =>
  explainReport({ text, role: message.shownOn === 'subscriber' ? 'primary' : 'publisher', atInstaller: true });

describe('messages of the installer', () => {
  it('are asked of whoever sits in front of the screen, at every prompt of the installer; no log answers for them (MSG-01)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ steps }) => {
      for (const name of ['wizard', 'disc-2', 'disc-1-again', 'finish']) {
        const prompts = stepsNamed(steps, name);
        expect([name, prompts.length]).toEqual([name, 1]);
        expect(leadsTo(prompts[0]!)).toMatchObject({ message: 'trouble' });
      }
    });
  });

  it('are 67, and each is explained with its reason and its action, however it is typed (MSG-02)', () => {
    expect(INSTALLER_MESSAGES).toHaveLength(67);
    for (const { id, text } of INSTALLER_MESSAGES) {
      const [found] = explainMessages(inAHurry(text));
      expect([id, found?.id]).toEqual([id, id]);
      expect(found?.reason.length).toBeGreaterThan(20);
      expect(found?.action.length).toBeGreaterThan(20);
    }
  });

  it('hand on the log, the services and the server that they name (MSG-03)', () => {
    const log = 'C:\\Program Files\\Common Files\\Cisco\\Logs\\CCMInstUI.log';
    const named = (id: string): Explained['named'] => reported(row(id), filledIn(row(id).text)).named;
    expect(named('services-not-stopped')).toEqual({ '<list of services>': 'Kestrel Watch, Norton AntiVirus Server' });
    expect(named('password-differs-or-network')).toEqual({ '[X]': 'Administrator', '[Y]': 'CM-PUB', '[Z]': log });
    expect(
      reported(row('password-differs-or-network'), filledIn(row('password-differs-or-network').text)).lines,
    ).toContainEqual(expect.stringContaining(`Read the log that the window names, on this server: ${log}`));
  });

  it('that nobody knows are never harmless: logs first, then support (MSG-04, MSG-14)', () => {
    const { remedy, message, lines } = explainReport({ text: 'Kestrel has failed', atInstaller: true });
    expect([remedy, message]).toEqual(['unknown', undefined]);
    const order = [/not harmless/, /ccminst/, /CCMInstUI/, /call technical support/].map((pattern) =>
      lines.findIndex((line) => pattern.test(line)),
    );
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  it('ask for one kind of action each, and a run knows of nothing else: the choices follow from it (MSG-05)', () => {
    const may = { beAttested: true, haveRebooted: true };
    for (const message of INSTALLER_MESSAGES) {
      const { remedy } = reported(message);
      expect([message.id, remedy]).toEqual([message.id, message.kind]);
      expect(troubleDecisions(remedy, may)).toEqual(troubleDecisions(message.kind, may));
      expect(message.kind).not.toBe('unknown');
    }
  });

  it('that only inform name the button, and nothing has to be decided (MSG-06)', () => {
    const ids = ofKind('information');
    expect(ids).toEqual(expect.arrayContaining(['configuration-restart', 'several-reboots', 'update-and-restart']));
    for (const id of ids) expect(told(row(id))).toMatch(/Press (?:OK|Yes)/);
    expect(troubleDecisions('information', { beAttested: true, haveRebooted: true })).toEqual([]);
  });

  it('after which the server reboots tell to set all aside again and to start the installer again (MSG-07)', () => {
    const ids = ofKind('reboot and rerun');
    expect(ids).toEqual(
      expect.arrayContaining([
        'runtime-needs-a-reboot',
        'sql-server-needs-a-reboot',
        'sql-service-pack-needs-a-reboot',
      ]),
    );
    for (const id of ids) expect(told(row(id))).toMatch(/stopped and disabled; a reboot may[^]*Start CCMSetup\.exe/);
    for (const id of ['runtime-needs-a-reboot', 'sql-server-needs-a-reboot']) expect(row(id).ends).toBe('yes');
    expect(row('sql-service-pack-needs-a-reboot').ends).toBe('unknown');
  });

  it('that leave a task for later leave it open by name (MSG-08)', () => {
    expect(ofKind('later task')).toEqual([
      'directory-indexing-unfinished',
      'hotfix-ms03-031-missing',
      'hotfix-ms04-003-missing',
      'memory-of-a-subscriber',
      'umx-not-registered',
    ]);
    for (const id of ofKind('later task')) expect(reported(row(id)).leavesOpen).toMatch(new RegExp(`^${id}: .{40}`));
  });

  it('that mean a new image are one, and what it means stays open (MSG-09)', () => {
    expect(ofKind('reinstall')).toEqual(['sql-server-failed']);
    expect(reported(row('sql-server-failed')).leavesOpen).toMatch(/needs its image anew/);
    expect(told(row('sql-server-failed'))).toMatch(
      /ccminst[^]*virus[^]*Remove the cause first[^]*operating system anew/,
    );
  });

  it('about the failed service pack of SQL Server give the steps up to the new start (MSG-10)', () => {
    expect(row('sql-service-pack-failed').kind).toBe('repair and rerun');
    expect(told(row('sql-service-pack-failed'))).toMatch(/ccminst[^]*Cisco\.com[^]*by hand[^]*Start CCMSetup\.exe/);
  });

  it('whose action is the log alone have it read in both folders, and a person decides (MSG-11)', () => {
    const ids = ['install-incomplete', 'unexpected-error', 'directory-failed', 'runtime-not-installed'];
    for (const id of ids) {
      expect([id, row(id).kind]).toEqual([id, 'abort']);
      expect(told(row(id))).toMatch(/Cisco\\Logs and .*Cisco\\Log\b/);
      const choices = troubleDecisions(row(id).kind, { beAttested: true, haveRebooted: true }).map(
        ({ value }) => value,
      );
      expect(choices).toEqual(['rerun', 'another-message', 'stop']);
    }
  });

  it('that advise Cancel have nothing pressed: the conflict is shown, and a person decides (MSG-12)', () => {
    const ids = INSTALLER_MESSAGES.filter(({ text }) => text.includes('Cancel the installation')).map(({ id }) => id);
    expect(ids.sort()).toEqual(['publisher-has-another-release', 'publisher-release-not-verified']);
    for (const id of ids) {
      expect(row(id).kind).toBe('abort');
      expect(row(id).next[0]).toMatch(
        /^Press nothing in this window, whatever its text advises.*imaged again.*named person/,
      );
    }
  });

  it('that belong to the other kind of server are doubted, and nothing is made of them (MSG-13)', () => {
    const bound = INSTALLER_MESSAGES.filter(({ shownOn }) => shownOn !== undefined);
    expect(bound.length).toBeGreaterThan(15);
    for (const { text, shownOn } of bound) {
      const role = shownOn === 'publisher' ? 'secondary' : 'publisher';
      const { remedy, lines } = explainReport({ text, role, atInstaller: true });
      expect(remedy).toBe('unknown');
      expect(lines[0]).toMatch(/^This is doubtful/);
    }
  });

  it('of an upgrade are hints only, and it is said (MSG-15)', () => {
    for (const message of INSTALLER_MESSAGES) {
      expect(reported(message).lines[0]).toMatch(/release 4\.2\(1\); for another release a hint only/);
    }
  });
});
