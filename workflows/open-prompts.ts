import { CancellationScope } from '@temporalio/workflow';
import type { CarriedPrompt } from '../plan/types/continued.ts';
import type { PromptPolicy } from '../plan/types/site-rules.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import type { OpenPrompt } from '../plan/types/run.ts';
import type { TakenAnswer, Voice } from '../plan/types/voice.ts';
import { agreed, answerOf, countOf, proofOf, withVoice } from '../plan/voices.ts';
import { oneLine } from '../plan/show-text.ts';
import type { Question } from './steps/step-context.ts';
import { newNonce } from './new-nonce.ts';
import { placeOf, remind } from './remind.ts';

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
  carried(): Pick<Before, 'prompts' | 'askings'>;
}

/** What the run before has handed on. */
interface Before {
  readonly prompts: readonly CarriedPrompt[];
  readonly askings: Readonly<Record<string, number>>;
}

interface Entry {
  readonly prompt: OpenPrompt;
  readonly step: string;
  readonly remindSeconds: number;
  readonly voices: readonly Voice[];
  /** Null while the step that had asked in the run before has not come back to it. */
  readonly deliver: ((answer: TakenAnswer) => void) | null;
  /** An answer that was taken meanwhile. */
  readonly answer?: TakenAnswer;
}

/** @param changed is called whenever what people see has changed. */
export function createOpenPrompts(
  before: Before,
  write: (entry: Omit<JournalEntry, 'at'>) => void,
  changed: () => void,
): OpenPrompts {
  const askings = new Map(Object.entries(before.askings));
  const open = heldPrompts(before.prompts, write, changed);
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
    carried: () => ({ prompts: open.carried(), askings: Object.fromEntries(askings) }),
  };
}

/** The prompts that are open, and those that a step of before has still to come back to. */
function heldPrompts(
  before: readonly CarriedPrompt[],
  write: (entry: Omit<JournalEntry, 'at'>) => void,
  changed: () => void,
) {
  const entries = new Map<string, Entry>();
  const ended = new Map<string, string>();
  const isOpen = (id: string): boolean => entries.has(id) && entries.get(id)?.answer === undefined;
  const put = (entry: Entry): void => {
    entries.set(entry.prompt.id, entry);
    if (entry.answer) return;
    // Questions are opened by handlers of signals too, which a cancellation of the workflow would reach.
    void CancellationScope.nonCancellable(() => remind(entry, () => isOpen(entry.prompt.id), write));
  };
  const close = (id: string, how: string): void => {
    entries.delete(id);
    ended.set(id, how);
    changed();
  };
  const withdraw = (id: string, why: string): void => {
    const entry = entries.get(id);
    if (!entry) return;
    write({ kind: 'withdrawn', ...placeOf(entry.prompt, entry.step), text: `no answer is needed any more: ${why}` });
    close(id, `it was taken back: ${why}`);
  };
  for (const carried of before) put({ ...carried, deliver: null });
  return {
    put,
    withdraw,
    find: (id: string) => (isOpen(id) ? entries.get(id)?.prompt : undefined),
    endOf: (id: string) => ended.get(id),
    all: () => [...entries.values()].filter(({ prompt }) => isOpen(prompt.id)).map(({ prompt }) => prompt),
    carried: () => [...entries.values()].map(({ deliver: _, ...entry }) => entry),
    claim: (question: Question, deliver: (answer: TakenAnswer) => void) => claim(entries, close, question, deliver),
    give(id: string, voice: Voice, policy: PromptPolicy): string {
      const entry = entries.get(id);
      if (!entry || !isOpen(id)) return '';
      const voices = withVoice(entry.voices, voice);
      const counted = countOf(voices, policy);
      write(entryOfVoice(entry, voice, counted));
      const enough = agreed(voices, policy);
      if (enough) handOver(entries, close, entry, answerOf(id, enough));
      else entries.set(id, { ...entry, voices });
      changed();
      return counted;
    },
    unclaimed: () => [...entries.values()].filter(({ deliver }) => deliver === null).map(({ prompt }) => prompt.id),
  };
}

/**
 * The step has come back to a question that it had asked in the run before; what it tells may be newer.
 * @returns the id of its prompt; null where there is no such question
 */
function claim(
  entries: Map<string, Entry>,
  close: (id: string, how: string) => void,
  question: Question,
  deliver: (answer: TakenAnswer) => void,
): string | null {
  const same = [...entries.values()].find((entry) => entry.deliver === null && isSame(entry, question));
  if (!same) return null;
  const { prompt, answer, ...rest } = same;
  if (answer === undefined) entries.set(prompt.id, { ...rest, prompt: toldAnew(prompt, question), deliver });
  else {
    close(prompt.id, answeredLine(answer));
    deliver(answer);
  }
  return prompt.id;
}

/** Whoever asked has the answer; a step that has not come back to its question finds it there. */
function handOver(
  entries: Map<string, Entry>,
  close: (id: string, how: string) => void,
  entry: Entry,
  answer: TakenAnswer,
): void {
  if (entry.deliver === null) entries.set(answer.prompt, { ...entry, answer });
  else close(answer.prompt, answeredLine(answer));
  entry.deliver?.(answer);
}

function entryOfVoice(
  { prompt, step }: Entry,
  { name: by, value, note, signed }: Voice,
  counted: string,
): Omit<JournalEntry, 'at'> {
  const said = { value, by, ...(note === undefined ? {} : { note }) };
  const text = `${answeredLine(said)}${counted}`;
  return { kind: 'answered', ...placeOf(prompt, step), ...said, ...proofOf(signed), text };
}

const answeredLine = ({ by, value, note }: Pick<TakenAnswer, 'by' | 'value' | 'note'>): string =>
  oneLine(`${by} answered "${value}"${note ? `: ${note}` : ''}`);

const toldAnew = (prompt: OpenPrompt, { instructions, noteFor }: Question): OpenPrompt => ({
  ...prompt,
  instructions: instructions.map(oneLine),
  noteFor,
});

/** Whether a prompt of that id was open at some time, in this run of the chain or before. */
function wasAsked(id: string, askings: ReadonlyMap<string, number>): boolean {
  const [, step = '', asking = ''] = /^(.*)#(\d{1,6})$/s.exec(id) ?? [];
  return Number(asking) >= 1 && Number(asking) <= (askings.get(step) ?? 0);
}

/** The same question of the same step: whoever reads it would give the same answer. */
const isSame = ({ prompt, step }: Entry, question: Question): boolean =>
  step === question.step.id &&
  prompt.title === oneLine(question.title) &&
  JSON.stringify(prompt.form) === JSON.stringify(question.form);

/** Which of the site's rules a question falls under. */
export const kindOf = ({ kind, task, by }: Pick<Question, 'kind' | 'task' | 'by'>): OpenPrompt['kind'] =>
  kind ?? (task.kind === 'decide' || by === 'approver' ? 'decision' : 'work');

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
