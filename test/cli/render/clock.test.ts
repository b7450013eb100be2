import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { timeAsOf } from '../../../cli/render/clock.ts';

const now = DateTime.fromISO('2005-03-12T22:00:00');
const shown = (hours: number): string => timeAsOf(now.plus({ hours }).toISO() ?? '', now.toMillis());

describe('a time is shown', () => {
  it.each([
    ['alone where the day is plain, past midnight too', 3, '01:00:00'],
    ['alone where it was in this night', -11, '11:00:00'],
    ['with its day where it was before this night', -13, '2005-03-12 09:00:00'],
    ['with its day where it was weeks ago', -30 * 24, '2005-02-10 22:00:00'],
    ['with its day where it is to come after this night', 24, '2005-03-13 22:00:00'],
  ])('%s', (_what, hours, expected) => {
    expect(shown(hours)).toBe(expected);
  });
});
