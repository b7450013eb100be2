import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personNamed, spelledBy } from '../../plan/people.ts';

const PEOPLE = [{ name: 'Anne' }, { name: 'Kim Larsen' }, { name: 'Zoë' }, { name: 'Strauß' }];

describe('the name of a person', () => {
  it.each([
    ['ANNE', 'Anne'],
    [' kim   larsen ', 'Kim Larsen'],
    ['zoe\u0308', 'Zoë'],
    ['STRAUSS', 'Strauß'],
    ['  Mallory  of  Rome ', 'Mallory of Rome'],
  ])('sent as %j is told as %j', (sent, told) => expect(spelledBy(PEOPLE, sent)).toBe(told));

  it('is told as the file has it, in whatever letters and spaces it was sent', () => {
    const respelled = fc
      .tuple(fc.constantFrom(...PEOPLE), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), fc.nat(3))
      .map(([person, capitals, spaces]) => ({
        person,
        sent: [...person.name.normalize('NFD')]
          .map((letter, at) => (capitals[at] ? letter.toUpperCase() : letter.toLowerCase()))
          .join('')
          .replace(' ', ' '.repeat(spaces + 1)),
      }));
    fc.assert(
      fc.property(respelled, ({ person, sent }) => {
        expect(personNamed(PEOPLE, sent)).toBe(person);
        expect(spelledBy(PEOPLE, sent)).toBe(person.name);
      }),
    );
  });
});
