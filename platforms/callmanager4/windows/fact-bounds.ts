import { known, unknown, type Fact } from '../../../plan/fact.ts';

/** Entries and characters of one list that are taken (ours): ten times what a busy server has. */
const MOST_ENTRIES = 1_000;
const MOST_CHARACTERS = 60_000;

/** A list that a history can carry, or unknown: a list that was cut would make what it lacks look as if it were not there. */
export function inBounds<T>(list: readonly T[], what: string, lengthOf: (entry: T) => number): Fact<readonly T[]> {
  if (list.length > MOST_ENTRIES) return unknown(`${list.length} ${what} are more than can be taken`);
  const characters = list.reduce((sum, entry) => sum + lengthOf(entry), 0);
  return characters > MOST_CHARACTERS
    ? unknown(`${list.length} ${what} of ${characters} characters are more than can be taken`)
    : known(list);
}
