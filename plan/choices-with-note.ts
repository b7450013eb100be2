import type { AnswerForm } from './types/step.ts';

/** The one choice that says the work is done; every other choice reports that something is in the way. */
export const DONE = 'done';

/** A choice says itself whether only a note can explain it; every choice but the plain one does, where it says nothing. */
export const choicesWithNote = (form: AnswerForm): readonly string[] =>
  form.kind === 'choice'
    ? form.choices.filter(({ value, noted }) => noted ?? value !== DONE).map(({ value }) => value)
    : [];
