import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARLY_ANSWERS, withEarlyAnswers } from '../../plan/early-answers.ts';
import { isSettled, preflightOf, problemsOf, strayAnswers, type JudgeEarly } from '../../plan/preflight.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { EarlyAnswer, EarlyAnswers, PreflightLine } from '../../plan/types/preflight.ts';
import type { Step } from '../../plan/types/step.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import { forEveryPlan } from '../platforms/callmanager4/procedures/walk.ts';

const PROCEDURES: readonly Procedure[] = ['upgrade', 'install', 'add-subscriber', 'replace-publisher'];

const judging =
  (verdict: 'good' | 'bad' | 'unknown'): JudgeEarly =>
  ({ name }) => ({ verdict, expected: 'as it must be', seen: `${name} as it is` });

/** What a good person writes down: the first choice, or a text, with a note and in the right part. */
function goodAnswer({ question, seen, kind }: PreflightLine, { people }: Plan): EarlyAnswer | undefined {
  if (!question) return undefined;
  const by = people.find(({ roles }) => roles.includes(question.by))?.name ?? '';
  const value = question.form.kind === 'choice' ? (question.form.choices[0]?.value ?? '') : 'as it is written here';
  return {
    value,
    by,
    at: '2005-03-01T09:00:00Z',
    note: 'looked up',
    asked: question.mark,
    ...(kind === 'check' ? { seen } : {}),
  };
}

const answersTo = (lines: readonly PreflightLine[], plan: Plan): EarlyAnswers =>
  Object.fromEntries(
    lines.flatMap((line) => {
      const answer = goodAnswer(line, plan);
      return answer ? [[line.id, answer]] : [];
    }),
  );

const stepsOf = (plan: Plan): readonly Step[] => [
  ...plan.before,
  ...plan.servers.flatMap(({ steps }) => steps),
  ...plan.after,
];

describe.each(PROCEDURES)('the preconditions of the procedure %s', (procedure) => {
  it('are unknown as long as nobody has answered and nobody has looked, and keep their outcome', () => {
    forEveryPlan(procedure, (plan) => {
      const lines = preflightOf(plan, judging('unknown'), {});
      expect(lines.every(({ verdict, next }) => verdict === 'unknown' && next !== '')).toBe(true);
      expect(problemsOf(lines).every(({ severity }) => severity === 'warn')).toBe(true);
    });
  });

  it('that are bad and block refuse the plan, and nobody can answer them away', () => {
    forEveryPlan(procedure, (plan) => {
      const lines = preflightOf(plan, judging('bad'), {});
      const blocking = lines.filter(({ kind, outcome }) => kind === 'check' && outcome === 'block');
      expect(blocking.filter(({ question }) => question)).toEqual([]);
      expect(problemsOf(lines).filter(({ severity }) => severity === 'refuse')).toHaveLength(blocking.length);
      const forced = Object.fromEntries(
        blocking.map(({ id, seen }) => [
          id,
          { value: 'accept', by: 'Kim Larsen', at: '2005-03-01T09:00:00Z', note: 'x', seen },
        ]),
      );
      expect(preflightOf(plan, judging('bad'), forced).some(({ id, answered }) => answered && id in forced)).toBe(
        false,
      );
    });
  });

  it('are settled by good answers, which then stand in the plan and nowhere else', () => {
    forEveryPlan(procedure, (plan) => {
      const answers = answersTo(preflightOf(plan, judging('unknown'), {}), plan);
      const lines = preflightOf(plan, judging('unknown'), answers);
      expect(lines.filter((line) => !isSettled(line) && line.question)).toEqual([]);
      expect(strayAnswers(plan, { ...answers, 'PUB/nothing': answers[lines[0]?.id ?? ''] as EarlyAnswer })).toEqual([
        'PUB/nothing',
      ]);
      const marked = stepsOf(withEarlyAnswers(plan, answers)).filter((step) => 'answered' in step || 'decided' in step);
      expect(marked.map(({ id }) => id).sort()).toEqual(Object.keys(answers).sort());
    });
  });

  it('are taken as the plan writes their choices and the cluster file its people, however they are typed', () => {
    forEveryPlan(procedure, (plan) => {
      const lines = preflightOf(plan, judging('unknown'), {}).filter(
        ({ question }) => question?.form.kind === 'choice',
      );
      for (const choice of [0, 1]) {
        const asked = lines.flatMap(({ id, seen, question }) => {
          const { form, by: role } = question!;
          const value = form.kind === 'choice' ? form.choices[choice]?.value : undefined;
          const by = plan.people.find(({ roles }) => roles.includes(role))?.name ?? '';
          return value === undefined ? [] : [{ id, seen, value, by, asked: question!.mark }];
        });
        const typed = asked.map(({ id, seen, value, by, asked: mark }) => [
          id,
          {
            value: ` ${value.toUpperCase()}`,
            by: by.toUpperCase(),
            at: '2005-03-01T09:00:00Z',
            note: 'x',
            asked: mark,
            seen,
          },
        ]);
        const taken = preflightOf(plan, judging('unknown'), Object.fromEntries(typed) as EarlyAnswers);
        for (const { id, value, by } of asked)
          expect(taken.find((line) => line.id === id)?.answered, id).toMatchObject({ value, by });
      }
    });
  });

  it.each<[string, Partial<EarlyAnswer>]>([
    ['of a stranger', { by: 'Mallory' }],
    ['of a value that is no choice', { value: 'whatever' }],
    ['of something else that was seen', { seen: 'yesterday' }],
    ['to a question in other words', { asked: 'ffffffff' }],
    ['to nobody knows which question', { asked: '' }],
  ])('are not settled by an answer %s, and the line says why', (_what, wrong) => {
    forEveryPlan(procedure, (plan) => {
      const open = preflightOf(plan, judging('unknown'), {}).filter(({ kind, question }) =>
        'seen' in wrong ? kind === 'check' : 'value' in wrong ? question?.form.kind === 'choice' : question,
      );
      const answers = Object.fromEntries(
        Object.entries(answersTo(open, plan)).map(([id, answer]) => [id, { ...answer, ...wrong }]),
      );
      const lines = preflightOf(plan, judging('unknown'), answers).filter(({ id }) => id in answers);
      expect(lines.every((line) => !isSettled(line) && line.refused !== undefined)).toBe(true);
      expect(problemsOf(lines)).toHaveLength(lines.length);
    });
  });
});

describe('answers that come with the input of a run', () => {
  it('have a shape, whatever JSON they are, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        EARLY_ANSWERS(value);
        EARLY_ANSWERS({ 'PUB/memory': value });
      }),
    );
  });

  it.each([
    ['none', {}, true],
    [
      'one',
      { 'PUB/memory': { value: 'accept', by: 'Kim', at: '2005-03-01T09:00:00Z', note: 'x', seen: '512 MB' } },
      true,
    ],
    ['a list', [], false],
    ['no time', { a: { value: 'done', by: 'Kim' } }, false],
    ['a time that is none', { a: { value: 'done', by: 'Kim', at: 'yesterday' } }, false],
    ['a name of two lines', { a: { value: 'done', by: 'Kim\nLarsen', at: '2005-03-01T09:00:00Z' } }, false],
    ['a value that is an object', { a: { value: {}, by: 'Kim', at: '2005-03-01T09:00:00Z' } }, false],
    [
      'a note as long as a book',
      { a: { value: 'done', by: 'Kim', at: '2005-03-01T09:00:00Z', note: 'x'.repeat(5_000) } },
      false,
    ],
  ])('are taken or not: %s', (_what, value, taken) => {
    expect(EARLY_ANSWERS(value)).toBe(taken);
  });
});
