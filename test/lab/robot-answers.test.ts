import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RETRY_ONCE, answerTo, decide } from '../../lab/robot-answers.ts';
import { judgeAnswer } from '../../plan/answers.ts';
import type { AnswerForm } from '../../plan/types/step.ts';
import { prompt } from './asking-run.ts';

const PEOPLE = [{ name: 'Kim', roles: ['engineer'] as const }];

const choice = (...values: string[]): AnswerForm => ({
  kind: 'choice',
  choices: values.map((value) => ({ value, meaning: value })),
});

const decisions = (form: AnswerForm, times: number): readonly string[] =>
  Array.from({ length: times }, (_, index) =>
    decide(prompt('x#1', { kind: 'decide' }, '', form), RETRY_ONCE, index + 1),
  );

describe('the decisions of robots', () => {
  it.each([
    ['what is only recommended', choice('look-again', 'accept', 'stop'), ['look-again', 'accept', 'stop']],
    [
      'what is recommended and not known',
      choice('look-again', 'attest', 'accept', 'stop'),
      ['look-again', 'accept', 'stop'],
    ],
    ['what the documents demand', choice('look-again', 'stop'), ['look-again', 'stop', 'stop']],
    [
      'an act that is not proved',
      choice('look-again', 'act-again', 'attest', 'stop'),
      ['look-again', 'act-again', 'stop'],
    ],
  ])('at %s: %o', (_title, form, expected) => {
    expect(decisions(form, 3)).toEqual(expected);
  });

  it('come with a note, since an acceptance without its reason is none', () => {
    const asked = prompt('x#2', { kind: 'decide' }, '', choice('look-again', 'accept', 'stop'));
    expect(answerTo(asked, { kind: 'done' }, PEOPLE, RETRY_ONCE, 2)).toMatchObject({
      value: 'accept',
      note: expect.stringMatching(/./),
    });
  });
});

describe('a number that robots cannot count', () => {
  const numberTo = (form: AnswerForm): number =>
    Number(answerTo(prompt('x#1', { kind: 'confirm' }, '', form), { kind: 'done' }, PEOPLE, RETRY_ONCE, 0).value);

  it('is never more than is wanted, nor outside of what the form takes', () => {
    const limits = fc.record({ minimum: fc.nat(50), atMost: fc.integer({ min: 50, max: 10_000 }) });
    fc.assert(
      fc.property(limits, ({ minimum, atMost }) => {
        const form: AnswerForm = { kind: 'number', what: 'calls', minimum, maximum: 20_000, atMost };
        const asked = { ...prompt('x#1', { kind: 'confirm' }, '', form), noteFor: [] };
        const answer = answerTo(asked, { kind: 'done' }, PEOPLE, RETRY_ONCE, 0);
        expect(judgeAnswer(asked, answer)).toMatchObject({ ok: true });
      }),
    );
  });

  it.each([
    [999, 400],
    [120, 120],
  ])('is a plausible one: at most %i, answered %i', (atMost, answered) => {
    expect(numberTo({ kind: 'number', what: 'calls', minimum: 0, maximum: 9999, atMost })).toBe(answered);
  });
});

it('a robot that could not do the work says so where it may be put off', () => {
  const asked = prompt('x#1', { kind: 'confirm' }, '', choice('done', 'not-wanted', 'later'));
  const report = { kind: 'differs', note: 'it was not possible' } as const;
  expect(answerTo(asked, report, PEOPLE, RETRY_ONCE, 0)).toMatchObject({ value: 'later', note: report.note });
});
