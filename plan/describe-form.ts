import type { AnswerForm } from './types/step.ts';

/**
 * What may be answered, one line a choice or one line for all.
 * @param noteFor the choices that need a note
 * @param note how one is given where the lines are read
 */
export function describeForm(form: AnswerForm, noteFor: readonly string[], note = '--note'): readonly string[] {
  switch (form.kind) {
    case 'choice':
      return form.choices.map(
        ({ value, meaning }) => `${value}: ${meaning}${noteFor.includes(value) ? ` (needs ${note})` : ''}`,
      );
    case 'text':
      return [`a text: ${form.what}${form.minimumLength > 1 ? ` (${form.minimumLength} characters or more)` : ''}`];
    case 'number':
      return [`a number from ${form.minimum} to ${form.maximum}: ${form.what}`];
  }
}
