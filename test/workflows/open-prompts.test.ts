import { expect, test, vi } from 'vitest';
import { createOpenPrompts } from '../../workflows/open-prompts.ts';
import type { Question } from '../../workflows/steps/step-context.ts';
import { promptStep } from './sample-cluster.ts';

// Outside of a workflow there is no timer: nobody is reminded here.
vi.mock('@temporalio/workflow', () => ({
  CancellationScope: { nonCancellable: (run: () => unknown) => run() },
  condition: () => new Promise(() => undefined),
  uuid4: () => '00000000-0000-4000-8000-000000000000',
}));

const open = (before: Parameters<typeof createOpenPrompts>[0]) =>
  createOpenPrompts(
    before,
    () => undefined,
    () => undefined,
  );

const step = promptStep('PUB/disc');
const QUESTION: Question = {
  ...{ step, title: 'Alarm: it is down', instructions: ['Look.'], form: step.answer, by: step.by, task: step.task },
  ...{ noteFor: [], remindSeconds: 60 },
};

test.each<[string, Partial<Question>, string]>([
  ['itself', {}, 'PUB/disc#1'],
  ['itself with newer instructions', { instructions: ['Look again.'] }, 'PUB/disc#1'],
  ['one of another title', { title: 'Alarm: it is gone' }, 'PUB/disc#2'],
  ['one with another form', { form: { kind: 'text', what: 'a text', minimumLength: 1 } }, 'PUB/disc#2'],
  ['one of another step', { step: { ...step, id: 'PUB/other' } }, 'PUB/other#1'],
])('the question of the run before is taken up by %s, or another is asked', (_, change, id) => {
  const before = open({ prompts: [], askings: {} });
  before.ask(QUESTION, () => undefined);
  expect(open(before.carried()).ask({ ...QUESTION, ...change }, () => undefined)).toBe(id);
});

test('whoever comes too late is told who was first, before the step has come back, after that, and in the runs that follow', () => {
  const before = open({ prompts: [], askings: {} });
  const id = before.ask(QUESTION, () => undefined);
  const next = open(before.carried());
  const statement = {
    ...{ workflow: 'w', firstRun: 'r', plan: 'p', prompt: id },
    value: 'done',
    by: 'Ben',
    nonce: 'n',
  };
  const policy = { signed: false, people: 1, groups: [], notRequester: false, notDoer: false };
  next.give(id, { name: 'Ben', value: 'done', signed: { statement } }, policy);
  expect(next.endOf(id)).toBe('Ben answered "done"');
  const [carried, taken] = [open(next.carried()), next.ask(QUESTION, () => undefined)];
  expect([taken, next.endOf(id), carried.endOf(id)]).toEqual([id, 'Ben answered "done"', 'Ben answered "done"']);
  expect(open(open(next.carried()).carried()).endOf(id)).toBe('Ben answered "done"');
});
