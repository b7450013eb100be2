import { describe, expect, it } from 'vitest';
import { compareOsVersions } from '../../../platforms/callmanager4/os-version.ts';

describe('versions of the operating system', () => {
  it.each([
    ['2000.2.6sr3', '2000.2.6.sr3', 0],
    ['2000.2.6SR3', '2000.2.6sr3', 0],
    ['2000.2.6', '2000.2.6sr3', -1],
    ['2000.2.6sr10', '2000.2.6sr3', 1],
    ['2000.2.3', '2000.2.6sr3', -1],
    ['2000.4.2', '2000.2.6sr3', 1],
    ['2000.2.10', '2000.2.6', 1],
    ['2000.2', '2000.2.0', 0],
  ])('%s against %s', (one, other, expected) => {
    expect(Math.sign(compareOsVersions(one, other) ?? Number.NaN)).toBe(expected);
  });

  it.each(['', 'Windows', '2000.2.x', '2000..6', 'sr3'])('"%s" is compared with nothing', (text) => {
    expect(compareOsVersions(text, '2000.2.6')).toBeUndefined();
    expect(compareOsVersions('2000.2.6', text)).toBeUndefined();
  });
});
