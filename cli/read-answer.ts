import type { AnswerForm } from '../plan/types/step.ts';
import type { Answer, OpenPrompt } from '../plan/types/run.ts';
import { CommandError } from './command-error.ts';
import { EXIT } from './exit-codes.ts';

/** What was typed after `answer CLUSTER PROMPT`. */
export interface TypedAnswer {
  readonly words: readonly string[];
  /** Text on the installer's screen, given instead of a value. */
  readonly problem?: string;
  readonly note?: string;
  readonly by: string;
  /** Key to sign with; undefined: the one that `ssh` would try; null: it is not signed. */
  readonly key: string | undefined | null;
}

/**
 * Makes the message of what was typed; whether it is allowed, the run itself decides.
 * @throws CommandError (usage) for a value that the prompt's form cannot hold.
 */
export function readAnswer(prompt: OpenPrompt, typed: TypedAnswer): Answer {
  const note = typed.problem ?? typed.note;
  return {
    prompt: prompt.id,
    value: typed.problem === undefined ? readValue(prompt.form, typed.words) : troubleValue(prompt),
    by: typed.by,
    ...(note === undefined ? {} : { note }),
  };
}

/** Values of several words need no quotes: the shell's words are joined again. */
function readValue(form: AnswerForm, words: readonly string[]): string | number {
  const text = words.join(' ');
  if (form.kind !== 'number') return text;
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new CommandError(EXIT.usage, `"${text}" is not a number`);
  return value;
}

/** The choice by which somebody says that a message is shown, where a prompt has several for trouble. */
const MESSAGE = 'message';

/** The choice by which a prompt takes a problem: a shown message, or the only one that is not taken without a note. */
function troubleValue(prompt: OpenPrompt): string {
  const forTrouble = prompt.task.kind === 'decide' ? [] : prompt.noteFor;
  if (forTrouble.includes(MESSAGE)) return MESSAGE;
  const [value, ...others] = forTrouble;
  if (value !== undefined && others.length === 0) return value;
  const { form } = prompt;
  const takes = form.kind === 'choice' ? form.choices.map((choice) => choice.value).join(', ') : `a ${form.kind}`;
  throw new CommandError(EXIT.usage, `prompt ${prompt.id} takes a value, not --problem`, [
    `it can be answered with: ${takes}`,
  ]);
}
