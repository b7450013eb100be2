import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../activities/ledger/entry.ts';
import { LEDGER_RULES, whyNot, type WantedAct } from '../../../activities/ledger/may-begin.ts';

const STAMP = { at: '', worker: '', previous: '' };
const entry = (event: 'begun' | 'left' | 'unsent', step: number, given: Partial<WantedAct> = {}): LedgerEntry => ({
  ...{ event, firstRun: 'now', plan: 'p', step: `step ${step}`, place: [0, step], act: `act ${step}`, warrant: 'plan' },
  ...(given.firstRun === undefined ? {} : { firstRun: given.firstRun }),
  ...(given.warrant === undefined ? {} : { warrant: given.warrant }),
  ...STAMP,
});
const ended = (firstRun: string): LedgerEntry => ({ event: 'ended', firstRun, ...STAMP });
const want = (step: number, given: Partial<WantedAct> = {}): WantedAct => ({
  ...{
    event: 'begun',
    firstRun: 'now',
    step: `step ${step}`,
    place: [0, step],
    act: 'new',
    warrant: 'plan',
    closed: null,
  },
  before: Array.from({ length: step }, (_, number) => [0, number] as const),
  ...given,
});

/** What is wanted, what is written down already, and the rule that speaks against it. */
const TABLE: readonly (readonly [string, WantedAct, readonly LedgerEntry[], keyof typeof LEDGER_RULES | null])[] = [
  ['the first act', want(0), [], null],
  ['the next act', want(1), [entry('begun', 0)], null],
  ['the next after one that was left', want(1), [entry('left', 0)], null],
  ['the same act', want(0, { act: 'act 0' }), [entry('begun', 0)], 'once each'],
  ['its step by the same approval', want(0), [entry('begun', 0)], 'once each'],
  ['its step by the same decision', want(0, { warrant: 'n' }), [entry('begun', 0, { warrant: 'n' })], 'once each'],
  ['its step by a decision', want(0, { warrant: 'n' }), [entry('begun', 0)], null],
  ['its step by another decision', want(0, { warrant: 'm' }), [entry('begun', 0, { warrant: 'n' })], null],
  ['to leave what was begun', want(0, { event: 'left' }), [entry('begun', 0)], null],
  ['its step, of which nothing was sent', want(0), [entry('begun', 0), entry('unsent', 0)], null],
  ['an act after one of which nothing was sent', want(1), [entry('begun', 0), entry('unsent', 0)], 'nothing left out'],
  ['an act before one of which nothing was sent', want(0), [entry('begun', 1), entry('unsent', 1)], null],
  ['a server in a freeze', want(0, { closed: 'a freeze' }), [], 'not in a freeze'],
  ['a server in a freeze, by a decision', want(0, { closed: 'a freeze', warrant: 'n' }), [], 'not in a freeze'],
  [
    'the next act of a server that was begun before the freeze',
    want(1, { closed: 'a freeze' }),
    [entry('begun', 0)],
    null,
  ],
  ['an earlier act', want(0), [entry('begun', 1)], 'never back'],
  ['an earlier act by a decision', want(0, { warrant: 'n' }), [entry('begun', 1)], null],
  ['an act that comes too early', want(2), [entry('begun', 0)], 'nothing left out'],
  ['an act that comes too early, by a decision', want(2, { warrant: 'n' }), [entry('begun', 0)], null],
  ['an act after the end', want(1), [entry('begun', 0), ended('now')], 'the run is over'],
  [
    'an act after the end by a decision',
    want(1, { warrant: 'n' }),
    [entry('begun', 0), ended('now')],
    'the run is over',
  ],
  ['an act after the end of another run', want(0), [entry('begun', 0, { firstRun: 'before' }), ended('before')], null],
  [
    'an act after a later run',
    want(1),
    [entry('begun', 0), entry('begun', 0, { firstRun: 'later' })],
    'a later run has acted',
  ],
  ['its first act after another run that never ended', want(0), [entry('begun', 0, { firstRun: 'before' })], null],
];

describe('what was written down of acts', () => {
  it.each(TABLE)('lets %s begin, or says why not', (_, wanted, all, rule) => {
    const why = whyNot(wanted, all);
    if (rule === null) return expect(why).toBeNull();
    const unsent = all.flatMap((one) => (one.event === 'unsent' ? [one.act] : []));
    const ours = all.filter((one) => 'act' in one && one.firstRun === wanted.firstRun && !unsent.includes(one.act));
    expect(why).not.toBeNull();
    expect(why).toBe(LEDGER_RULES[rule]?.why(wanted, ours as never, all));
  });

  it('has a case in this table for each of its rules', () => {
    const held = new Set(TABLE.map(([, , , rule]) => rule));
    expect(Object.keys(LEDGER_RULES).filter((rule) => !held.has(rule))).toEqual([]);
  });
});
