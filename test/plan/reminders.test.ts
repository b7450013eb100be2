import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextReminder } from '../../plan/reminders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every reminder of what is open for so long. */
function remindersWithin(openMs: number, intervalMs: number): readonly number[] {
  const all: number[] = [];
  for (let due = nextReminder(0, intervalMs); due <= openMs; due = nextReminder(due, intervalMs)) all.push(due);
  return all;
}

const pausesOf = (reminders: readonly number[]): readonly number[] =>
  reminders.map((due, index) => due - (reminders[index - 1] ?? 0));

const anyInterval = fc.integer({ min: 1_000, max: 2 * DAY });

describe('people are reminded', () => {
  it('as often as they want at first, then ever more rarely, and never less than every six hours or as they want', () => {
    fc.assert(
      fc.property(anyInterval, (interval) => {
        const pauses = pausesOf(remindersWithin(30 * DAY, interval));
        expect(pauses.slice(0, 4).every((pause) => pause === interval)).toBe(true);
        expect(pauses.every((pause, index) => pause >= (pauses[index - 1] ?? 0))).toBe(true);
        expect(Math.max(...pauses)).toBeLessThanOrEqual(Math.max(interval, 6 * HOUR));
      }),
    );
  });

  it('at the same moments whenever the next one is asked for, as after a seam or by another worker', () => {
    fc.assert(
      fc.property(anyInterval, fc.integer({ min: 0, max: 30 * DAY }), (interval, since) => {
        const next = remindersWithin(31 * DAY + 2 * DAY, interval).find((due) => due > since);
        expect(nextReminder(since, interval)).toBe(next);
      }),
    );
  });

  it('at a quarter of an hour: each in the first hour, sixteen times in a weekend, 126 times in thirty days', () => {
    const hours = remindersWithin(9 * HOUR, 15 * MINUTE).map((due) => due / HOUR);
    expect(hours).toEqual([0.25, 0.5, 0.75, 1, 1.5, 2.5, 4.5, 8.5]);
    expect(remindersWithin(60 * HOUR, 15 * MINUTE)).toHaveLength(16);
    expect(remindersWithin(30 * DAY, 15 * MINUTE)).toHaveLength(126);
  });
});
