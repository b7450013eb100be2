import { describe, expect, test } from 'vitest';
import { answerSignal, answerUpdate, approveUpdate, holdUpdate } from '../../workflows/messages.ts';
import { actionStep, promptStep } from './sample-cluster.ts';
import { SignedRun } from './signed-run.ts';

const FALSE = { workflow: 'ccm/x', firstRun: '', value: 'done', by: 'Ben', plan: '', nonce: '' };
const REBOOTS = { PUB: [actionStep('PUB/reboot')] };
const asked = { PUB: [promptStep('PUB/disc'), actionStep('PUB/reboot')] };

describe('at a site with a site file, a plan', () => {
  test('is approved by no unsigned word, by no key of another person, and by nobody who asked for it', async () => {
    const signed = await SignedRun.start(REBOOTS, (site) => ({
      ...site,
      people: site.people.map((one) => (one.name === 'Ben' ? { ...one, roles: ['engineer', 'approver'] } : one)),
    }));
    const { planHash } = await signed.run.untilState('awaiting approval');
    const unsigned = signed.run.handle.executeUpdate(approveUpdate, { args: [{ planHash, by: 'Ada' }] });
    await expect(unsigned).rejects.toMatchObject({ cause: { message: expect.stringContaining('signed') as string } });
    await signed.approve('Ada', 'Cleo');
    await signed.refused(/no key of Ada/);
    await expect(signed.approve('Ben')).rejects.toThrow();
    expect((await signed.run.status()).state).toBe('awaiting approval');
    await signed.approve('Cleo');
    await signed.run.result();
  });

  test('waits for as many as the site wants, each of them once', async () => {
    const signed = await SignedRun.start(REBOOTS, (site) => ({
      ...site,
      policies: { ...site.policies, approval: { ...site.policies.approval, people: 2 } },
    }));
    for (const times of [1, 2]) {
      await signed.approve('Ada');
      await signed.run.until('the approval of Ada', ({ journal }) => journal.filter(({ kind }) => kind === 'approved').length === times);
    }
    expect((await signed.run.status()).state).toBe('awaiting approval');
    expect(signed.sent).toEqual([]);
    await signed.approve('Cleo');
    expect(await signed.run.result()).toMatchObject({ state: 'completed' });
    expect(signed.sent).toEqual(['PUB']);
  }); // prettier-ignore
});

describe('an answer', () => {
  test('counts once: its signature serves no other asking of the same question', async () => {
    const signed = await SignedRun.start(asked);
    await signed.approve('Ada');
    const first = await signed.run.untilOpen('PUB/disc#1');
    const signature = await signed.answer(first, { value: 'differs', by: 'Ben', note: 'a blue screen' });
    const decision = await signed.run.untilAsked('Decide');
    await signed.answer(decision, { value: 'ask-again', by: 'Cleo' });
    const again = await signed.run.untilOpen('PUB/disc#3');
    const replay = { prompt: again.id, value: 'differs', by: 'Ben', note: 'a blue screen', signature };
    await signed.run.handle.executeUpdate(answerUpdate, { args: [replay] });
    await signed.refused(/not one of this text/);
    await signed.answer(again, { value: 'done', by: 'Ben' });
    expect(await signed.run.result()).toMatchObject({ state: 'completed' });
  });

  test('by a flood of false signatures is refused, and the run goes on with a genuine one', async () => {
    const signed = await SignedRun.start(asked);
    await signed.approve('Ada');
    const prompt = await signed.run.untilOpen('PUB/disc#1');
    const { signature } = await signed.keys.sign({ ...FALSE, prompt: prompt.id }, 'Ben');
    const flood = Array.from({ length: 60 }, () => ({ prompt: prompt.id, value: 'done', by: 'Ben', signature }));
    await Promise.all(flood.map((message) => signed.run.handle.signal(answerSignal, message)));
    await signed.refused(/not one of this text/);
    await signed.run.until(
      '60 refusals',
      ({ journal }) => journal.filter(({ kind }) => kind === 'refused').length === 60,
    );
    await signed.answer(prompt, { value: 'done', by: 'Ben' });
    expect(await signed.run.result()).toMatchObject({ state: 'completed' });
    expect(signed.sent).toEqual(['PUB']);
  });

  test('to a decision is taken with a signature alone', async () => {
    const signed = await SignedRun.start(asked);
    await signed.approve('Ada');
    await signed.answer(await signed.run.untilOpen('PUB/disc#1'), {
      value: 'differs',
      by: 'Ben',
      note: 'a blue screen',
    });
    const decision = await signed.run.untilAsked('Decide');
    await expect(signed.run.answer(decision, 'ask-again')).rejects.toThrow();
    expect(decision.needs).toContain('signed');
  });

  test('of whoever did the work decides nothing about it where the site wants somebody else, however the name is written', async () => {
    const signed = await SignedRun.start(asked, (site) => ({
      ...site,
      people: site.people.map((one) => ({ ...one, roles: ['engineer', 'approver'] as const })),
      policies: { ...site.policies, decision: { ...site.policies.decision, notDoer: true } },
    }));
    await signed.approve('Ada');
    const work = await signed.run.untilOpen('PUB/disc#1');
    await signed.answer(work, { value: 'differs', by: 'ben', note: 'a blue screen' }, 'Ben');
    const decision = await signed.run.untilAsked('Decide');
    expect(decision.needs).toContain('not by whoever did the step');
    await expect(signed.answer(decision, { value: 'ask-again', by: 'BEN' }, 'Ben')).rejects.toThrow();
    await signed.refused(/Ben did that work/);
    await signed.answer(decision, { value: 'ask-again', by: 'Cleo' });
    await signed.answer(await signed.run.untilOpen('PUB/disc#3'), { value: 'done', by: 'Ben' });
    expect(await signed.run.result()).toMatchObject({ state: 'completed' });
  });
});

describe('a run', () => {
  test('that is held goes on by a signed word alone, which serves this hold and no other', async () => {
    const signed = await SignedRun.start(asked);
    await signed.approve('Ada');
    await signed.run.untilOpen('PUB/disc#1');
    await signed.run.handle.executeUpdate(holdUpdate, { args: [{ by: 'anybody' }] });
    await signed.run.untilState('held');
    await signed.resume('Ben');
    await signed.run.untilState('running');
  });

  test('is held by a site file that has changed, until an approver signs for what it is now', async () => {
    const signed = await SignedRun.start(REBOOTS);
    signed.lay((site) => ({ ...site, hash: 'c'.repeat(64) }));
    await signed.approve('Ada');
    const prompt = await signed.run.untilAsked('site file has changed');
    expect(signed.sent).toEqual([]);
    await signed.answer(prompt, { value: `site ${'c'.repeat(64)}`, by: 'Cleo' });
    expect(await signed.run.result()).toMatchObject({ state: 'completed' });
    expect(signed.sent).toEqual(['PUB']);
  });

  test('tells others and is held when nobody answers in the time of the site, once each, and goes on with a signature', async () => {
    const work = { escalate: { afterSeconds: 1, to: ['approver'] }, holdAfterSeconds: 2, remindSeconds: 1 };
    const signed = await SignedRun.start(asked, (site) => ({
      ...site,
      policies: { ...site.policies, work: { ...site.policies.work, ...work } },
    }));
    await signed.approve('Ada');
    const prompt = await signed.run.untilOpen('PUB/disc#1');
    const { journal } = await signed.run.untilState('held');
    const told = journal.filter(({ kind }) => ['reminded', 'escalated', 'held'].includes(kind)).map(({ text }) => text);
    expect(told.filter((text) => text.includes('for approver to know: Ada, Cleo'))).toHaveLength(1);
    expect(told.filter((text) => text.startsWith('the run is held'))).toHaveLength(1);
    expect(told.some((text) => text.startsWith('still waiting'))).toBe(true);
    await signed.answer(prompt, { value: 'done', by: 'Ben' });
    await signed.resume('Ben');
    expect(await signed.run.result()).toMatchObject({ state: 'completed' });
  });

  test('reminds of its approval and tells others as the site wants, and of nothing once it is approved', async () => {
    const approval = { escalate: { afterSeconds: 1, to: ['engineer'] }, holdAfterSeconds: 1, remindSeconds: 1 };
    const signed = await SignedRun.start(asked, (site) => ({
      ...site,
      policies: { ...site.policies, approval: { ...site.policies.approval, ...approval } },
    }));
    const waiting = await signed.run.until(
      'reminder and escalation',
      ({ journal }) =>
        journal.filter(({ kind }) => kind === 'reminded').length >= 2 &&
        journal.some(({ kind }) => kind === 'escalated'),
    );
    expect(waiting.state).toBe('awaiting approval');
    await signed.approve('Ada');
    await signed.answer(await signed.run.untilOpen('PUB/disc#1'), { value: 'done', by: 'Ben' });
    const { state, journal } = await signed.run.result();
    expect(state).toBe('completed');
    expect(journal.filter(({ kind }) => kind === 'escalated').map(({ text }) => text)).toEqual([
      'nobody has answered "approve the plan"; it is for engineer to know: Ben, Cleo',
    ]);
    const approved = journal.findIndex(({ kind }) => kind === 'approved');
    expect(journal.slice(approved).filter(({ kind }) => kind === 'reminded')).toEqual([]);
    expect(journal.filter(({ kind }) => kind === 'held')).toEqual([]);
  });
});
