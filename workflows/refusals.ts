import { oneLine, shorten } from '../plan/show-text.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';

/** So many refusals are written down one by one; a flood of messages must not fill a run's journal. */
const WRITTEN = 500;

/** A line of the journal about a refusal has so many characters. */
const LINE = 400;

/** Where refusals are written down, up to a number. */
export interface Refusals {
  write(text: string, where?: Pick<JournalEntry, 'server' | 'step' | 'given'>): void;
  /** Whether further ones are only counted. */
  isFull(): boolean;
  /** How many there have been in the chain. */
  count(): number;
}

/** Beyond the number, the journal says at each doubling how many there have been. */
export function createRefusals(before: number, write: (entry: Omit<JournalEntry, 'at'>) => void): Refusals {
  let count = before;
  let next = 2 * WRITTEN;
  while (next <= before) next *= 2;
  return {
    write(text, where = {}) {
      count += 1;
      if (count <= WRITTEN) write({ kind: 'refused', ...where, text: shorten(oneLine(text), LINE) });
      if (count === WRITTEN) write({ kind: 'refused', text: `${count} refusals; further ones are only counted` });
      if (count < next) return;
      write({ kind: 'refused', text: `${count} refusals so far; the first ${WRITTEN} are written down one by one` });
      next *= 2;
    },
    isFull: () => count >= WRITTEN,
    count: () => count,
  };
}
