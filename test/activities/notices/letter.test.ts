import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendingOf } from '../../../activities/notices/notify.ts';
import { letterOf, type RunOfNotice } from '../../../activities/notices/letter.ts';
import { NOTICE_KINDS } from '../../../plan/types/notice.ts';
import { siteFrom } from '../../config/site-file/site-content.ts';
import { noticeWith, RUN } from './tell.ts';

const run = (change: Partial<RunOfNotice> = {}): RunOfNotice => ({
  id: 'a'.repeat(40),
  cluster: 'berlin',
  ...RUN,
  namespace: 'night',
  page: 'https://ui.example/here',
  ...change,
});

/** What strangers write where a text is meant. */
const HOSTILE = [
  'disc\r\nBcc: everybody@b.example\r\n\r\nhello',
  'line\u2028separator\u2029paragraph\u0085next\vtab\fform',
  '\u202egnp.exe\u202c \u200bzero\ufeff',
  '\u001b[2J\u001b]0;title\u0007',
  'see https://evil.example/ and www.evil.example',
  '"; rm -rf / #',
  '\ud800 half',
  'x'.repeat(2_000),
];
const hostileText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 300 }));

describe('a letter', () => {
  it('has one line for a subject and shows what a stranger wrote, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...NOTICE_KINDS), (text, kind) => {
        const { asked } = noticeWith();
        const { subject, body } = letterOf(
          noticeWith({ kind, text, asked: { ...asked!, title: text } }),
          run({ page: null }),
        );
        expect(subject).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,200}$/u);
        expect(body.replaceAll('\n', '')).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u);
        expect(`${subject}${body}`).not.toMatch(/:\/\/|\bwww\./i);
        expect(body.length).toBeLessThan(6_000);
      }),
    );
  });

  it('has a command that is one command with these words for a shell, whatever id of a prompt it is made of', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 /._-]{0,60}#[0-9]{1,6}$/);
    fc.assert(
      fc.property(word, (prompt) => {
        const { command } = letterOf(noticeWith({ asked: { ...noticeWith().asked!, prompt } }), run());
        const words = execFileSync('sh', ['-c', `for word in ${command}; do printf '%s\\n' "$word"; done`]);
        expect(words.toString().trimEnd().split('\n')).toEqual(['ccmctl', 'answer', 'berlin', prompt, '...']);
      }),
      { numRuns: 30 },
    );
  });

  const COMMANDS = [
    ['a prompt that is signed', { prompt: 'CM-PUB/disc#1', signed: true }, "ccmctl answer berlin 'CM-PUB/disc#1' ... --sign"],
    ['a plan', { prompt: 'approve', signed: true, plan: 'f'.repeat(64) }, `ccmctl approve berlin --plan ${'f'.repeat(64)} --sign`],
    ['a hold', { prompt: 'resume', signed: false }, 'ccmctl resume berlin'],
  ] as const; // prettier-ignore

  it.each(COMMANDS)('answers %s', (_, change, command) => {
    const letter = letterOf(noticeWith({ asked: { ...noticeWith().asked!, ...change } }), run());
    expect(letter.command).toBe(command);
    expect(letter.body).toContain(`\n  ${command}\n`);
  });

  it('of several notices says how many of each kind, and nothing that they said', () => {
    const { asked: _, ...notice } = noticeWith({
      kind: 'several',
      text: 'click here',
      counts: { held: 998, asked: 2 },
    });
    const { subject, body, command } = letterOf(notice, run());
    expect(subject).toBe('[ccmctl] berlin CM-PUB: several: 998 held, 2 asked');
    expect([command, body.includes('click here')]).toEqual([null, false]);
    expect(body).toContain('  ccmctl prompts berlin\n');
  });

  it('of a rehearsal says so first', () => {
    const { subject, body } = letterOf(noticeWith({ rehearsal: true }), run());
    expect(subject).toMatch(/^REHEARSAL \[ccmctl\]/);
    expect(body).toMatch(/^REHEARSAL: /);
  });
});

describe('who is told', () => {
  it('is nobody whom the site file does not have with an address, whomever the notice names', () => {
    const notices = {
      mail: { server: 'mail:25', from: 'a@b.example', mode: 'all', tls: 'required' } as const,
      webhooks: [],
    };
    const site = { ...siteFrom(), notices };
    const to = { people: ['Kim', 'Mallory', 'kim@evil.example', 'Ada'], groups: ['strangers'] };
    const told = (people: typeof site.people): readonly string[] =>
      sendingOf({ ...site, people }, noticeWith({ to }), run()).addressees.map(({ name }) => name);
    expect(told(site.people)).toEqual([]);
    const [kim, ada] = site.people;
    expect(told([{ ...kim!, address: 'kim@b.example' }, ada!])).toEqual(['Kim']);
  });
});
