import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText, secondsOf } from '../../../config/schema/duration.ts';

describe('a duration', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.nat(200_000), (seconds) => {
        expect(secondsOf(durationText(seconds))).toBe(seconds);
      }),
    );
  });

  it.each([
    ['35m', 2100],
    ['90s', 90],
    ['1h30m', 5400],
    ['24h', 86400],
    ['1h1m1s', 3661],
    ['0s', 0],
  ])('%s has %d seconds', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });

  it.each(['', '35', '35 m', '1.5h', '-1m', '30m1h', '1d', '35M', 'PT35M', '1h1h'])('is not %j', (text) => {
    expect(secondsOf(text)).toBeUndefined();
  });
});
