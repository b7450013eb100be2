import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePerson } from '../../plan/answers.ts';
import { nameKey, tidyName, unfitName, visibleNameKey } from '../../plan/names.ts';
import { isPlaceholder } from '../../plan/placeholders.ts';

const letter = fc.constantFrom(...'aeioußıİIçğşÅåéñøŁδςσΣЖйいㅎ'.split(''));
const name = fc
  .array(
    fc.array(letter, { minLength: 1, maxLength: 6 }).map((letters) => letters.join('')),
    { minLength: 1, maxLength: 3 },
  )
  .map((words) => words.join(' '));

const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFC'),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => `  ${text.replaceAll(' ', '\u00a0\u2003 ')}\t`,
];

describe('the name of a person', () => {
  it('is the same however it is composed, spaced and capitalised', () => {
    fc.assert(
      fc.property(name, fc.constantFrom(...SPELLINGS), fc.constantFrom(...SPELLINGS), (text, one, other) => {
        expect(nameKey(other(one(text)))).toBe(nameKey(text));
        expect(tidyName(` ${text.normalize('NFD')}\u2003`)).toBe(text.normalize('NFC'));
        expect(judgePerson([{ name: text, roles: ['engineer'] }], 'engineer', one(text))).toEqual({
          ok: true,
          name: text,
        });
      }),
    );
  });

  it.each([
    ['Ada Okafor', 'Ａｄａ Ｏｋａｆｏｒ'],
    ['Ada Okafor', 'Ada\u200b Okafor'],
    ['Ada Okafor', 'Аdа Оkаfоr'],
    ['Ada Okafor', 'Ada\u3000Okafor'],
    ['Sofia', 'So\ufb01a'],
  ])('%j looks like %j', (one, other) => {
    expect(visibleNameKey(one)).toBe(visibleNameKey(other));
  });

  it.each(['Ada\u200bOkafor', 'Ada\u202e', 'A\u00adda', '\u3164', 'Ada\u0007'])(
    'is not %j, which nobody sees whole',
    (text) => {
      expect(unfitName(text)).not.toBeNull();
    },
  );

  it.each(['Kim Larsen', 'Łukasz', '山田 太郎', "O'Neill", 'Mette-Marit'])('may be %s', (text) => {
    expect(unfitName(text)).toBeNull();
    expect(isPlaceholder(text)).toBe(false);
  });
});

describe('a placeholder', () => {
  it.each(['...', '…', '<text>', ' <your name> ', 'your name', '"..."', '-', '???', '<number>'])('is %j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });
  it.each(['done', 'none', 'all floors, by mail', '0', 'Error <1722>'])('is not %j', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});
