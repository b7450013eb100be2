import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COLUMNS, paragraph, TYPED, typedLines } from '../../../plan/sheet/page-text.ts';

/** Puts a typed line together again, as the sheet says. */
const typed = (lines: readonly string[], indent: string): string =>
  lines
    .map((line) => line.slice(indent.length))
    .reduce((whole, line) => {
      const [mark, rest] = [line.slice(0, 3), line.slice(3)];
      if (mark === TYPED.afterBlank) return `${whole} ${rest}`;
      return mark === TYPED.atOnce ? whole + rest : line.slice(TYPED.begins.length);
    }, '');

const words = fc.array(fc.stringMatching(/^[!-~]{1,120}$/), { maxLength: 12 });
const indents = fc.integer({ min: 0, max: 12 }).map((length) => ' '.repeat(length));

it('what is typed is what was meant, however many lines it takes', () => {
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '  ', '   '), indents, (some, blank, indent) => {
      const command = some.join(blank);
      const lines = typedLines(command, indent);
      expect(typed(lines, indent)).toBe(command);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(COLUMNS);
    }),
  );
});

it('no further line of a paragraph looks like one that is typed', () => {
  const some = fc.array(fc.oneof(fc.stringMatching(/^[a-z]{1,12}$/), fc.constantFrom('>', '..', '.+')), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(some, indents, (parts, first) => {
      // Marks in a row are a word of their own, which may be longer than a line.
      fc.pre(!/(?:(?:^| )(?:>|\.\.|\.\+)){8}/.test(parts.join(' ')));
      for (const line of paragraph(parts.join(' '), { first }).slice(1))
        expect(line.slice(first.length)).not.toMatch(/^(?:>|\.\.|\.\+)(?: |$)/);
    }),
  );
});

it('a paragraph has all its words, in lines that fit', () => {
  fc.assert(
    fc.property(words, indents, (some, first) => {
      const lines = paragraph(some.join(' '), { first });
      expect(lines.join('').replaceAll(' ', '')).toBe(some.join(''));
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(COLUMNS);
    }),
  );
});
