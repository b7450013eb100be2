import { describe, expect, it } from 'vitest';
import type { InstallerMessage } from '../../../../platforms/callmanager4/messages/installer-message.ts';
import { INSTALLER_MESSAGES } from '../../../../platforms/callmanager4/messages/installer-messages.ts';

const told = ({ reason, next }: InstallerMessage): string => [reason, ...next].join('\n');
const places = (text: string): readonly string[] => text.match(/\[[a-z]+\]|<[a-z][a-z ]*>/gi) ?? [];

/** Placeholders of the advice that are no place of a message. */
const NOT_OF_THE_SCREEN = ['<date and time>'];

describe('the table of messages', () => {
  it('has the 67 rows of Table 6, each once (MSG-02)', () => {
    expect(new Set(INSTALLER_MESSAGES.map(({ id }) => id)).size).toBe(67);
    expect(new Set(INSTALLER_MESSAGES.map(({ text }) => text)).size).toBe(67);
    for (const { id } of INSTALLER_MESSAGES) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  it.each(INSTALLER_MESSAGES.map((message) => [message.id, message] as const))(
    '%s says why and what next',
    (_, row) => {
      expect(row.reason.length).toBeGreaterThan(30);
      expect(row.next.length).toBeGreaterThan(0);
      expect(row.source.length).toBeGreaterThan(0);
      expect(row.source).not.toContain('ours');
    },
  );

  it('never advises to press Cancel, though two of the texts and two buttons do (PRE-22, MSG-12)', () => {
    for (const message of INSTALLER_MESSAGES) expect(told(message), message.id).not.toMatch(/\bcancel/i);
    const advised = INSTALLER_MESSAGES.filter(({ text }) => text.includes('Cancel the installation'));
    expect(advised).toHaveLength(2);
    for (const { next } of advised) {
      expect(next[0]).toMatch(/^Press nothing/);
      expect(next[0]).toMatch(/imaged again.*named person/);
    }
  });

  it('never takes a message that says so itself for one with which the installation goes on', () => {
    for (const { id, text, ends } of INSTALLER_MESSAGES) {
      if (/abort(?:ing)? (?:cisco|install)|will now abort/i.test(text)) expect(ends, id).toBe('yes');
      if (/would you like to proceed/i.test(text)) expect(ends, id).toBe('your choice');
    }
  });

  it('never sends somebody to one spelling of the log folder alone (LOG-04, LOG-05)', () => {
    for (const message of INSTALLER_MESSAGES) {
      if (!/ccminst|CCMUIInst/i.test(told(message))) continue;
      expect(told(message), message.id).toMatch(/Cisco\\Logs\b/);
      expect(told(message), message.id).toMatch(/Cisco\\Log\b(?!s)/);
    }
  });

  it('never speaks of a name of the moment that the text of the message does not have (MSG-03)', () => {
    for (const message of INSTALLER_MESSAGES) {
      const known = [...places(message.text), ...NOT_OF_THE_SCREEN];
      for (const place of places(told(message))) expect(known, message.id).toContain(place);
    }
  });

  it('sends to a new start with everything set aside again, wherever the server has rebooted before (SVC-15)', () => {
    for (const { id, next } of INSTALLER_MESSAGES) {
      const reboot = next.findIndex((line) => line.startsWith('Reboot the server'));
      if (reboot < 0) continue;
      const rest = next.slice(reboot).join('\n');
      expect(rest, id).toMatch(/antivirus, security agents and all else that may interfere are stopped and disabled/);
      expect(rest, id).toMatch(/start CCMSetup\.exe .*again/i);
    }
  });

  it('keeps what is left for later as an open item or a wait on the servers that follow (MSG-08)', () => {
    const later = INSTALLER_MESSAGES.filter(({ source }) => source.includes('MSG-08'));
    expect(later.map(({ id }) => id).sort()).toEqual([
      'directory-indexing-unfinished',
      'hotfix-ms03-031-missing',
      'hotfix-ms04-003-missing',
      'memory-of-a-subscriber',
      'umx-not-registered',
    ]);
    for (const message of later) {
      expect(message.ends).toBe('no');
      expect(told(message)).toMatch(/open item|no other server is begun/);
    }
  });
});
