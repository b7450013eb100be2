import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasUnseen, oneLine, shorten, showText } from '../../plan/show-text.ts';

/** Texts as strangers write them: any code units at all, and many of those that act on what shows them. */
const HARMFUL = [
  '\x1b[2J',
  '\x1b]8;;http://x\x07',
  '\x9b31m',
  '\r',
  '\r\n',
  '\n',
  '\u2028',
  '\u202e',
  '\u200b',
  '\ud800',
];
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HARMFUL),
      fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
      fc.string(),
      fc.constant('  '),
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

const ACTS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('a text that is shown', () => {
  it('holds nothing that acts on a terminal or a page, whatever it was made of', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(showText(text).replace(/[\n\t]/g, '')).not.toMatch(ACTS);
        expect(showText(showText(text))).toBe(showText(text));
      }),
    );
  });

  it('is one line where one is meant', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = oneLine(text);
        expect(line).not.toMatch(ACTS);
        expect(line).toBe(line.trim());
        expect(oneLine(line)).toBe(line);
      }),
    );
  });

  it('is left alone where it is plain, in any language', () => {
    for (const plain of ['\\\\CM-PUB\\C$ 50 %', 'Grüße, 山田 太郎', 'שלום', '👍 done', 'one\n\ttwo']) {
      expect(showText(plain)).toBe(plain);
      expect(hasUnseen(plain.replace(/\s/g, ' '))).toBe(false);
    }
  });

  it.each([
    ['\x1b[31mred', '\\x1b[31mred', '\\x1b[31mred'],
    ['\x1b]0;title\x07', '\\x1b]0;title\\x07', '\\x1b]0;title\\x07'],
    ['good\rbad ', 'good\\rbad ', 'good bad'],
    ['one\r\ntwo', 'one\ntwo', 'one two'],
    [' one\u2028 \t two\u0085', ' one\\u2028 \t two\\x85', 'one two'],
    ['user\u202etxt.exe', 'user\\u202etxt.exe', 'user\\u202etxt.exe'],
    ['A\u200bda\ufeff', 'A\\u200bda\\ufeff', 'A\\u200bda'],
    ['a tag \u{e0041}', 'a tag \\u{e0041}', 'a tag \\u{e0041}'],
    ['half \ud83d', 'half \\ud83d', 'half \\ud83d'],
  ])('%j is shown as %j and, on one line, as %j', (text, shown, line) => {
    expect(showText(text)).toBe(shown);
    expect(oneLine(text)).toBe(line);
    expect(hasUnseen(text)).toBe(true);
  });
});

describe('a text that is cut', () => {
  it('says how long it was, and ends with a whole character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const cut = shorten(text, most);
        if (text.length <= most) expect(cut).toBe(text);
        else expect(cut).toMatch(new RegExp(`^[^]{0,${most}}[.]{3} \\(${text.length} characters\\)$`));
        expect(cut).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
