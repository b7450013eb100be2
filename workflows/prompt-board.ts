import { CancellationScope, condition } from '@temporalio/workflow';
import type { Answer, JournalEntry, OpenPrompt } from '../plan/types/run.ts';
import { oneLine, shorten } from '../plan/show-text.ts';
import type { NewPrompt } from './messages.ts';

/** All questions of a run that are open, whoever asks them, and how each that was open has ended. */
export interface PromptBoard {
  open(question: NewPrompt, deliver: (answer: Answer) => void): void;
  /** @returns the prompt of that id while it is open. */
  find(id: string): OpenPrompt | undefined;
  /** How a prompt that is no longer open has ended; absent: there never was one. */
  endOf(id: string): string | undefined;
  /** Hands the answer to whoever asked and closes the prompt. */
  deliver(answer: Answer): void;
  withdraw(id: string, why: string): void;
  all(): readonly OpenPrompt[];
}

interface Entry {
  readonly prompt: OpenPrompt;
  readonly deliver: (answer: Answer) => void;
}

/** @param changed is called whenever what people see has changed. */
export function createPromptBoard(write: (entry: Omit<JournalEntry, 'at'>) => void, changed: () => void): PromptBoard {
  const entries = new Map<string, Entry>();
  const ended = new Map<string, string>();
  const close = (id: string, how: string): void => {
    entries.delete(id);
    ended.set(id, how);
    changed();
  };
  return {
    open({ prompt: asked, remindSeconds }, deliver) {
      const prompt = { ...asked, title: oneLine(asked.title), instructions: asked.instructions.map(oneLine) };
      const askedAt = new Date();
      const dueAt = new Date(askedAt.getTime() + remindSeconds * 1000);
      const opened = { ...prompt, askedAt: askedAt.toISOString(), dueAt: dueAt.toISOString() };
      entries.set(prompt.id, { prompt: opened, deliver });
      write({ kind: 'asked', ...placeOf(prompt), text: prompt.title });
      changed();
      // Questions are opened by handlers of signals too, which a cancellation of the workflow would reach.
      const isOpen = (): boolean => entries.has(prompt.id);
      void CancellationScope.nonCancellable(() => remind(opened, remindSeconds, isOpen, write));
    },
    find: (id) => entries.get(id)?.prompt,
    endOf: (id) => ended.get(id),
    deliver(answer) {
      const entry = entries.get(answer.prompt);
      if (!entry) return;
      const note = answer.note ? `: ${answer.note}` : '';
      const text = oneLine(`${answer.by} answered "${answer.value}"${note}`);
      write({ kind: 'answered', ...placeOf(entry.prompt), text });
      close(answer.prompt, text);
      entry.deliver(answer);
    },
    withdraw(id, why) {
      const entry = entries.get(id);
      if (!entry) return;
      write({ kind: 'withdrawn', ...placeOf(entry.prompt), text: `no answer is needed any more: ${why}` });
      close(id, `it was taken back: ${why}`);
    },
    all: () => [...entries.values()].map(({ prompt }) => prompt),
  };
}

/** Nothing waits for a person in silence: the journal says it again at every interval. */
async function remind(
  prompt: OpenPrompt,
  seconds: number,
  isOpen: () => boolean,
  write: (entry: Omit<JournalEntry, 'at'>) => void,
): Promise<void> {
  const summary = shorten(`remind: ${prompt.title}`, 150);
  while (!(await condition(() => !isOpen(), `${seconds} s`, { summary }))) {
    write({ kind: 'reminded', ...placeOf(prompt), text: `still waiting for an answer: ${prompt.title}` });
  }
}

const placeOf = (prompt: { readonly id: string; readonly server?: string }): { server?: string; step: string } => ({
  ...(prompt.server === undefined ? {} : { server: prompt.server }),
  step: prompt.id.replace(/#\d+$/, ''),
});
