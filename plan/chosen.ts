import { DONE } from './choices-with-note.ts';
import type { AnswerForm, Choice } from './types/step.ts';

/** The choice that an answer has taken; undefined where the form has no choices, or none of that value. */
export const chosenIn = (form: AnswerForm, value: string | number): Choice | undefined =>
  form.kind === 'choice' ? form.choices.find((choice) => choice.value === value) : undefined;

/** Whether a choice reports that something is in the way: every choice but `done` does, unless it says how it ends. */
export const reportsTrouble = ({ value, ends = 'blocked' }: Choice): boolean => value !== DONE && ends === 'blocked';
