import type { Memory } from '../types/run.ts';

/** Characters of one list that was written down: hundreds of parameters are no use on paper, and each act would bring them along. */
export const LONGEST_PART = 12_000;

/**
 * What a sheet is told of what was written down, as far as it is short: what a person compares with, and what is owed.
 * @param handsOn parts that the next run is told, by the names that they have there: those are never too long
 */
export function memoryOnSheet({ unanswered: _, ...memory }: Memory, handsOn: Readonly<Record<string, string>>): Memory {
  const always = ['owes', ...Object.entries(handsOn).flat()];
  const isTold = ([part, written]: [string, unknown]): boolean =>
    written !== undefined && (always.includes(part) || JSON.stringify(written).length <= LONGEST_PART);
  return Object.fromEntries(Object.entries(memory).filter(isTold));
}
