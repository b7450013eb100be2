import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSchema, judgeAnswer, judgePerson } from '../../plan/answers.ts';
import type { OpenPrompt } from '../../plan/types/run.ts';
import type { AnswerForm } from '../../plan/types/step.ts';

const FORMS = {
  choice: {
    kind: 'choice',
    choices: [
      { value: 'done', meaning: 'it is done' },
      { value: 'message', meaning: 'a message is shown' },
    ],
  },
  text: { kind: 'text', what: 'who was told', minimumLength: 3 },
  number: { kind: 'number', what: 'devices', minimum: 0, maximum: 5000, expected: 400 },
} as const satisfies Record<string, AnswerForm>;

const promptOf = (form: AnswerForm, noteFor: readonly string[] = []): OpenPrompt => ({
  id: 'CM1/disc-1#1',
  server: 'CM1',
  title: 'Insert disc 1',
  instructions: ['Insert it.'],
  form,
  by: 'engineer',
  task: { kind: 'confirm' },
  kind: 'work',
  nonce: 'n',
  noteFor,
  askedAt: '2005-03-12T22:00:00Z',
});

const answer = (value: unknown, more: object = {}): unknown => ({ prompt: 'CM1/disc-1#1', value, by: 'Kim', ...more });

describe('an answer', () => {
  it('is never thrown at, whatever JSON it is: it is taken, or refused with a reason', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({
        prompt: fc.constant('CM1/disc-1#1'),
        value: fc.jsonValue(),
        by: fc.jsonValue(),
        note: fc.jsonValue(),
      }),
      fc.record({ prompt: fc.constant('CM1/disc-1#1'), value: fc.jsonValue(), by: fc.constant('Kim') }),
      fc.constantFrom(undefined, Number.NaN, () => 1, Symbol('a')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(FORMS)), anything, (form, sent) => {
        const judged = judgeAnswer(promptOf(form), sent);
        if (judged.ok) expect(['string', 'number']).toContain(typeof judged.answer.value);
        else expect(judged.why.length).toBeGreaterThan(10);
      }),
    );
  });

  it.each([
    ['a choice', FORMS.choice, 'done', 'done'],
    ['a choice in other letters and with blanks', FORMS.choice, ' Done ', 'done'],
    ['a text', FORMS.text, '  all users, by mail ', 'all users, by mail'],
    ['a number', FORMS.number, 400, 400],
    ['a number typed as text', FORMS.number, ' 420 ', 420],
    ['the largest number', FORMS.number, 5000, 5000],
  ] as const)('is taken: %s', (_title, form, value, taken) => {
    expect(judgeAnswer(promptOf(form), answer(value))).toEqual({
      ok: true,
      answer: { prompt: 'CM1/disc-1#1', value: taken, by: 'Kim' },
    });
  });

  it.each([
    ['no object', FORMS.choice, 'done', 'one JSON object'],
    ['a list', FORMS.choice, [answer('done')], 'one JSON object'],
    ['null', FORMS.choice, null, 'one JSON object'],
    ['another prompt', FORMS.choice, { prompt: 'CM1/disc-2#1', value: 'done', by: 'Kim' }, 'CM1/disc-1#1'],
    ['no prompt', FORMS.choice, { value: 'done', by: 'Kim' }, 'missing'],
    ['an earlier asking of the same prompt', FORMS.choice, { prompt: 'CM1/disc-1', value: 'done', by: 'Kim' }, '#1'],
    ['nobody', FORMS.choice, answer('done', { by: '  ' }), '"by"'],
    ['a number for a name', FORMS.choice, answer('done', { by: 7 }), '"by"'],
    ['a note that is no text', FORMS.choice, answer('done', { note: 7 }), '"note"'],
    ['a choice that is none', FORMS.choice, answer('yes'), '"done" (it is done)'],
    ['no value', FORMS.choice, answer(undefined), 'missing'],
    ['a number for a choice', FORMS.choice, answer(1), '"done"'],
    ['a short text', FORMS.text, answer(' a '), 'at least 3'],
    ['a number for a text', FORMS.text, answer(3), 'must be text'],
    ['a text for a number', FORMS.number, answer('many'), 'must be a number'],
    ['an empty text for a number', FORMS.number, answer(''), 'must be a number'],
    ['a truth for a number', FORMS.number, answer(true), 'a text or a number'],
    ['a negative number', FORMS.number, answer(-1), 'from 0 to 5000'],
    ['too large a number', FORMS.number, answer(5001), 'from 0 to 5000'],
    ['fewer than expected without a word', FORMS.number, answer(399), '400 are expected'],
    ['fewer than expected with an empty note', FORMS.number, answer(399, { note: ' ' }), '400 are expected'],
  ] as const)('is refused: %s', (_title, form, sent, why) => {
    const judged = judgeAnswer(promptOf(form), sent);
    expect(judged).toEqual({ ok: false, why: expect.stringContaining(why) });
  });

  it('of fewer devices than expected is taken with the reason', () => {
    expect(judgeAnswer(promptOf(FORMS.number), answer(398, { note: ' two phones are in repair ' }))).toEqual({
      ok: true,
      answer: { prompt: 'CM1/disc-1#1', value: 398, by: 'Kim', note: 'two phones are in repair' },
    });
  });

  it('that needs a reason is never taken without one', () => {
    const prompt = promptOf(FORMS.choice, ['message']);
    expect(judgeAnswer(prompt, answer('message'))).toEqual({ ok: false, why: expect.stringContaining('note') });
    expect(judgeAnswer(prompt, answer('message', { note: 'Error 1722' })).ok).toBe(true);
    expect(judgeAnswer(prompt, answer('done')).ok).toBe(true);
  });
});

describe('who answers', () => {
  const people = [
    { name: 'Kim Larsen', roles: ['engineer'] },
    { name: 'Ada Okafor', roles: ['engineer', 'approver'] },
  ] as const;

  it.each([
    ['engineer', 'kim larsen ', { ok: true, name: 'Kim Larsen' }],
    ['approver', 'Ada Okafor', { ok: true, name: 'Ada Okafor' }],
    ['approver', 'Kim Larsen', { ok: false, why: expect.stringContaining('Ada Okafor') }],
    ['engineer', 'somebody', { ok: false, why: expect.stringContaining('Kim Larsen, Ada Okafor') }],
  ] as const)('must hold the role: %s, %s', (role, by, expected) => {
    expect(judgePerson(people, role, by)).toEqual(expected);
  });
});

describe('the schema of an answer', () => {
  it.each([
    [FORMS.choice, { oneOf: [{ const: 'done' }, { const: 'message' }] }],
    [FORMS.text, { type: 'string', minLength: 3 }],
    [FORMS.number, { type: 'number', minimum: 0, maximum: 5000 }],
  ])('says what its judge takes: %j', (form, expected) => {
    expect(answerSchema(form)).toMatchObject(expected);
  });
});
