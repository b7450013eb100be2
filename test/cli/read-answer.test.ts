import { describe, expect, it } from 'vitest';
import { CommandError } from '../../cli/command-error.ts';
import { readAnswer } from '../../cli/read-answer.ts';
import type { OpenPrompt } from '../../plan/types/run.ts';
import type { AnswerForm } from '../../plan/types/step.ts';

const CHOICE: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it is done' },
    { value: 'differs', meaning: 'the screen differs' },
  ],
};
const NUMBER: AnswerForm = { kind: 'number', what: 'devices', minimum: 0, maximum: 9000 };
const TEXT: AnswerForm = { kind: 'text', what: 'who was told', minimumLength: 3 };

const prompt = (
  form: AnswerForm,
  noteFor: string[] = [],
  task: OpenPrompt['task'] = { kind: 'confirm' },
): OpenPrompt => ({
  id: 'CM-PUB/x#1',
  title: 'x',
  instructions: [],
  form,
  by: 'engineer',
  kind: 'work',
  nonce: 'n',
  task,
  noteFor,
  askedAt: '2005-03-12T22:00:00Z',
});

describe('an answer as it is typed', () => {
  it.each([
    [CHOICE, ['done'], 'done'],
    [TEXT, ['all', 'users', 'by', 'mail'], 'all users by mail'],
    [NUMBER, ['1850'], 1850],
    [NUMBER, ['0'], 0],
  ] as const)('%j %j is %j', (form, words, value) => {
    expect(readAnswer(prompt(form), { words, by: 'Kim', key: null })).toEqual({
      prompt: 'CM-PUB/x#1',
      value,
      by: 'Kim',
    });
  });

  it.each([['many'], [''], ['18x']])('is never a number made of "%s"', (word) => {
    expect(() => readAnswer(prompt(NUMBER), { words: [word], by: 'Kim', key: null })).toThrow(CommandError);
  });

  it('carries the note', () => {
    expect(readAnswer(prompt(CHOICE), { words: ['done'], by: 'Kim', key: null, note: 'twice' }).note).toBe('twice');
  });
});

describe('a problem on the screen', () => {
  it('becomes the choice that needs a note, and its note', () => {
    expect(
      readAnswer(prompt(CHOICE, ['differs']), { words: [], by: 'Kim', key: null, problem: 'Setup failed' }),
    ).toEqual({
      prompt: 'CM-PUB/x#1',
      value: 'differs',
      by: 'Kim',
      note: 'Setup failed',
    });
  });

  it('becomes the message that is shown, where a prompt tells several troubles apart', () => {
    const open = prompt(CHOICE, ['differs', 'message']);
    expect(readAnswer(open, { words: [], by: 'Kim', key: null, problem: 'Setup failed' })).toMatchObject({
      value: 'message',
    });
  });

  it.each([
    ['a prompt that takes a text', prompt(TEXT)],
    ['a decision, whose notes are reasons', prompt(CHOICE, ['differs'], { kind: 'decide' })],
    ['a prompt with several choices that need a note', prompt(CHOICE, ['done', 'differs'])],
  ])('is never guessed at for %s', (_name, open) => {
    expect(() => readAnswer(open, { words: [], by: 'Kim', key: null, problem: 'x' })).toThrow(
      /takes a value, not --problem/,
    );
  });
});
