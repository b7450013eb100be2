import { describe, expect, it } from 'vitest';
import { findMessages } from '../../../../platforms/callmanager4/messages/find-messages.ts';
import { INSTALLER_MESSAGES } from '../../../../platforms/callmanager4/messages/installer-messages.ts';
import { TYPING_ERRORS, filledIn, mistyped } from './as-people-type.ts';

describe('a message with names in its places', () => {
  it.each(INSTALLER_MESSAGES.map(({ id, text }) => [id, filledIn(text)]))(
    '%s finds itself first with any one word misspelt in any way at any of its letters',
    (id, text) => {
      const wrong = [...text.matchAll(/[A-Za-z]{2,}/g)].flatMap(({ 0: word, index }) =>
        Array.from(word).flatMap((_, at) =>
          TYPING_ERRORS.map(
            (error) => text.slice(0, index) + mistyped(word, error, at) + text.slice(index + word.length),
          ),
        ),
      );
      for (const misspelt of wrong) expect([misspelt, findMessages(misspelt)[0]?.message.id]).toEqual([misspelt, id]);
    },
  );
});
