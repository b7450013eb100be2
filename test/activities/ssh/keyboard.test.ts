import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerKeyboard } from '../../../activities/ssh/keyboard.ts';

const PASSWORD = 'Tr0mbone-of-Jericho';
const hidden = (prompt: string): { prompt: string; echo: boolean } => ({ prompt, echo: false });
const shown = (prompt: string): { prompt: string; echo: boolean } => ({ prompt, echo: true });

describe('what a host asks in keyboard-interactive', () => {
  it.each(['Password: ', 'Kennwort:', 'Mot de passe :', 'Contraseña: ', 'パスワード:', 'root@host: ', ''])(
    '"%s", hidden, is answered with the password',
    (prompt) => {
      expect(answerKeyboard([hidden(prompt)], PASSWORD, false)).toEqual({ answers: [PASSWORD] });
    },
  );

  it.each([
    ['a new password', [hidden('New password: ')], /wants a new password/],
    ['a new password twice', [hidden('New password:'), hidden('Retype new password:')], /wants a new password/],
    ['a new password in German', [hidden('Neues Passwort: ')], /wants a new password/],
    ['a verification code', [hidden('Verification code: ')], /second factor/],
    ['a one-time password', [hidden('One-time password (OATH) for `ops`: ')], /second factor/],
    ['a PIN', [hidden('Enter PIN: ')], /second factor/],
    ['a choice of factors', [shown('Passcode or option (1-2): ')], /second factor/],
    ['two secrets at once', [hidden('Password:'), hidden('Kennung:')], /at once/],
    ['a name and a secret', [shown('Login:'), hidden('Password:')], /at once/],
    ['what is shown while it is typed', [shown('Password: ')], /shows what is typed/],
  ] as const)('%s is refused, with the words of the host', (_what, prompts, says) => {
    const answer = answerKeyboard(prompts, PASSWORD, false);
    expect(answer).toMatchObject({ no: expect.stringMatching(says) as string });
    for (const { prompt } of prompts) expect(JSON.stringify(answer)).toContain(prompt.trim());
  });

  it('nothing at all is answered with nothing', () => {
    expect(answerKeyboard([], PASSWORD, true)).toEqual({ answers: [] });
  });

  it('never gets the password but by one hidden question, once, whatever is asked', () => {
    const prompt = fc.record({ prompt: fc.string({ unit: 'binary' }), echo: fc.constantFrom(true, false, undefined) });
    fc.assert(
      fc.property(fc.array(prompt, { maxLength: 4 }), fc.boolean(), (prompts, isSpent) => {
        const answer = answerKeyboard(prompts as { prompt: string; echo?: boolean }[], PASSWORD, isSpent);
        const gets = 'answers' in answer && answer.answers.includes(PASSWORD);
        if (gets) expect([prompts.length, prompts[0]?.echo, isSpent]).toEqual([1, false, false]);
        else expect('no' in answer || prompts.length === 0).toBe(true);
        if ('no' in answer) expect(answer.no).not.toMatch(/\p{Cc}|\p{Cf}/u);
      }),
    );
  });
});
