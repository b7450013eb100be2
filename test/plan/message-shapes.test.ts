import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleOf, MESSAGE_SHAPES, readMessage, type FieldShape } from '../../plan/message-shapes.ts';
import type { MessageName } from '../../plan/transitions.ts';

/** Any code unit, half a character too. */
const anyUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code));

const NAMES = Object.keys(MESSAGE_SHAPES) as MessageName[];

/** A message with every field that it may have. */
const wholeOf = (name: MessageName): Record<string, unknown> =>
  Object.fromEntries(MESSAGE_SHAPES[name].map((field) => [field.name, 'Ada Okafor']));

const FIELDS = NAMES.flatMap((name) => MESSAGE_SHAPES[name].map((field) => [name, field.name, field] as const));

/** Why a message is refused, or null where it is taken. */
function refusalOf(name: MessageName, sent: readonly unknown[]): string | null {
  const read = readMessage(name, sent);
  return read.ok ? null : read.why;
}

const wrongTypes = (field: FieldShape): readonly unknown[] => [
  ...[null, true, [], ['x'], {}, { toString: 1 }, Object.create(null), Number.NaN],
  ...(field.kind === 'value' ? [] : [7]),
];

describe('a message that people send', () => {
  it.each(FIELDS)(
    '%s: "%s" is taken in its whole length, and refused when it is one character longer',
    (name, key, field) => {
      expect(refusalOf(name, [{ ...wholeOf(name), [key]: 'a'.repeat(field.most) }])).toBeNull();
      expect(refusalOf(name, [{ ...wholeOf(name), [key]: 'a'.repeat(field.most + 1) }])).toBe(
        `"${key}" has ${field.most + 1} characters; it may have ${field.most}`,
      );
    },
  );

  it.each(FIELDS)(
    '%s: "%s" is refused by its name when it is of another type, empty or left open',
    (name, key, field) => {
      const empty = field.required && field.kind !== 'value' ? [undefined, '', ' \n'] : [];
      const open = field.kind === 'word' ? [] : ['...', '<text>', 'your name'];
      for (const value of [...wrongTypes(field), ...empty, ...open])
        expect(refusalOf(name, [{ ...wholeOf(name), [key]: value }])).toContain(`"${key}"`);
    },
  );

  it.each(NAMES)('%s is refused with a field that means nothing in it, and as its own example', (name) => {
    expect(refusalOf(name, [{ ...wholeOf(name), stray: 1 }])).toContain('"stray" means nothing here');
    expect(refusalOf(name, [JSON.parse(exampleOf(name))])).toContain('which an example left open');
    for (const sent of [[], [wholeOf(name), wholeOf(name)], [[wholeOf(name)]], ['text'], [null]])
      expect(refusalOf(name, sent)).toContain('one JSON object');
  });

  it('is read without an exception, whatever it is, and refused in one short line', () => {
    const anyOne = fc.anything({ maxDepth: 1, maxKeys: 3 });
    const anyField = fc.oneof(anyOne, fc.string({ unit: anyUnit }), fc.constant('x'.repeat(20_000)));
    const keys = fc.constantFrom('by', 'reason', 'note', 'prompt', 'value', 'planHash', '__proto__', 'toString');
    const anySent = fc.oneof(anyOne, fc.dictionary(keys, anyField, { maxKeys: 4 }));
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.array(anySent, { maxLength: 2 }), (name, sent) => {
        const why = refusalOf(name, sent) ?? '';
        expect(why.length).toBeLessThan(1_000);
        expect(why).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

it('the lengths in the documentation are those of the table', () => {
  const said = readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
  const most = (name: MessageName, key: string): string =>
    (MESSAGE_SHAPES[name].find((field) => field.name === key)?.most ?? 0).toLocaleString('en');
  expect(said).toContain(
    `a name has ${most('answer', 'by')} characters at most, a note or reason ${most('stop', 'reason')}, a value ${most('answer', 'value')}`,
  );
});
