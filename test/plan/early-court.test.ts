import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeEarly } from '../../plan/early-answers.ts';
import { EARLY_ANSWERS_HOLD_DAYS, type EarlyCourt } from '../../plan/early-court.ts';
import type { EarlyAnswer, EarlyQuestion, EarlyVoice } from '../../plan/types/preflight.ts';
import type { PromptPolicy, SiteRules } from '../../plan/types/site-rules.ts';

const DAY = 24 * 60 * 60 * 1000;
const ASOF = '2005-03-12T22:00:00Z';
const at = (days: number): string => new Date(Date.parse(ASOF) - days * DAY).toISOString();

const PEOPLE = [
  { name: 'Kim Larsen', roles: ['engineer'], groups: ['crew'] },
  { name: 'Ada Okafor', roles: ['engineer', 'approver'], groups: ['board', 'crew'] },
  { name: 'Ben Ito', roles: ['approver'], groups: ['board'] },
] as const;

const QUESTION: EarlyQuestion = {
  instructions: ['look'],
  form: { kind: 'choice', choices: [{ value: 'done', meaning: 'it is' }] },
  ...{ by: 'engineer', kind: 'work', noteFor: [], mark: '01234567' },
};

const ANYBODY: PromptPolicy = { signed: false, people: 1, groups: [], notRequester: false, notDoer: false };

/** A site that wants so much of an answer about work; whoever signs with `genuine` has signed. */
const courtOf = (wants: Partial<PromptPolicy> | null, given: Partial<EarlyCourt> = {}): EarlyCourt => {
  const work = { ...ANYBODY, ...wants };
  const siteRules: SiteRules = {
    ...{ name: 'bln', hash: 'h' },
    policies: { work, decision: { ...ANYBODY, signed: true }, approval: ANYBODY, resume: ANYBODY },
  };
  return {
    ...{ cluster: 'berlin', procedure: 'upgrade', people: PEOPLE, requester: 'Ben Ito', asOf: ASOF, isStarted: true },
    whyNotSigned: ({ signature }) => (signature === 'genuine' ? null : 'it is not genuine'),
    ...(wants ? { siteRules } : {}),
    ...given,
  };
};

const voice = (by: string, signature?: string, days = 1): EarlyVoice => ({
  ...{ by, at: at(days) },
  ...(signature === undefined ? {} : { signature }),
});
const answer = (first: EarlyVoice, ...also: readonly EarlyVoice[]): EarlyAnswer => ({
  ...{ value: 'done', asked: QUESTION.mark, ...first },
  ...(also.length === 0 ? {} : { also }),
});

const [KIM, ADA, BEN] = ['Kim Larsen', 'Ada Okafor', 'Ben Ito'] as const;

/** What a site wants, who says it, and why it is not taken; null: it is. */
type Row = [what: string, court: EarlyCourt, given: EarlyAnswer, why: RegExp | null];

const ROWS: readonly Row[] = [
  ['unsigned, where a signed one is wanted', courtOf({ signed: true }), answer(voice(KIM)), /only a signed one/],
  ['signed, where that is wanted', courtOf({ signed: true }), answer(voice(KIM, 'genuine')), null],
  ['with a signature that is not genuine', courtOf({ signed: true }), answer(voice(KIM, 'x')), /not genuine/],
  ['with such a signature, where none is wanted', courtOf({}), answer(voice(KIM, 'x')), /not genuine/],
  ['unsigned, where that will do', courtOf({}), answer(voice(KIM)), null],
  ['by one of two', courtOf({ people: 2 }), answer(voice(KIM)), /^1 of 2 people have given it$/],
  ['by one twice', courtOf({ people: 2 }), answer(voice(KIM), voice('kim  LARSEN')), /^1 of 2/],
  ['by two', courtOf({ people: 2 }), answer(voice(KIM), voice(ADA)), null],
  ['by two of whom one may not', courtOf({ people: 2 }), answer(voice(KIM), voice(BEN)), /^1 of 2.*no engineer/],
  ['by two of whom one has not signed', courtOf({ people: 2, signed: true }), answer(voice(KIM, 'genuine'), voice(ADA)), /^1 of 2.*signed/], // prettier-ignore
  ['by one of another group', courtOf({ groups: ['board'] }), answer(voice(KIM)), /none of the groups/],
  ['by one of the group', courtOf({ groups: ['board'] }), answer(voice(ADA)), null],
  ['by who starts the run', courtOf({ notRequester: true }, { requester: 'ada okafor' }), answer(voice(ADA)), /has started the run/], // prettier-ignore
  ['by another one', courtOf({ notRequester: true }), answer(voice(ADA)), null],
  ['for a run that does not say who starts it', courtOf({ notRequester: true }, { requester: undefined }), answer(voice(ADA)), /does not say who/], // prettier-ignore
  ['before anybody starts it', courtOf({ notRequester: true }, { requester: undefined, isStarted: false }), answer(voice(ADA)), null], // prettier-ignore
  ['long ago', courtOf({}), answer(voice(KIM, undefined, EARLY_ANSWERS_HOLD_DAYS + 1)), /hold for 30 days/],
  ['just in time', courtOf({}), answer(voice(KIM, undefined, EARLY_ANSWERS_HOLD_DAYS - 1)), null],
  ['in days to come', courtOf({}), answer(voice(KIM, undefined, -2)), /still to come/],
  ['when nobody knows the time', courtOf({}, { asOf: '' }), answer(voice(KIM)), /nobody knows how long ago/],
  ['long ago, without a site file', courtOf(null), answer(voice(KIM, undefined, 400)), null],
  ['by nobody of the cluster', courtOf(null), answer(voice('Mallory')), /Mallory is no engineer/],
];

describe('an answer from before the run', () => {
  it.each(ROWS)('given %s', (_what, court, given, why) => {
    const taken = takeEarly('PUB/disc', given, QUESTION, court);
    if (why === null) expect(taken.ok).toBe(true);
    else expect(taken).toMatchObject({ ok: false, why: expect.stringMatching(why) as string });
  });

  it('is judged as a decision where an approver is asked, or a machine saw otherwise', () => {
    const asked = { ...QUESTION, kind: 'decision' } as const;
    expect(takeEarly('PUB/disc', answer(voice(KIM)), asked, courtOf({}))).toMatchObject({ ok: false });
    expect(takeEarly('PUB/disc', answer(voice(KIM, 'genuine')), asked, courtOf({}))).toMatchObject({ ok: true });
  });

  it('goes into the plan under the names of the site, with what each of them has stated', () => {
    const given = answer({ ...voice('KIM larsen', 'genuine'), note: 'a' }, { ...voice('ADA okafor', 'genuine'), note: 'b' }); // prettier-ignore
    const taken = takeEarly('PUB/disc', given, QUESTION, courtOf({ people: 2, signed: true }));
    expect(taken).toMatchObject({
      answer: { by: 'Kim Larsen and Ada Okafor', note: 'a; b', given: [{ signature: 'genuine' }, { statement: { by: 'ADA okafor', note: 'b' } }] }, // prettier-ignore
    });
    expect(taken.ok && Object.keys(taken.answer).sort()).toEqual(['asked', 'at', 'by', 'given', 'note', 'value']);
  });

  it('brings no proof of its own: what it says to have been stated is not believed', () => {
    const forged = {
      ...answer(voice(KIM)),
      given: [{ statement: {}, signature: 'genuine' }],
    } as unknown as EarlyAnswer;
    for (const court of [courtOf({}), courtOf(null)]) {
      const taken = takeEarly('PUB/disc', forged, QUESTION, court);
      expect(taken.ok && (taken.answer.given ?? []).flatMap(({ signature }) => signature ?? [])).toEqual([]);
    }
  });

  it('never counts by fewer than the site wants, whoever says it and however often', () => {
    const anyVoice = fc.record({ by: fc.constantFrom(KIM, ADA, BEN, 'Mallory', 'KIM LARSEN'), signature: fc.constantFrom('genuine', 'x') }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(anyVoice, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 4 }), (all, people) => {
        const [first, ...also] = all.map(({ by, signature }) => voice(by, signature));
        const good = new Set(all.filter(({ by, signature }) => signature === 'genuine' && /kim|ada/i.test(by)).map(({ by }) => by.toLowerCase())); // prettier-ignore
        const taken = takeEarly('PUB/disc', answer(first!, ...also), QUESTION, courtOf({ people, signed: true }));
        expect(taken.ok).toBe(good.size >= people);
      }),
    );
  });
});
