import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRelease } from '../../../platforms/callmanager4/versions.ts';

const plain = { letter: '', fix: null };

describe('a release', () => {
  it.each([
    ['4.1(2)', { major: 4, minor: 1, maintenance: 2, ...plain }],
    ['3.3(5)', { major: 3, minor: 3, maintenance: 5, ...plain }],
    ['4.0(2a)', { major: 4, minor: 0, maintenance: 2, letter: 'a', fix: null }],
    ['4.1(2)sr1', { major: 4, minor: 1, maintenance: 2, letter: '', fix: { kind: 'sr', number: 1, letter: '' } }],
    ['4.0(2a)sr2b', { major: 4, minor: 0, maintenance: 2, letter: 'a', fix: { kind: 'sr', number: 2, letter: 'b' } }],
    ['3.3(5)ES28', { major: 3, minor: 3, maintenance: 5, letter: '', fix: { kind: 'es', number: 28, letter: '' } }],
    // The service release of a release, with the dots that S1 also writes for the operating system.
    ['4.1(2).sr.1', { major: 4, minor: 1, maintenance: 2, letter: '', fix: { kind: 'sr', number: 1, letter: '' } }],
    [' 4.1(2) ', { major: 4, minor: 1, maintenance: 2, ...plain }],
  ])('%s is read', (text, release) => {
    expect(parseRelease(text)).toEqual(release);
  });

  it.each([
    '',
    '4',
    '4.1',
    '4.1.2',
    '4.1(2',
    '4.1()',
    '4.1(2)sr',
    '4.1(2)x1',
    'v4.1(2)',
    '4.1(2) and more',
    '2000.2.6sr3',
  ])('%j is none', (text) => {
    expect(parseRelease(text)).toBeUndefined();
  });

  it('is read back from whatever it consists of', () => {
    const release = fc.record({
      major: fc.nat(20),
      minor: fc.nat(9),
      maintenance: fc.nat(99),
      letter: fc.constantFrom('', 'a', 'c'),
      fix: fc.option(
        fc.record({ kind: fc.constantFrom('sr', 'es'), number: fc.nat(99), letter: fc.constantFrom('', 'b') }),
      ),
    });
    fc.assert(
      fc.property(release, (given) => {
        const { major, minor, maintenance, letter, fix } = given;
        const end = fix ? `${fix.kind}${fix.number}${fix.letter}` : '';
        expect(parseRelease(`${major}.${minor}(${maintenance}${letter})${end}`)).toEqual(given);
      }),
    );
  });
});
