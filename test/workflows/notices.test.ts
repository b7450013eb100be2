import { describe, expect, test } from 'vitest';
import { holdUpdate, stopUpdate } from '../../workflows/messages.ts';
import type { Notice } from '../../plan/types/notice.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { siteFrom } from '../config/site-file/site-content.ts';
import { Rehearsal } from './harness.ts';
import { promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { SignedRun } from './signed-run.ts';
import { nobodyTold, startToldRun, type ToldRun } from './told-run.ts';

const DISC = { PUB: [promptStep('PUB/disc')] };

const kindsOf = ({ told }: ToldRun): readonly string[] => told.map(({ kind, asked }) => [kind, asked?.kind].join(' '));

describe('a run of a site that wants all told', () => {
  test('tells whose answer counts of what is asked, and everybody of its end', async () => {
    const run = await startToldRun(DISC);
    const { signed, told } = run;
    await signed.approve('Ada');
    const prompt = await signed.run.untilOpen('PUB/disc#1');
    await signed.answer(prompt, { value: 'done', by: 'Ben' });
    const { state, openItems } = await signed.run.result();
    expect([state, openItems]).toEqual(['completed', []]);
    expect(kindsOf(run)).toEqual(['asked approval', 'asked work', 'completed ']);
    const [approval, work, end] = told;
    // Ben has started the run: this site wants somebody else to approve it.
    expect(approval?.to).toEqual({ people: ['Ada', 'Cleo'], groups: [] });
    expect(approval?.asked).toMatchObject({ prompt: 'approve', signed: true, plan: expect.stringMatching(/^[0-9a-f]{64}$/) as string }); // prettier-ignore
    expect(work).toMatchObject({
      server: 'PUB',
      text: prompt.title,
      to: { people: ['Ben', 'Cleo'] },
      asked: { prompt: 'PUB/disc#1', title: prompt.title, signed: false, since: prompt.askedAt, due: prompt.dueAt },
    });
    expect(end?.to.people).toEqual(['Ada', 'Ben', 'Cleo']);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  test('tells of a hold with how it goes on, and of a stop', async () => {
    const run = await startToldRun(DISC);
    const { signed } = run;
    await signed.approve('Ada');
    const prompt = await signed.run.untilOpen('PUB/disc#1');
    await signed.run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben', reason: 'a fire' }] });
    await signed.resume('Cleo');
    await signed.run.untilState('running');
    await signed.run.handle.executeUpdate(stopUpdate, { args: [{ by: 'Ben', reason: 'the fire' }] });
    await signed.answer(prompt, { value: 'done', by: 'Ben' });
    await signed.run.result();
    expect(kindsOf(run).slice(2)).toEqual(['held resume', 'stop asked ', 'stopped ']);
    expect(run.told.find(({ kind }) => kind === 'held')).toMatchObject({
      text: expect.stringContaining('a fire') as string,
      asked: { prompt: 'resume', signed: true },
    });
  });
});

describe('a run of a site that wants only told what went wrong', () => {
  test('tells of trouble, and of nothing that goes as it should', async () => {
    const run = await startToldRun(DISC, { mode: 'errors' });
    const { signed } = run;
    await signed.approve('Ada');
    const prompt = await signed.run.untilOpen('PUB/disc#1');
    await signed.answer(prompt, { value: 'differs', by: 'Ben', note: 'a blue screen' });
    const decision = await signed.run.untilAsked('Decide');
    await signed.answer(decision, { value: 'ask-again', by: 'Cleo' });
    await signed.answer(await signed.run.untilOpen('PUB/disc#3'), { value: 'done', by: 'Ben' });
    await signed.run.result();
    expect(kindsOf(run)).toEqual(['asked decision']);
  });
});

describe('a notice that nobody gets', () => {
  test('holds nothing, and is one open item for each recipient, however many there are', async () => {
    const why = 'nobody listens there';
    const run = await startToldRun(DISC, { fate: ({ to }) => to.people.map((recipient) => ({ recipient, why })) });
    const { signed } = run;
    await signed.approve('Ada');
    const prompt = await signed.run.untilOpen('PUB/disc#1');
    const { openItems: open } = await signed.run.until('an open item', ({ openItems }) => openItems.length === 3);
    expect(open.join()).toMatch(/notice to Ada could not be delivered: nobody listens there; first at .*, 1 in all/);
    await signed.answer(prompt, { value: 'done', by: 'Ben' });
    const { state, openItems } = await signed.run.result();
    expect(state).toBe('completed');
    expect(openItems.map((item) => /^notice to (\w+) .* (\d+ in all)$/.exec(item)?.slice(1))).toEqual([
      ['Ada', '2 in all'],
      ['Cleo', '3 in all'],
      ['Ben', '2 in all'],
    ]);
  });

  test('is an open item also where the worker cannot tell anybody at all', async () => {
    const { signed } = await startToldRun(DISC, { fate: () => nobodyTold('the site file cannot be used') });
    await signed.approve('Ada');
    await signed.answer(await signed.run.untilOpen('PUB/disc#1'), { value: 'done', by: 'Ben' });
    const { openItems } = await signed.run.result();
    expect(openItems).toEqual([
      expect.stringMatching(/^notice to everybody could not be delivered: the site file cannot be used; .*, 3 in all$/),
    ]);
  });
});

describe('a run that fails', () => {
  test('tells so before it does', async () => {
    const cluster = sampleCluster(['PUB']);
    const { name, hash, policies } = siteFrom();
    const told: Notice[] = [];
    const plan: Plan = {
      ...samplePlan(cluster, DISC),
      siteRules: { name, hash, policies, notices: 'errors' },
      problems: [{ severity: 'refuse', message: 'the discs are of another release', source: ['ours'] }],
    };
    const run = await Rehearsal.start(cluster, plan, { notify: async (notice) => (told.push(notice), []) });
    await expect(run.result()).rejects.toThrow();
    expect(told).toMatchObject([{ kind: 'failed', isError: true, text: 'the discs are of another release' }]);
    expect(told[0]?.to.people).toEqual(['Ada', 'Ben', 'Cleo']);
  });
});

describe('a run without notices', () => {
  test('tells nobody anything', async () => {
    const told: unknown[] = [];
    const signed = await SignedRun.start(DISC, undefined, { notify: async (notice) => (told.push(notice), []) });
    await signed.approve('Ada');
    await signed.answer(await signed.run.untilOpen('PUB/disc#1'), { value: 'done', by: 'Ben' });
    await signed.run.result();
    expect(told).toEqual([]);
  });
});
