import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNotApproved, type Court } from '../../../activities/papers/approval.ts';
import { decisionsThatCount } from '../../../activities/papers/decisions.ts';
import { judgePerson } from '../../../plan/answers.ts';
import { APPROVAL, type Signed } from '../../../plan/statement.ts';
import type { PersonRole } from '../../../plan/types/cluster.ts';
import type { Outline } from '../../../plan/types/plan.ts';
import type { PromptPolicy, SitePerson } from '../../../plan/types/site-rules.ts';
import type { TakenAnswer, Voice } from '../../../plan/types/voice.ts';
import { agreed, answerOf, mayGive, withVoice } from '../../../plan/voices.ts';
import { siteFrom } from '../../config/site-file/site-content.ts';

const RUN = { workflow: 'ccm/sample', firstRun: 'first', plan: 'a'.repeat(64) };
const NAMES = ['Kim Larsen', 'Ada Okafor', 'Ben Ito', 'Eva Groß'];

/** One step that engineers decide about, and one that approvers are asked. */
const PART = {
  steps: [
    { id: 'engineers/act', kind: 'action' },
    { id: 'approvers/ask', kind: 'prompt', by: 'approver' },
  ],
} as const;

const anyPolicy: fc.Arbitrary<PromptPolicy> = fc.record({
  signed: fc.boolean(),
  people: fc.integer({ min: 1, max: 3 }),
  groups: fc.subarray(['blue', 'red']),
  notRequester: fc.boolean(),
  notDoer: fc.boolean(),
});
const anyPeople: fc.Arbitrary<readonly SitePerson[]> = fc.tuple(
  ...NAMES.map((name) =>
    fc.record({
      name: fc.constant(name),
      roles: fc.subarray<PersonRole>(['engineer', 'approver']),
      groups: fc.subarray(['blue', 'red']),
      keys: fc.constant(['a key']),
    }),
  ),
);
const anySpelling = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => ` ${text.toLowerCase().replace(' ', '  ')} `,
);
const anyWords = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    spell: anySpelling,
    value: fc.constantFrom<string>('act-again', 'attest'),
  }),
  { maxLength: 8 },
);
type Words = typeof anyWords extends fc.Arbitrary<infer Some> ? Some : never;

interface Asked {
  readonly prompt: string;
  readonly role: PersonRole;
  readonly policy: PromptPolicy;
  readonly people: readonly SitePerson[];
  readonly requester: string | undefined;
}

/** What a run keeps of what people say, one after the other, until enough of them agree: by the rules of `takeVoice`. */
function takenByTheRun({ prompt, role, policy, people, requester }: Asked, words: Words): TakenAnswer | null {
  let voices: readonly Voice[] = [];
  for (const { name, spell, value } of words) {
    const judged = judgePerson(people, role, spell(name));
    const person = people.find((one) => judged.ok && one.name === judged.name);
    if (!judged.ok || !person || !mayGive(policy, person, { requester, doers: [] }).ok) continue;
    const statement = { ...RUN, prompt, value: spell(value), by: spell(name), nonce: 'n-1' };
    voices = withVoice(voices, { name: judged.name, value, signed: { statement, signature: 'genuine' } });
    const enough = agreed(voices, policy);
    if (enough) return answerOf(prompt, enough);
  }
  return null;
}

const courtOf = ({ policy, people, requester }: Asked): Court => {
  const site = siteFrom();
  return {
    site: { ...site, people, policies: { ...site.policies, approval: policy, decision: policy } },
    outline: { requestedBy: requester } as Outline,
    run: RUN,
    judge: { whyNotGenuine: ({ signature }) => Promise.resolve(signature === 'genuine' ? null : 'not genuine') },
  };
};

const anyAsked: fc.Arbitrary<Asked> = fc.record({
  policy: anyPolicy,
  people: anyPeople,
  requester: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
  ...{ prompt: fc.constant('engineers/act#1'), role: fc.constant<PersonRole>('engineer') },
});
const ofApprovers = (asked: Asked): Asked => ({ ...asked, prompt: 'approvers/ask#1', role: 'approver' });

describe('a decision that a run has taken', () => {
  it('counts for a worker by the same site file, whoever was asked and however names and choice were spelled', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(anyAsked, fc.boolean(), anyWords, async (drawn, isForApprovers, words) => {
        const asked = isForApprovers ? ofApprovers(drawn) : drawn;
        const answer = takenByTheRun(asked, words);
        if (answer === null) return;
        taken += 1;
        expect(await decisionsThatCount(courtOf(asked), PART, answer.given)).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('counts no more with one person less, or with one of them twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyAsked, anyWords, async (asked, words) => {
        const given = takenByTheRun(asked, words)?.given;
        if (!given) return;
        const fewer: readonly Signed[] = given.slice(1);
        expect(await decisionsThatCount(courtOf(asked), PART, fewer)).toEqual([]);
        expect(await decisionsThatCount(courtOf(asked), PART, [...fewer, ...fewer])).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  const two: Asked = {
    ...{ prompt: 'engineers/act#1', role: 'engineer', requester: undefined },
    policy: { signed: true, people: 2, groups: [], notRequester: false, notDoer: false },
    people: NAMES.map((name) => ({ name, roles: ['engineer'], groups: [], keys: ['a key'] })),
  };
  const said = (by: string, given: Partial<Signed['statement']> = {}): Signed => ({
    statement: { ...RUN, prompt: two.prompt, value: 'act-again', by, nonce: 'n-1', ...given },
    signature: 'genuine',
  });

  it.each<[string, readonly Signed[], number]>([
    ['two people who say the same', [said('Kim Larsen'), said('Ben Ito')], 1],
    ['one person', [said('Kim Larsen')], 0],
    ['one person under two spellings', [said('Kim Larsen'), said('KIM LARSEN')], 0],
    ['two people at two askings', [said('Kim Larsen'), said('Ben Ito', { nonce: 'n-2' })], 0],
    ['two people who say two things', [said('Kim Larsen'), said('Ben Ito', { value: 'attest' })], 0],
    ['two people who saw other lines', [said('Kim Larsen', { lines: 'a' }), said('Ben Ito', { lines: 'b' })], 0],
    ['one person, and one who has not signed', [said('Kim Larsen'), { ...said('Ben Ito'), signature: 'forged' }], 0],
  ])('needs two people where the site wants two: %s', async (_, given, count) => {
    expect(await decisionsThatCount(courtOf(two), PART, given)).toHaveLength(count);
  });

  it('counts no more once one of two people is withdrawn', async () => {
    const court = courtOf({ ...two, people: two.people.filter(({ name }) => name !== 'Ben Ito') });
    expect(await decisionsThatCount(court, PART, [said('Kim Larsen'), said('Ben Ito')])).toEqual([]);
  });
});

describe('an approval that a run has taken', () => {
  it('counts for a worker by the same site file, with all its voices and not with one less', async () => {
    await fc.assert(
      fc.asyncProperty(anyAsked, anyWords, async (drawn, words) => {
        const asked: Asked = { ...drawn, prompt: APPROVAL, role: 'approver' };
        const same = words.map((word) => ({ ...word, value: APPROVAL }));
        const taken = takenByTheRun(asked, same)?.given;
        if (!taken) return;
        // A run signs for the word of the message itself, which nobody spells.
        const given = taken.map((one) => ({ ...one, statement: { ...one.statement, value: APPROVAL } }));
        expect(await whyNotApproved(courtOf(asked), given)).toBeNull();
        expect(await whyNotApproved(courtOf(asked), given.slice(1))).not.toBeNull();
      }),
      { numRuns: 400 },
    );
  });
});
