import picocolors from 'picocolors';
import { journalLine, serverColumn } from '../../cli/render/journal.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import { steady } from './steady.ts';

/** The time of every entry: without a zone, it reads the same in each. */
const AT = '2005-03-12T22:00:00';

/** The journal of a run as `ccmctl audit` prints it, without what differs from run to run. */
export function printJournal(journal: readonly JournalEntry[]): string {
  const width = serverColumn(journal.map(({ server = '' }) => server));
  const colors = picocolors.createColors(false);
  return journal
    .map(
      (entry) =>
        `${journalLine({ ...entry, text: steady(entry.text), at: AT }, colors, width, Infinity, Date.parse(AT))}\n`,
    )
    .join('');
}
