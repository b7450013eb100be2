import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { statementText, stepOfPrompt, type Statement } from '../../plan/statement.ts';

const text = fc.string({ unit: 'grapheme' });
const statements: fc.Arbitrary<Statement> = fc.record(
  {
    ...{ workflow: text, firstRun: text, prompt: text, by: text, plan: text, nonce: text, note: text, lines: text },
    value: fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
  },
  { requiredKeys: ['workflow', 'firstRun', 'prompt', 'by', 'plan', 'nonce', 'value'] },
);

it('what is signed is canonical JSON, whatever is said and in whatever order it came', () => {
  fc.assert(
    fc.property(statements, (statement) => {
      expect(statementText(statement)).toBe(canonicalize(statement));
      const turned = Object.fromEntries(Object.entries(statement).reverse()) as unknown as Statement;
      expect(statementText(turned)).toBe(statementText(statement));
    }),
  );
});

it('two statements that differ anywhere are two texts', () => {
  fc.assert(
    fc.property(statements, statements, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(statementText(one)).not.toBe(statementText(other));
    }),
  );
});

it.each([
  ['CM-PUB/reboot#1', 'CM-PUB/reboot'],
  ['CM-PUB/reboot#123456', 'CM-PUB/reboot'],
  ['site/a#b#2', 'site/a#b'],
  ['approve', 'approve'],
])('the prompt %s is one of the step %s', (prompt, step) => expect(stepOfPrompt(prompt)).toBe(step));
