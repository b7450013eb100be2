import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanActivities } from '../../../activities/plan-in-history.ts';
import { earlyWitness } from '../../../activities/signatures/early-signatures.ts';
import { createSignatureJudge } from '../../../activities/signatures/signature-judge.ts';
import type { PlanInput } from '../../../activities/types.ts';
import { questionOfPrompt, takeEarly } from '../../../plan/early-answers.ts';
import { earlyStated } from '../../../plan/early-statement.ts';
import type { PlanPart } from '../../../plan/types/plan.ts';
import type { EarlyAnswer, EarlyQuestion } from '../../../plan/types/preflight.ts';
import type { SiteInForce } from '../../../plan/types/site-rules.ts';
import type { PromptStep } from '../../../plan/types/step.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';
import { siteFrom } from '../../config/site-file/site-content.ts';
import { sampleCluster, twoServers } from '../../platforms/callmanager4/sample-cluster.ts';
import { everyStep, offline } from '../../platforms/callmanager4/sample-plan.ts';
import { openKeys, type Keys } from './people-with-keys.ts';

const ASKED = { cluster: 'berlin', procedure: 'upgrade' };
const ASOF = '2005-03-12T22:00:00Z';
const STEP = 'PUB/disc';
const QUESTION: EarlyQuestion = {
  instructions: ['look'],
  form: { kind: 'text', what: 'what is seen', minimumLength: 1 },
  ...{ by: 'engineer', kind: 'decision', noteFor: [], mark: '01234567' },
};
const SAID: EarlyAnswer = {
  ...{ value: 'CCM412_1', by: 'Kim', at: '2005-03-01T09:00:00Z', note: 'by torch', asked: QUESTION.mark, seen: 'dust' },
};

let keys: Keys;
let site: SiteInForce;
let signed: EarlyAnswer;
beforeAll(async () => {
  keys = await openKeys();
  const people = await Promise.all(
    ['Kim', 'Ada'].map(async (name) => ({
      ...{ name, roles: ['engineer', 'approver'] as const, groups: ['crew'] },
      keys: [await keys.make(name)],
    })),
  );
  site = { ...siteFrom(), people };
  signed = await sign(SAID, 'Kim');
});
afterAll(() => keys.remove());

async function sign(said: EarlyAnswer, name: string, step = STEP, asked = ASKED): Promise<EarlyAnswer> {
  const { statement } = earlyStated(asked, step, said, said);
  return { ...said, signature: (await keys.sign(statement, name)).signature };
}

/** What comes of an answer where only a signed one is taken, by the keys of a site. */
async function taken(given: EarlyAnswer, asked = ASKED, step = STEP, by = site) {
  const witness = await earlyWitness(createSignatureJudge(), by, { ...asked, answers: { [step]: given } }, { asOf: ASOF, isStarted: true }); // prettier-ignore
  const { name, hash, policies } = by;
  const court = { ...asked, ...witness, people: site.people, siteRules: { name, hash, policies }, requester: 'Ada' };
  return takeEarly(step, given, { ...QUESTION, mark: given.asked ?? '' }, court);
}

describe('what somebody has signed before a run', () => {
  it('counts for its question', async () => {
    expect(await taken(signed)).toMatchObject({ ok: true, answer: { by: 'Kim', given: [{ signature: signed.signature }] } }); // prettier-ignore
  });

  it('counts no more as soon as one bit of anything is another one', async () => {
    const flipped = (text: string, bit: number): string => {
      const place = bit % text.length;
      // Of the lowest bits, so that a letter becomes another letter of one line.
      return text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1);
    };
    const fields = ['value', 'note', 'asked', 'seen', 'at', 'cluster', 'procedure', 'step'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), fc.nat(1_000), async (field, bit) => {
        const asked = { ...ASKED };
        let [given, step] = [signed, STEP];
        if (field === 'step') step = flipped(STEP, bit);
        else if (field === 'cluster' || field === 'procedure') asked[field] = flipped(asked[field], bit);
        else given = { ...signed, [field]: flipped(String(signed[field]), field === 'at' ? 8 : bit) };
        expect(await taken(given, asked, step)).toMatchObject({ ok: false });
      }),
      { numRuns: 60 },
    );
  });

  it('counts no more as soon as one bit of its signature is another one', async () => {
    const [begin, , end] = /^(-+BEGIN SSH SIGNATURE-+)(.*)(-+END SSH SIGNATURE-+)$/.exec(signed.signature!)!.slice(1);
    void end;
    const bytes = Buffer.from(signed.signature!.slice(begin!.length).replace(/-+END.*/, ''), 'base64');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1 << bit;
        const signature = `${begin}${changed.toString('base64')}-----END SSH SIGNATURE-----`;
        expect(await taken({ ...signed, signature })).toMatchObject({ ok: false });
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['for another cluster', async () => taken(await sign(SAID, 'Kim', STEP, { ...ASKED, cluster: 'rome' })), /not one of this text/], // prettier-ignore
    ['for another procedure', async () => taken(await sign(SAID, 'Kim', STEP, { ...ASKED, procedure: 'install' })), /not one of this text/], // prettier-ignore
    ['for another step', async () => taken(await sign(SAID, 'Kim', 'SUB/disc')), /not one of this text/],
    ['with another value', async () => taken({ ...(await sign(SAID, 'Kim')), value: 'CCM412_2' }), /not one of this text/], // prettier-ignore
    ["with somebody else's key", async () => taken(await sign(SAID, 'Ada')), /which is no key of Kim/],
    ['with a key that was withdrawn', () => taken(signed, ASKED, STEP, { ...site, people: site.people.map((one) => ({ ...one, keys: [] })) }), /no key of Kim/], // prettier-ignore
    ['by somebody who was taken out', () => taken(signed, ASKED, STEP, { ...site, people: [] }), /names nobody called Kim/], // prettier-ignore
    ['too long ago', async () => taken(await sign({ ...SAID, at: '2005-01-01T09:00:00Z' }, 'Kim')), /hold for 30 days/],
    ['not at all', () => taken(SAID), /only a signed one/],
  ])('does not count %s, and it is said why', async (_what, ask, why) => {
    expect(await ask()).toMatchObject({ ok: false, why: expect.stringMatching(why) as string });
  });
});

describe('the plan of a run', () => {
  const { name, hash, policies } = siteFrom();

  /** An input with an answer that an approver has given, signed or not. */
  async function inputWith(isSigned: boolean): Promise<{ input: PlanInput; step: PromptStep }> {
    const cluster = { ...sampleCluster(twoServers), site: name, people: site.people, siteRules: { name, hash, policies } }; // prettier-ignore
    const step = everyStep(offline(cluster)).find((one): one is PromptStep => one.kind === 'prompt' && one.early !== undefined && one.by === 'approver')!; // prettier-ignore
    const { form, mark: asked } = questionOfPrompt(step);
    const value = form.kind === 'choice' ? (form.choices[0]?.value ?? '') : 'seen';
    const said = { value, by: 'Kim', at: '2005-03-01T09:00:00Z', note: 'looked up', asked };
    const answer = isSigned ? await sign(said, 'Kim', step.id, { cluster: cluster.name, procedure: 'upgrade' }) : said;
    const run = { workflowId: 'w', runId: 'r' };
    const input = {
      cluster,
      procedure: 'upgrade',
      requestedBy: 'Ada',
      answers: { [step.id]: answer },
      asOf: ASOF,
      run,
    };
    return { input, step };
  }

  const planning = () => createPlanActivities(CALLMANAGER4, () => Promise.resolve([]), () => Promise.resolve(site)); // prettier-ignore

  /** Of a worker that has made no plan yet. */
  async function partsOf(input: PlanInput, planHash: string): Promise<readonly PlanPart[]> {
    const parts: PlanPart[] = [];
    const { keepParts } = planning();
    for (let from: number | null = 0; from !== null;) {
      const kept: Awaited<ReturnType<typeof keepParts>> = await keepParts({ ...input, planHash, from });
      parts.push(...kept.parts);
      from = kept.next;
    }
    return parts;
  }

  it('holds what was signed, made and kept by workers that verify it alike', async () => {
    const { input, step } = await inputWith(true);
    const outline = await planning().makePlan(input);
    const parts = await partsOf(input, outline.hash);
    const planned = parts.flatMap(({ steps }) => steps).find(({ id }) => id === step.id) as PromptStep;
    expect(planned.answered).toMatchObject({
      by: 'Kim',
      given: [{ statement: { kind: 'early answer', step: step.id } }],
    });
    expect(planned.answered?.given?.[0]?.signature).toContain('BEGIN SSH SIGNATURE');
  });

  it('warns of what was not, and asks it in the night', async () => {
    const { input, step } = await inputWith(false);
    const outline = await planning().makePlan(input);
    const parts = await partsOf(input, outline.hash);
    const planned = parts.flatMap(({ steps }) => steps).find(({ id }) => id === step.id) as PromptStep;
    expect(planned.answered).toBeUndefined();
    const warning = outline.problems.find(({ message }) => message.includes('the answer of Kim is not taken'));
    expect(warning).toMatchObject({
      severity: 'warn',
      message: expect.stringContaining('only a signed one') as string,
    });
  });
});
