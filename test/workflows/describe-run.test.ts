import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunStatus, StatusPrompt } from '../../plan/types/run.ts';
import type { AnswerForm } from '../../plan/types/step.ts';
import { describeRun } from '../../workflows/describe-run.ts';

const FORMS: Readonly<Record<AnswerForm['kind'], AnswerForm>> = {
  choice: { kind: 'choice', choices: ['done', 'differs'].map((value) => ({ value, meaning: `it is ${value}` })) },
  text: { kind: 'text', what: 'who was told', minimumLength: 3 },
  number: { kind: 'number', what: 'devices that are registered', minimum: 0, maximum: 9_000 },
};

const promptOf = (number: number, form: AnswerForm): StatusPrompt => ({
  id: `PUB/step-${number}#1`,
  server: 'PUB',
  title: `Do thing ${number} at PUB`,
  instructions: ['Do this.', 'Then that.'],
  form,
  by: 'engineer',
  task: { kind: 'confirm' },
  kind: 'work',
  nonce: 'n',
  noteFor: form.kind === 'choice' ? ['differs'] : [],
  askedAt: '2026-01-01T00:00:00.000Z',
  answer: {},
  signal: { prompt: `PUB/step-${number}#1`, value: form.kind === 'number' ? 0 : 'done', by: '<your name>' },
});

const statusOf = (change: Partial<RunStatus>): RunStatus => ({
  cluster: 'demo',
  workflowId: 'ccm/demo',
  runId: 'run',
  procedure: 'upgrade',
  planHash: 'a'.repeat(64),
  state: 'running',
  stage: 'publisher',
  servers: [
    { name: 'PUB', role: 'publisher', state: 'asking', evidence: 'observed', step: 'Do thing 1 at PUB' },
    { name: 'SUB', role: 'primary', state: 'waiting', evidence: 'none' },
  ],
  prompts: [],
  entries: 0,
  runs: [],
  warnings: [],
  openItems: [],
  accepted: [],
  ...change,
});

const headings = (text: string): string[] => [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title ?? '');
const messages = (text: string): unknown[] =>
  [...text.matchAll(/```json\n([^`]*)```/g)].map(([, json]): unknown => JSON.parse(json ?? ''));

describe('the current details of a run', () => {
  it('begin with every open prompt, each with the JSON that answers it, however many there are', () => {
    const prompts = fc.array(fc.constantFrom(...Object.values(FORMS)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(prompts, (forms) => {
        const asked = forms.map((form, index) => promptOf(index, form));
        const text = describeRun(statusOf({ prompts: asked }), 'default');
        expect(headings(text)).toEqual([
          ...asked.map(({ title }) => `Asked: ${title}`),
          'demo is running: it carries out the plan',
        ]);
        expect(messages(text)).toEqual(asked.map(({ signal }) => signal));
      }),
    );
  });

  it('stay within what Temporal keeps, and lose the end of a list rather than a prompt', () => {
    const servers = Array.from({ length: 500 }, (_, index) => ({
      name: `SERVER-${index}`,
      role: 'primary',
      state: 'waiting' as const,
      evidence: 'none' as const,
      step: 'a step with a long title that says much about what is done there',
    }));
    const asked = promptOf(1, FORMS.choice);
    const text = describeRun(statusOf({ servers, prompts: [asked] }), 'default');
    expect(new TextEncoder().encode(text).length).toBeLessThan(20_000);
    expect(messages(text)).toEqual([asked.signal]);
  });

  it.each([
    ['choice', '- `differs`: it is differs\n\nWith `differs` add `"note": "..."`.'],
    ['text', 'The value is text: who was told.'],
    ['number', 'The value is a number, 0 to 9000: devices that are registered.'],
  ] as const)('say what a value must be: %s', (kind, said) => {
    expect(describeRun(statusOf({ prompts: [promptOf(1, FORMS[kind])] }), 'default')).toContain(said);
  });

  it.each([
    ['awaiting approval', { planHash: 'a'.repeat(64), by: '<your name>' }],
    ['held', { by: '<your name>' }],
  ] as const)('carry the JSON that ends the waiting of a run that is %s', (state, message) => {
    expect(messages(describeRun(statusOf({ state }), 'default'))).toEqual([message]);
  });

  it('begin with the word that nobody listens, and how to mend it', () => {
    const unheard = 'nobody listens: no worker of site berlin takes work';
    expect(headings(describeRun(statusOf({ unheard, prompts: [promptOf(1, FORMS.choice)] }), 'default'))[0]).toBe(
      unheard,
    );
  });

  it('say that nothing is asked, and name what is left open', () => {
    const text = describeRun(statusOf({ state: 'stopped', openItems: ['SUB is not done (waiting)'] }), 'default');
    expect(headings(text)).toEqual([
      'Nothing is asked of anybody',
      'demo is stopped: what is not done is listed as open',
      'Left open',
    ]);
    expect(text).toContain('- **SUB** (primary): waiting');
    expect(text).toContain('- SUB is not done (waiting)');
  });
});
