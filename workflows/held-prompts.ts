import { CancellationScope } from '@temporalio/workflow';
import { oneLine } from '../plan/show-text.ts';
import type { Continued } from '../plan/types/continued.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import type { OpenPrompt } from '../plan/types/run.ts';
import type { PromptPolicy } from '../plan/types/site-rules.ts';
import type { TakenAnswer, Voice } from '../plan/types/voice.ts';
import { agreed, answerOf, countOf, proofOf, withVoice } from '../plan/voices.ts';
import { createEndings } from './endings.ts';
import { placeOf, remind } from './remind.ts';
import type { Question } from './steps/step-context.ts';

/** A prompt, and whoever waits for its answer. */
export interface Entry {
  readonly prompt: OpenPrompt;
  readonly step: string;
  readonly remindSeconds: number;
  readonly voices: readonly Voice[];
  /** Null while the step that had asked in the run before has not come back to it. */
  readonly deliver: ((answer: TakenAnswer) => void) | null;
  /** An answer that was taken meanwhile. */
  readonly answer?: TakenAnswer;
}

/** Prompts by their ids, with what becomes of each. */
export interface HeldPrompts {
  readonly put: (entry: Entry) => void;
  readonly withdraw: (id: string, why: string) => void;
  readonly find: (id: string) => OpenPrompt | undefined;
  /** How a prompt has ended; absent: none of that id has, or it was long ago. */
  readonly endOf: (id: string) => string | undefined;
  readonly all: () => readonly OpenPrompt[];
  readonly carried: () => Required<Pick<Continued, 'prompts' | 'endings'>>;
  /** @returns the id of a prompt that the run before had put for the same question; null where there is none */
  readonly claim: (question: Question, deliver: (answer: TakenAnswer) => void) => string | null;
  /** @returns how many have said it, in words */
  readonly give: (id: string, voice: Voice, policy: PromptPolicy) => string;
  /** Ids of those that no step has come back to. */
  readonly unclaimed: () => readonly string[];
}

/** The prompts that are open, and those that a step of before has still to come back to. */
export function heldPrompts(
  { prompts, endings: before = {} }: Pick<Continued, 'prompts' | 'endings'>,
  write: (entry: Omit<JournalEntry, 'at'>) => void,
  changed: () => void,
): HeldPrompts {
  const entries = new Map<string, Entry>();
  const endings = createEndings(before);
  const isOpen = (id: string): boolean => entries.has(id) && entries.get(id)?.answer === undefined;
  const put = (entry: Entry): void => {
    entries.set(entry.prompt.id, entry);
    if (entry.answer) return;
    // Questions are opened by handlers of signals too, which a cancellation of the workflow would reach.
    void CancellationScope.nonCancellable(() => remind(entry, () => isOpen(entry.prompt.id), write));
  };
  const close = (id: string, how: string): void => {
    entries.delete(id);
    endings.note(id, how);
    changed();
  };
  const withdraw = (id: string, why: string): void => {
    const entry = entries.get(id);
    if (!entry) return;
    write({ kind: 'withdrawn', ...placeOf(entry.prompt, entry.step), text: `no answer is needed any more: ${why}` });
    close(id, `it was taken back: ${why}`);
  };
  for (const carried of prompts) put({ ...carried, deliver: null });
  return {
    put,
    withdraw,
    find: (id: string) => (isOpen(id) ? entries.get(id)?.prompt : undefined),
    endOf: (id: string) => endings.of(id) ?? answeredLineOf(entries.get(id)?.answer),
    all: () => [...entries.values()].filter(({ prompt }) => isOpen(prompt.id)).map(({ prompt }) => prompt),
    carried: () => ({ prompts: withoutWaiter(entries), endings: endings.carried() }),
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

/** What goes on to the next run: nobody there waits for an answer yet. */
const withoutWaiter = (entries: ReadonlyMap<string, Entry>): Continued['prompts'] =>
  [...entries.values()].map(({ deliver: _, ...entry }) => entry);

/** An answer that waits for its step to come back has been given all the same. */
const answeredLineOf = (answer: TakenAnswer | undefined): string | undefined => answer && answeredLine(answer);

const toldAnew = (prompt: OpenPrompt, { instructions, noteFor }: Question): OpenPrompt => ({
  ...prompt,
  instructions: instructions.map(oneLine),
  noteFor,
});

/** The same question of the same step: whoever reads it would give the same answer. */
const isSame = ({ prompt, step }: Entry, question: Question): boolean =>
  step === question.step.id &&
  prompt.title === oneLine(question.title) &&
  JSON.stringify(prompt.form) === JSON.stringify(question.form);
