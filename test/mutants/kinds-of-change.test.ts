import { describe, expect, it } from 'vitest';
import { KINDS_OF_CHANGE } from './kinds-of-change.ts';
import { changed, inOrderOfSample, mutantsOf } from './mutant.ts';

/** Of each kind: a line, and what may stand there after one change of it. */
const EXAMPLES: Readonly<Record<string, readonly [line: string, ...changed: readonly string[]]>> = {
  'condition negated': ['const a = b ? 1 : 2;', 'const a = !(b) ? 1 : 2;'],
  'operand removed': ['const a = b && c;', 'const a = b;', 'const a = c;'],
  'statement removed': ['{ close(); }', '{ ; }'],
  'row removed': ['const a = [one, two];', 'const a = [two];', 'const a = [one];'],
  'words exchanged': ["const a = { b: 'x', c: 'y' };", "const a = { b: 'y', c: 'x' };"],
  'comparison shifted': ['const a = b < c;', 'const a = b <= c;'],
  'value emptied': ['const a = () => b;', 'const a = () => [];'],
  'step of a chain removed': ['const a = b.filter(c);', 'const a = b;'],
  'method exchanged': ['const a = b.some(c);', 'const a = b.every(c);'],
  'sign exchanged': ['const a = b + c;', 'const a = b - c;'],
  'number moved': ['const a = b[0];', 'const a = b[1];'],
};

describe('a kind of change', () => {
  it.each(KINDS_OF_CHANGE.map(({ name }) => name))('is tried where its example says: %s', (name) => {
    const [line, ...expected] = EXAMPLES[name] ?? [''];
    const found = mutantsOf('a.ts', line).filter(({ kind }) => kind === name);
    expect(found.map((mutant) => changed(line, mutant, mutant.instead[0] ?? ''))).toEqual(expected);
  });

  it('leaves alone what is gone when the code runs: types and imports', () => {
    const silent = "import { a } from './a.ts';\ntype B = 'x' | 'y';\ninterface C { readonly d: [1, 2] }\n";
    expect(mutantsOf('a.ts', silent)).toEqual([]);
  });
});

describe('a sample', () => {
  const code = 'export const a = (b: number) => (b < 3 && b > 1 ? [b, 1] : [2]);\n'.repeat(4);
  const mutants = mutantsOf('a.ts', code);

  it('is the same for one seed and another for another', () => {
    expect(inOrderOfSample(mutants, 1)).toEqual(inOrderOfSample(mutants, 1));
    expect(inOrderOfSample(mutants, 1)).not.toEqual(inOrderOfSample(mutants, 2));
  });

  it('has one of each kind before it has a second of any', () => {
    const kinds = inOrderOfSample(mutants, 1).map(({ kind }) => kind);
    const first = kinds.slice(0, new Set(kinds).size);
    expect(new Set(first).size).toBe(first.length);
    expect(kinds).toHaveLength(mutants.length);
  });
});
