import { boundedEntry } from '../plan/bounded-entry.ts';
import { oneLine } from '../plan/show-text.ts';
import type { Continued } from '../plan/types/continued.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import type { AcceptedDeviation } from '../plan/types/run.ts';
import type { WorkflowState } from './workflow-state.ts';

/** Where a run writes; whatever is written down is one line. */
export function openStory(
  before: Pick<Continued, 'openItems' | 'accepted'>,
): Pick<WorkflowState, 'journal' | 'openItems' | 'accepted' | 'write' | 'leaveOpen' | 'accept'> {
  const journal: JournalEntry[] = [];
  const openItems = [...before.openItems];
  const accepted = [...before.accepted];
  return {
    journal,
    openItems,
    accepted,
    write: (entry) => void journal.push({ at: new Date().toISOString(), ...boundedEntry(entry) }),
    leaveOpen: (item) => void openItems.push(oneLine(item)),
    accept: (deviation) => void accepted.push(onOneLine(deviation)),
  };
}

const onOneLine = ({ overruled, ...deviation }: AcceptedDeviation): AcceptedDeviation => ({
  ...deviation,
  reason: oneLine(deviation.reason),
  ...(overruled && { overruled: { ...overruled, answered: oneLine(overruled.answered) } }),
});
