import { describe, expect, it, test } from 'vitest';
import {
  decisionsFor,
  rulingOn,
  rulingOnWord,
  whoDecides,
  type DecisionValue,
  type NotGood,
  type Ruling,
} from '../../plan/decisions.ts';
import type { Verdict } from '../../plan/types/run.ts';
import type { Outcome } from '../../plan/types/step.ts';
import { checkStep, promptStep } from '../workflows/sample-cluster.ts';

const AT: readonly (Outcome | 'act')[] = ['block', 'hold', 'open item', 'act'];
const NOT_GOOD: readonly NotGood[] = ['bad', 'unknown'];
const KINDS: readonly Verdict['verdict'][] = ['good', 'bad', 'unknown'];

/** Every answer to every question, at everything that the newest look can show. */
const CASES = AT.flatMap((at) =>
  NOT_GOOD.flatMap((asked) =>
    [false, true].flatMap((hasRepair) =>
      decisionsFor(at, asked, hasRepair).flatMap(({ value }) =>
        KINDS.map((newest) => ({ at, asked, hasRepair, value: value as DecisionValue, newest })),
      ),
    ),
  ),
);

/** What becomes of a decision at everything that was seen when it was asked for, and is seen now. */
const ruled = (value: DecisionValue): Readonly<Record<string, Ruling>> =>
  Object.fromEntries(
    NOT_GOOD.flatMap((asked) => KINDS.map((newest) => [`${asked} -> ${newest}`, rulingOn(value, asked, newest)])),
  );

describe('a decision', () => {
  const byTheNewestLook = {
    'bad -> good': 'observed',
    'bad -> bad': 'taken',
    'bad -> unknown': 'asked anew',
    'unknown -> good': 'observed',
    'unknown -> bad': 'asked anew',
    'unknown -> unknown': 'taken',
  };
  test.each<DecisionValue>(['attest', 'accept', 'act-again', 'repair'])('%s is judged by the newest look', (value) => {
    expect(ruled(value)).toEqual(byTheNewestLook);
  });

  it('to look again never goes on by itself but to good', () => {
    expect(ruled('look-again')).toEqual({
      ...byTheNewestLook,
      'bad -> bad': 'asked anew',
      'unknown -> unknown': 'asked anew',
    });
  });

  it('to stop holds, whatever is seen', () => {
    expect(new Set(Object.values(ruled('stop')))).toEqual(new Set(['taken']));
  });

  it('is never taken where it would not be offered now, and never makes good what is seen to be bad', () => {
    for (const { at, asked, hasRepair, value, newest } of CASES) {
      if (value === 'stop' || rulingOn(value, asked, newest) !== 'taken') continue;
      expect(newest).not.toBe('good');
      expect(decisionsFor(at, newest as NotGood, hasRepair).map((choice) => choice.value)).toContain(value);
      if (value === 'attest') expect(newest).toBe('unknown');
      if (value === 'accept') expect(at).toBe('hold');
    }
  });
});

describe('the word of a person that the work is done', () => {
  test.each([
    ['good', 'observed'],
    ['unknown', "the person's word"],
    ['no proof', "the person's word"],
    ['bad', 'asked anew'],
  ] as const)('at what is %s: %s', (newest, ruling) => expect(rulingOnWord(newest)).toBe(ruling));
});

test('who may decide about trouble follows from who was asked', () => {
  expect(whoDecides(promptStep('PUB/disc'))).toBe('engineer');
  expect(whoDecides({ ...promptStep('PUB/matrix'), by: 'approver' })).toBe('approver');
  expect(whoDecides(checkStep('PUB/memory'))).toBe('engineer');
});
