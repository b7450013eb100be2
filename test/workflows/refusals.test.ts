import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import { createRefusals } from '../../workflows/refusals.ts';

/** Any code unit, half a character too. */
const anyUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code));

/** The journal after so many refusals, and whether further ones are only counted. */
function after(count: number, text = 'no'): { readonly texts: readonly string[]; readonly isFull: boolean } {
  const journal: Omit<JournalEntry, 'at'>[] = [];
  const refusals = createRefusals(0, (entry) => void journal.push(entry));
  for (let sent = 0; sent < count; sent += 1) refusals.write(text);
  return { texts: journal.map((entry) => entry.text), isFull: refusals.isFull() };
}

it('the first 500 refusals stand in the journal one by one, and the last of them says so', () => {
  expect(after(499)).toEqual({ texts: Array.from({ length: 499 }, () => 'no'), isFull: false });
  expect(after(500).texts.slice(499)).toEqual(['no', '500 refusals; further ones are only counted']);
  expect(after(500).isFull).toBe(true);
});

it('of further ones the journal says at each doubling how many there were', () => {
  expect(after(999).texts).toHaveLength(501);
  expect(after(4_000).texts.slice(501)).toEqual(
    [1_000, 2_000, 4_000].map((count) => `${count} refusals so far; the first 500 are written down one by one`),
  );
});

it('a flood leaves a journal of bounded size, however many and however long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), fc.string({ maxLength: 500, unit: anyUnit }), (count, text) => {
      const { texts } = after(count, text);
      expect(texts.length).toBeLessThan(500 + 4);
      // Each sign that nobody sees is written out, and the mark of a cut has some signs of its own.
      for (const line of new Set(texts)) expect(line.length).toBeLessThan(450);
    }),
    { numRuns: 5 },
  );
});
