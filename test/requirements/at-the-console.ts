import { expect } from 'vitest';
import { isLike, type Like } from './entries.ts';
import type { Installation } from './installations.ts';

// How a story is held against an order.

/** The line stands there so many times, once without a number. */
export function expectTimes({ story, server, room }: Installation, line: string, times = 1): void {
  const found = room.filter((one) => one === line).length;
  expect([story, server, line, found]).toEqual([story, server, line, times]);
}

/** The lines follow right upon each other, the first time that the first of them stands there after a line. */
export function expectTogether({ story, server, room }: Installation, wanted: readonly string[], after?: string): void {
  const begin = room.indexOf(wanted[0] ?? '', after === undefined ? 0 : room.indexOf(after));
  expect([story, server, room.slice(begin, begin + wanted.length)]).toEqual([story, server, wanted]);
}

/** Those of the wanted that are found in this order; others may stand between them. */
function foundInOrder<One, Wanted>(
  all: readonly One[],
  wanted: readonly Wanted[],
  isSo: (one: One, wanted: Wanted) => boolean,
): readonly Wanted[] {
  let from = 0;
  return wanted.filter((next) => {
    const place = all.findIndex((one, at) => at >= from && isSo(one, next));
    if (place >= 0) from = place + 1;
    return place >= 0;
  });
}

/** Lines of the server room stand in this order. */
export function expectOrder({ story, server, room }: Installation, wanted: readonly string[]): void {
  const found = foundInOrder(room, wanted, (line, next) => line === next);
  expect([story, server, found]).toEqual([story, server, wanted]);
}

/** Entries of the journal stand in this order. */
export function expectSteps({ story, server, entries }: Installation, wanted: readonly Like[]): void {
  expect([story, server, foundInOrder(entries, wanted, isLike)]).toEqual([story, server, wanted]);
}

/** What lies between two lines. */
export const between = (lines: readonly string[], first: string, last: string): readonly string[] =>
  lines.slice(lines.indexOf(first) + 1, lines.lastIndexOf(last));
