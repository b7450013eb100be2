import type { JournalEntry } from '../../../plan/types/journal-entry.ts';
import type { Step } from '../../../plan/types/step.ts';

/** What the journal has of one step. */
export interface StepHistory {
  readonly step: Step;
  /** ISO 8601 of the step's last entry; null when it was never begun. */
  readonly at: string | null;
  /** What it came to, each time it came to something. */
  readonly outcomes: readonly JournalEntry[];
  /** Questions, answers, reminders and refusals that belong to it. */
  readonly talk: readonly JournalEntry[];
}

/** Joins the plan's steps with what happened to them, in the plan's order. */
export function historiesOf(steps: readonly Step[], journal: readonly JournalEntry[]): readonly StepHistory[] {
  return steps.map((step) => {
    const entries = journal.filter((entry) => entry.step === step.id);
    return {
      step,
      at: entries.at(-1)?.at ?? null,
      outcomes: entries.filter((entry) => entry.kind === 'step'),
      talk: entries.filter((entry) => entry.kind !== 'step'),
    };
  });
}
