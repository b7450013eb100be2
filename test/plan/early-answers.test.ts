import { describe, expect, it } from 'vitest';
import { withEarlyAnswers } from '../../plan/early-answers.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';

const choice = { kind: 'choice', choices: [{ value: 'done', meaning: 'it is done' }, { value: 'no', meaning: 'it is not', trouble: true }] }; // prettier-ignore
const check = { id: 's', kind: 'check', early: true } as unknown as Step;
const prompt = { id: 's', kind: 'prompt', early: {}, answer: choice } as unknown as Step;
const answer = { value: 'done', by: 'Ada', at: '2026-11-27T20:00:00Z' };

const planOf = (step: Step): Plan =>
  ({ before: [step], servers: [{ steps: [step] }], after: [step] }) as unknown as Plan;

describe('an answer from before the run', () => {
  it.each<[string, Step, object, object]>([
    ['settles what was seen of a precondition', check, { ...answer, seen: 'x' }, { decided: { ...answer, seen: 'x' } }],
    ['settles no check of which nothing was seen', check, answer, {}],
    [
      'settles no check that is none before the run',
      { ...check, early: undefined } as unknown as Step,
      { ...answer, seen: 'x' },
      {},
    ],
    ['settles a question that it answers well', prompt, answer, { answered: answer }],
    ['settles no question that is none before the run', { ...prompt, early: undefined } as unknown as Step, answer, {}],
  ])('%s', (_, step, given, added) => {
    const plan = withEarlyAnswers(planOf(step), { s: given } as never);
    expect(plan.before).toEqual([{ ...step, ...added }]);
    expect(plan.servers[0]?.steps).toEqual([{ ...step, ...added }]);
  });

  it('is nothing to a step of another id, nor one of a name that every object has', () => {
    const named = { ...prompt, id: 'constructor' };
    expect(withEarlyAnswers(planOf(named), { s: answer }).before).toEqual([named]);
  });
});
