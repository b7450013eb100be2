import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasUnseen } from '../../plan/show-text.ts';
import { boundedEntry } from '../../plan/bounded-entry.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('two\r\nlines', '\u001b[2J', 'x'.repeat(30_000)),
);

const entry = fc.record({
  kind: fc.constant('step' as const),
  text,
  by: text,
  value: fc.oneof(text, fc.integer()),
  seen: text,
  commands: fc.array(fc.record({ command: text, answer: fc.constant('accepted' as const), said: text })),
});

const textsIn = (part: unknown): readonly string[] => {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : [];
};

describe('an entry of the journal', () => {
  it('has no text in any field that is longer than the longest answer, is more than one line or hides something', () => {
    fc.assert(
      fc.property(entry, (given) => {
        const texts = textsIn(boundedEntry(given));
        expect(texts).toHaveLength(textsIn(given).length);
        for (const one of texts) expect([one.length < 20_050, hasUnseen(one), one.trim()]).toEqual([true, false, one]);
      }),
    );
  });

  it('is otherwise what was written', () => {
    const commands = [{ command: 'sc x', answer: 'refused', said: 'no' }] as const;
    const given = { kind: 'answered', text: 'Ben answered "7": so it is', by: 'Ben', value: 7, commands } as const;
    expect(boundedEntry(given)).toEqual(given);
  });
});
