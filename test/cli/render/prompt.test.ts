import fc from 'fast-check';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../cli/read-answer.ts';
import { renderPrompt } from '../../../cli/render/prompt.ts';
import { answerCommand } from '../../../plan/reply-commands.ts';
import { judgeAnswer } from '../../../plan/answers.ts';
import { PLACEHOLDERS } from '../../../plan/placeholders.ts';
import type { OpenPrompt } from '../../../plan/types/run.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';

const anyForm: fc.Arbitrary<AnswerForm> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), what: fc.string(), minimumLength: fc.nat(3) }),
  fc.record({ kind: fc.constant('number' as const), what: fc.string(), minimum: fc.nat(9), maximum: fc.nat(9_000) }),
  fc
    .uniqueArray(fc.constantFrom('done', 'differs', 'not-known', '1'), { minLength: 1 })
    .map((values) => ({ kind: 'choice' as const, choices: values.map((value) => ({ value, meaning: value })) })),
);

const promptOf = (form: AnswerForm): OpenPrompt => ({
  id: 'PUB/one#1',
  title: 'Do it',
  instructions: [],
  form,
  by: 'engineer',
  task: { kind: 'confirm' },
  kind: 'work',
  nonce: 'n',
  noteFor: [],
  askedAt: '2005-03-12T22:00:00.000Z',
});

/** Whether what was typed becomes an answer that the run takes. */
function isTaken(prompt: OpenPrompt, words: readonly string[]): boolean {
  try {
    return judgeAnswer(prompt, readAnswer(prompt, { words, by: 'Ben', key: null })).ok;
  } catch {
    return false;
  }
}

describe('the command that is printed with a prompt', () => {
  it('is no evidence when it is pasted unread, whatever is asked', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const prompt = promptOf(form);
        const [, , , , ...words] = answerCommand('berlin', prompt).split(' ');
        expect(words).toHaveLength(1);
        expect(isTaken(prompt, words)).toBe(false);
      }),
    );
  });

  it('stands below what may be typed in its place', () => {
    const form = { kind: 'choice', choices: [{ value: 'done', meaning: 'it is done' }] } as const;
    const text = renderPrompt({ cluster: 'berlin' }, promptOf(form), picocolors.createColors(false));
    expect(text.split('\n').slice(-2)).toEqual(['    done: it is done', "  ccmctl answer berlin 'PUB/one#1' ..."]);
  });
});

it.each(Object.values(PLACEHOLDERS))('%s is no answer to anything', (left) => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(isTaken(promptOf(form), [left])).toBe(false);
    }),
  );
});
