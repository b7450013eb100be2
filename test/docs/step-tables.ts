import type { Outcome, Step } from '../../plan/types/step.ts';
import { code, table } from './tables.ts';

const NOT_GOOD: Readonly<Record<Outcome, string>> = {
  block: 'asks; nothing goes on before it is good',
  hold: 'asks; may be accepted with a reason',
  'open item': 'goes on; listed as open',
};

function whoDoes(step: Step): string {
  switch (step.kind) {
    case 'check':
      return 'machine looks';
    case 'gate':
      return 'machine looks, holds';
    case 'action':
      return step.destructive ? 'machine acts, once' : 'machine acts';
    case 'prompt':
      return step.by;
    case 'wait':
      return 'nobody';
  }
}

function evidenceOf(step: Step): string {
  switch (step.kind) {
    case 'check':
      return `observed: ${code(step.check.name)}`;
    case 'gate':
      return `observed: ${code(step.until.name)}`;
    case 'action':
      return `observed: ${code(step.proof.name)}`;
    case 'prompt':
      return step.proof ? `word, then observed: ${code(step.proof.name)}` : 'attested by name';
    case 'wait':
      return `timer of ${step.seconds / 60} minutes`;
  }
}

function ifNotGood(step: Step): string {
  switch (step.kind) {
    case 'check':
      return NOT_GOOD[step.outcome] + (step.repair ? `; offers ${code(step.repair.action)}` : '');
    case 'gate':
      return 'stays closed and asks';
    case 'action':
      return 'asks; never repeated by itself';
    case 'prompt':
      return step.proof ? 'asked again with what was seen' : 'stays open';
    case 'wait':
      return '';
  }
}

/** Name of a step without the server or the cluster that it belongs to. */
export const nameOf = (step: Step): string => step.id.split('/').at(-1) ?? step.id;

const sourceOf = (step: Step): string => step.source.join(', ') + (step.borrowed ? ' (borrowed)' : '');

/** Steps one by one: what, why, who, how it is proved, and what becomes of it where it is not good. */
export const stepsTable = (steps: readonly Step[]): string =>
  table(
    ['step', 'what', 'because', 'who', 'evidence', 'if not good', 'source'],
    steps.map((step) => [
      code(nameOf(step)),
      step.title,
      step.because,
      whoDoes(step),
      evidenceOf(step),
      ifNotGood(step),
      sourceOf(step),
    ]),
  );
