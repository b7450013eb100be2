import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import { journalPage } from '../../workflows/journal-page.ts';

const entry = (letters: number): JournalEntry => ({ at: '2026-11-26T20:00:00.000Z', kind: 'answered', text: 'ä'.repeat(letters) }); // prettier-ignore

test('pages together hold every line once and in order, and Temporal hands each of them on', () => {
  const lengths = fc.array(fc.oneof(fc.nat(200), fc.integer({ min: 10_000, max: 140_000 })), {
    maxLength: 1_200,
    size: 'max',
  });
  fc.assert(
    fc.property(lengths, fc.nat(5_000), (written, entriesBefore) => {
      const journal = written.map(entry);
      const read: JournalEntry[] = [];
      for (let next: number | null = 0; next !== null;) {
        const page = journalPage({ journal, entriesBefore }, { from: next });
        expect(page.from).toBe(entriesBefore + read.length);
        expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(1_500_000);
        if (page.next !== null) expect(page.entries.length).toBeGreaterThan(0);
        read.push(...page.entries);
        next = page.next;
      }
      expect(read).toEqual(journal);
    }),
    { numRuns: 30 },
  );
});

test.each([undefined, {}, { from: 'x' }, { from: Number.NaN }, { from: -7 }, null])(
  'a page from %j begins at the beginning',
  (request) => {
    expect(journalPage({ journal: [entry(1)], entriesBefore: 3 }, request as never)).toMatchObject({
      from: 3,
      next: null,
    });
  },
);
