import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../config/read-yaml.ts';

const LOOKALIKES = [
  '2001-01-01',
  'no',
  'yes',
  'on',
  '12:30:00',
  '0b11',
  '1_000',
  '<<',
  '!!binary aGFsbG8=',
  '!!set {a}',
];

describe('a text read as YAML', () => {
  it('says the same whatever version of YAML it asks for, and is plain JSON', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOOKALIKES),
        fc.constantFrom('', '%YAML 1.1\n---\n', '%YAML 1.2\n---\n'),
        (word, head) => {
          const read = readYaml(`${head}a: ${word}\n`);
          expect(read.good).toBe(!word.startsWith('!'));
          if (read.good) expect(read.content).toEqual({ a: word });
        },
      ),
    );
  });
});
