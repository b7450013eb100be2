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
