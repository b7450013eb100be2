import type { AnswerForm, Choice } from '../../../plan/types/step.ts';
import type { ActionRow, CheckRow, GateRow, PromptRow, WaitRow } from './row.ts';

type Without<R> = Omit<R, 'kind' | 'name'>;

/** A machine is asked one question. */
export const check = (name: string, row: Without<CheckRow>): CheckRow => ({ kind: 'check', name, ...row });

/** Nothing goes on until a machine's answer is good. */
export const gate = (name: string, row: Without<GateRow>): GateRow => ({ kind: 'gate', name, ...row });

/** A machine acts, and a question proves it. */
export const act = (name: string, row: Without<ActionRow>): ActionRow => ({ kind: 'action', name, ...row });

type Asked = Omit<Without<PromptRow>, 'by' | 'task'> & Partial<Pick<PromptRow, 'by' | 'task'>>;

/** A person is asked to do something and to say so: an engineer, who only confirms it, unless the row says otherwise. */
export const ask = (name: string, row: Asked): PromptRow => ({
  kind: 'prompt',
  name,
  by: 'engineer',
  task: { kind: 'confirm' },
  ...row,
});

/** Time passes. */
export const wait = (name: string, row: Without<WaitRow>): WaitRow => ({ kind: 'wait', name, ...row });

/** Answer at the installer: nothing but `done` goes on. */
export const DONE_DIFFERS_MESSAGE: AnswerForm = doneDiffersMessage();

/** The same where something else may be in the way, too. */
export function doneDiffersMessage(...inTheWay: readonly Choice[]): AnswerForm {
  return {
    kind: 'choice',
    choices: [
      { value: 'done', meaning: 'everything was as written, and is done' },
      { value: 'differs', meaning: 'the screen shows something else; nothing was pressed' },
      { value: 'message', meaning: 'a message is shown; its text goes into the note' },
      ...inTheWay,
    ],
  };
}

/** Answer of somebody who confirms something. */
export const CONFIRMED: AnswerForm = {
  kind: 'choice',
  choices: [{ value: 'done', meaning: 'it is so' }],
};

/** Answer in own words. */
export const ownWords = (what: string): AnswerForm => ({ kind: 'text', what, minimumLength: 3 });

/** Answer where the work may be put off: it stays on the list of open items then. */
export const DONE_OR_LATER: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it is done; the note may say what was done' },
    {
      value: 'later',
      meaning: 'it is still to be done; it stays an open item, and the note says why',
      ends: 'open item',
    },
  ],
};

/** Answer where the documents leave it to the people whether they want it. */
export const DONE_UNWANTED_OR_LATER: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it is done; the note may say what was done' },
    { value: 'not-wanted', meaning: 'it is not wanted or does not apply here; the note says why', ends: 'good' },
    { value: 'later', meaning: 'it is wanted and still to be done; it stays an open item', ends: 'open item' },
  ],
};

/** Answer where what is wanted cannot be put off: the work after it builds on it. */
export const DONE_OR_UNWANTED: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it is done; the note may say what was done' },
    { value: 'not-wanted', meaning: 'it is not wanted or does not apply here; the note says why', ends: 'good' },
  ],
};
