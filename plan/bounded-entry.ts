import { oneLine, shorten } from './show-text.ts';
import type { JournalEntry } from './types/journal-entry.ts';

/** A line of the journal holds the longest answer; what servers say has bounds of its own. */
const LINE = 20_000;

/**
 * An entry as the journal keeps it: each of its texts is one line, and none is longer than the longest answer. What was
 * signed stays as it was: it is bounded as a message, and another line end would make the signature void.
 */
export const boundedEntry = ({ given, givenBefore, ...entry }: Omit<JournalEntry, 'at'>): Omit<JournalEntry, 'at'> => ({
  ...bounded(entry),
  ...(given === undefined ? {} : { given }),
  ...(givenBefore === undefined ? {} : { givenBefore }),
});

function bounded<Part>(part: Part): Part {
  if (typeof part === 'string') return shorten(oneLine(part), LINE) as Part;
  if (Array.isArray(part)) return part.map(bounded) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, bounded(one as unknown)])) as Part;
}
