import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import { millisecondsBetween } from '../render/clock.ts';

/** One part of a run and how long it took. */
export interface Part {
  readonly name: string;
  readonly milliseconds: number;
}

/** How long each stage took, the time before the first one (planning, approval) being a part of its own. */
export function partsOf(startedAt: string, journal: readonly JournalEntry[]): readonly Part[] {
  const stages = journal.filter((entry) => entry.kind === 'stage');
  const end = journal.at(-1)?.at ?? startedAt;
  const begins = [
    { name: 'Planning and approval', at: startedAt },
    ...stages.map(({ text, at }) => ({ name: nameOf(text), at })),
  ];
  return begins.map(({ name, at }, index) => ({
    name,
    milliseconds: millisecondsBetween(at, begins[index + 1]?.at ?? end),
  }));
}

/** An entry reads `<title>: <reason>`. */
const nameOf = (text: string): string => text.split(':', 1)[0] ?? text;
