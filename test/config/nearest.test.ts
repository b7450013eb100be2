import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../config/nearest.ts';

const WORDS = ['name', 'address', 'roles', 'model', 'services', 'software', 'coresident', 'backup', 'devices'];

describe('the nearest word', () => {
  it.each([
    ['adress', 'address'],
    ['Adresss', 'address'],
    ['role', 'roles'],
    ['modle', 'model'],
    ['SERVICES', 'services'],
    ['co-resident', 'coresident'],
    ['colour', undefined],
    ['x', undefined],
    ['', undefined],
  ])('of %s is %s', (word, expected) => {
    expect(nearest(word, WORDS)).toBe(expected);
  });

  it('is the word itself where there is it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), (word) => {
        expect(nearest(word, WORDS)).toBe(word);
      }),
    );
  });

  it('survives one slip of the fingers', () => {
    const slip = fc.record({
      word: fc.constantFrom(...WORDS),
      at: fc.nat(3),
      kind: fc.constantFrom('drop', 'double', 'swap'),
    });
    fc.assert(
      fc.property(slip, ({ word, at, kind }) => {
        const [letter = '', next = ''] = word.slice(at);
        const typed = { drop: next, double: letter + letter + next, swap: next + letter }[kind];
        expect(nearest(word.slice(0, at) + typed + word.slice(at + 2), WORDS)).toBe(word);
      }),
    );
  });
});
