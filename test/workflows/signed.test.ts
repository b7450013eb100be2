import { describe, expect, test } from 'vitest';
import type { CheckInput } from '../../activities/types.ts';
import { actionStep, promptStep } from './sample-cluster.ts';
import { good, notKnown } from './scripted-worker.ts';
import { SignedRun } from './signed-run.ts';

const REBOOTS = { PUB: [actionStep('PUB/reboot')] };
const asked = { PUB: [promptStep('PUB/disc'), actionStep('PUB/reboot')] };

describe('at a site with a site file, a plan', () => {
  test('is carried out once an approver has signed it, and says so with the signature', async () => {
    const signed = await SignedRun.start(REBOOTS);
    await signed.approve('Ada');
    const { state, journal } = await signed.run.result();
    expect([state, signed.sent]).toEqual(['completed', ['PUB']]);
    const approved = journal.find(({ kind }) => kind === 'approved');
    expect(approved?.given?.[0]).toMatchObject({ statement: { by: 'Ada', value: 'approve' } });
    expect(approved?.given?.[0]?.signature).toContain('BEGIN SSH SIGNATURE');
  });
});

describe('an answer', () => {
  test('attests what is signed, and claims what is not', async () => {
    const steps = { PUB: [promptStep('PUB/disc'), promptStep('PUB/other'), actionStep('PUB/reboot')] };
    const signed = await SignedRun.start(steps);
    await signed.approve('Ada');
    await signed.answer(await signed.run.untilOpen('PUB/disc#1'), { value: 'done', by: 'Ben' });
    await signed.run.answer(await signed.run.untilOpen('PUB/other#1'), 'done', undefined, 'Cleo');
    const { journal } = await signed.run.result();
    const evidence = journal.flatMap(({ outcome, evidence: how }) => (outcome ? [how] : []));
    expect(evidence).toEqual(['attested by Ben', 'claimed by Cleo', 'observed']);
  });
});

describe('an act', () => {
  test('that nobody could judge and a person has answered for is accounted for, and the next one is let out', async () => {
    const steps = { PUB: [actionStep('PUB/reboot')], SUB: [actionStep('SUB/reboot')] };
    const sees = (server: string) => (server === 'PUB' ? notKnown() : undefined);
    const check = ({ targets: [target] }: CheckInput) => sees(target?.server.name ?? '') ?? good();
    const signed = await SignedRun.start(steps, (site) => site, { sees, check });
    await signed.approve('Ada');
    const decision = await signed.run.untilAsked('Decide');
    await signed.answer(decision, { value: 'attest', by: 'Cleo', note: 'I have seen it come up' });
    const { state } = await signed.run.result();
    expect([state, signed.sent]).toEqual(['completed', ['SUB']]);
  });
});

describe('a run', () => {
  test('does nothing more from the moment on in which the key of its approval is withdrawn', async () => {
    const signed = await SignedRun.start(asked);
    await signed.approve('Ada');
    const prompt = await signed.run.untilOpen('PUB/disc#1');
    signed.lay((site) => ({ ...site, people: site.people.filter(({ name }) => name !== 'Ada') }));
    await signed.answer(prompt, { value: 'done', by: 'Ben' });
    const decision = await signed.run.untilAsked('Decide');
    expect(signed.sent).toEqual([]);
    await signed.answer(decision, { value: 'act-again', by: 'Cleo' });
    await signed.run.untilOpen(decision.id.replace('#1', '#2'));
    expect(signed.sent).toEqual([]);
  });
});
