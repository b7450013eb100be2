import { promptKindOf } from '../plan/prompt-kind.ts';
import { oneLine } from '../plan/show-text.ts';
import type { Continued } from '../plan/types/continued.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import type { OpenPrompt } from '../plan/types/run.ts';
import type { PromptPolicy } from '../plan/types/site-rules.ts';
import type { TakenAnswer, Voice } from '../plan/types/voice.ts';
import { heldPrompts } from './held-prompts.ts';
import { newNonce } from './new-nonce.ts';
import { placeOf } from './remind.ts';
import type { Question } from './steps/step-context.ts';

/** All questions of a run that are open, whoever asks them, and how each that was open has ended. */
export interface OpenPrompts {
  /** Puts a question to the people; one that the run before had put already stays the prompt that it was. */
  ask(question: Question, deliver: (answer: TakenAnswer) => void): OpenPrompt['id'];
  /** @returns the prompt of that id while it is open. */
  find(id: string): OpenPrompt | undefined;
  /** How a prompt that is no longer open has ended; absent: there never was one. */
  endOf(id: string): string | undefined;
  /**
   * Takes what a person says; once enough people have said the same, whoever asked has the answer and the prompt is closed.
   * @returns how many have said it, in words; nothing where one is enough
   */
  give(id: string, voice: Voice, policy: PromptPolicy): string;
  withdraw(id: string, why: string): void;
  /** Takes back what the run before had asked for a step that is over without it. */
  withdrawUnclaimed(why: string): void;
  all(): readonly OpenPrompt[];
  /** What goes on to the next run of the chain. */
  carried(): Required<Before>;
}

/** What the run before has handed on. */
type Before = Pick<Continued, 'prompts' | 'askings' | 'endings'>;

/** @param changed is called whenever what people see has changed. */
export function createOpenPrompts(
  before: Before,
  write: (entry: Omit<JournalEntry, 'at'>) => void,
  changed: () => void,
): OpenPrompts {
  const askings = new Map(Object.entries(before.askings));
  const open = heldPrompts(before, write, changed);
  return {
    ...open,
    ask(question, deliver) {
      const carried = open.claim(question, deliver);
      if (carried !== null) return carried;
      const prompt = promptOf(question, askings);
      open.put({ prompt, step: question.step.id, remindSeconds: question.remindSeconds, voices: [], deliver });
      write({ kind: 'asked', ...placeOf(prompt, question.step.id), text: prompt.title });
      changed();
      return prompt.id;
    },
    withdrawUnclaimed: (why) => open.unclaimed().forEach((id) => open.withdraw(id, why)),
    endOf: (id) => open.endOf(id) ?? (open.find(id) || !wasAsked(id, askings) ? undefined : 'it is over'),
    carried: () => ({ ...open.carried(), askings: Object.fromEntries(askings) }),
  };
}

/** Whether a prompt of that id was open at some time, in this run of the chain or before. */
function wasAsked(id: string, askings: ReadonlyMap<string, number>): boolean {
  const [, step = '', asking = ''] = /^(.*)#(\d{1,6})$/s.exec(id) ?? [];
  return Number(asking) >= 1 && Number(asking) <= (askings.get(step) ?? 0);
}

/** Which of the site's rules a question falls under. */
export const kindOf = ({ kind, task, by }: Pick<Question, 'kind' | 'task' | 'by'>): OpenPrompt['kind'] =>
  kind ?? promptKindOf({ task, by });

/** A question as a prompt, with an id that no earlier asking of the same step had. */
function promptOf({ step, remindSeconds, ...question }: Question, askings: Map<string, number>): OpenPrompt {
  const asking = (askings.get(step.id) ?? 0) + 1;
  askings.set(step.id, asking);
  const askedAt = new Date();
  const { server } = step;
  return {
    id: `${step.id}#${asking}`,
    ...(server === undefined ? {} : { server }),
    ...question,
    kind: kindOf(question),
    nonce: newNonce(),
    title: oneLine(question.title),
    instructions: question.instructions.map(oneLine),
    askedAt: askedAt.toISOString(),
    dueAt: new Date(askedAt.getTime() + remindSeconds * 1000).toISOString(),
  };
}
