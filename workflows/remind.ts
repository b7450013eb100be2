import { condition } from '@temporalio/workflow';
import { nextReminder } from '../plan/reminders.ts';
import { shorten } from '../plan/show-text.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import type { OpenPrompt } from '../plan/types/run.ts';

/** What waits for a person: a prompt, or the approval of the plan. */
export interface Reminded {
  readonly prompt: Pick<OpenPrompt, 'title' | 'askedAt' | 'server'> & Partial<Pick<OpenPrompt, 'id'>>;
  readonly step: string;
  readonly remindSeconds: number;
}

/** Nothing waits for a person in silence: the journal says it again and again, ever more rarely, since it was asked. */
export async function remind(
  { prompt, step, remindSeconds }: Reminded,
  isOpen: () => boolean,
  write: (entry: Omit<JournalEntry, 'at'>) => void,
): Promise<void> {
  const summary = shorten(`remind: ${prompt.title}`, 150);
  const untilNext = (): number => {
    const since = Math.max(0, Date.now() - Date.parse(prompt.askedAt));
    return nextReminder(since, remindSeconds * 1000) - since;
  };
  while (!(await condition(() => !isOpen(), untilNext(), { summary }))) {
    write({ kind: 'reminded', ...placeOf(prompt, step), text: `still waiting for an answer: ${prompt.title}` });
  }
}

/** Where a prompt belongs in the story. */
export const placeOf = (
  { server, id }: { readonly server?: string; readonly id?: string },
  step: string,
): { server?: string; step: string; prompt?: string } => ({
  ...(server === undefined ? {} : { server }),
  step,
  ...(id === undefined ? {} : { prompt: id }),
});
