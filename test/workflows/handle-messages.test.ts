import { describe, expect, test } from 'vitest';
import {
  answerSignal,
  answerUpdate,
  approveSignal,
  approveUpdate,
  holdUpdate,
  resumeUpdate,
  stopUpdate,
} from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { checkStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';

const refusals = async (run: Rehearsal): Promise<string[]> =>
  (await run.status()).journal.filter(({ kind }) => kind === 'refused').map(({ text }) => text);

/** The reason that the sender of a refused update reads. */
async function reasonOf(update: Promise<unknown>): Promise<string> {
  try {
    await update;
  } catch (error) {
    return (error as { cause?: Error }).cause?.message ?? String(error);
  }
  throw new Error('the update was not refused');
}

async function attributesOf(run: Rehearsal): Promise<Record<string, unknown>> {
  const { typedSearchAttributes } = await run.handle.describe();
  return Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
}

describe('approval', () => {
  test('nothing is done before exactly this plan is approved by somebody who may', async () => {
    const cluster = sampleCluster();
    const run = await Rehearsal.start(cluster, samplePlan(cluster, { PUB: [checkStep('PUB/a')] }));
    const { planHash } = await run.untilState('awaiting approval');
    const approve = (hash: string, by: string): Promise<unknown> =>
      run.handle.executeUpdate(approveUpdate, { args: [{ planHash: hash, by }] });
    expect(await reasonOf(approve('b'.repeat(64), 'Ada'))).toContain(planHash);
    expect(await reasonOf(approve(planHash, 'Ben'))).toContain('Ada');
    expect(await reasonOf(approve(planHash, ''))).toContain('"by"');
    expect((await run.status()).state).toBe('awaiting approval');
    await run.handle.signal(approveSignal, { planHash, by: 'Ada' });
    const result = await run.result();
    expect(result.state).toBe('completed');
    // What was no approval at all has left nothing.
    expect(result.journal.filter(({ kind }) => kind === 'refused')).toHaveLength(2);
  });
});

describe('whoever sends something', () => {
  test('is told as the file spells the name, in refusals, a hold, its end and a stop', async () => {
    const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one')] });
    await run.untilAsked('one');
    const { handle } = run;
    await reasonOf(handle.executeUpdate(answerUpdate, { args: [{ prompt: 'PUB/two#1', value: 'done', by: 'BEN' }] }));
    expect(await reasonOf(handle.executeUpdate(approveUpdate, { args: [{ planHash: 'x', by: ' bEN ' }] }))).not.toBe(
      '',
    );
    await handle.executeUpdate(holdUpdate, { args: [{ by: 'ADA' }] });
    await handle.executeUpdate(resumeUpdate, { args: [{ by: 'bEn' }] });
    await handle.executeUpdate(stopUpdate, { args: [{ by: 'aDA', reason: 'end of the test' }] });
    const { journal } = await run.status();
    const told = journal.filter(({ kind }) => ['refused', 'held', 'resumed', 'stop asked'].includes(kind));
    expect(told.map(({ text }) => /\b(Ben|Ada)\b/.test(text) && !/BEN|bEN|ADA|bEn|aDA/.test(text))).toEqual([true, true, true, true, true]); // prettier-ignore
    expect(told.flatMap(({ by }) => by ?? [])).toEqual(['Ada', 'Ben', 'Ada']);
    await run.answer(await run.untilAsked('one'), 'done');
    await run.result();
  });
});

describe('answers', () => {
  test('the same JSON is taken as a signal and as an update', async () => {
    const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one'), promptStep('PUB/two')] });
    await run.handle.signal(answerSignal, { prompt: (await run.untilAsked('one')).id, value: 'done', by: 'Ben' });
    const receipt = await run.answer(await run.untilAsked('two'), 'done');
    expect(receipt).toMatchObject({ accepted: true });
    expect((await run.result()).state).toBe('completed');
  });

  test('that are late, doubled, unknown or from the wrong person are refused with the reason, and recorded; others only refused', async () => {
    const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one'), promptStep('PUB/two')] });
    const one = await run.untilAsked('one');
    await run.answer(one, 'done');
    await run.untilAsked('two');
    const send = (message: unknown): Promise<string> =>
      reasonOf(run.handle.executeUpdate(answerUpdate, { args: [message as never] }));
    expect(await send({ prompt: one.id, value: 'done', by: 'Ben' })).toContain('Ben answered "done"');
    expect(await send({ prompt: 'PUB/three#1', value: 'done', by: 'Ben' })).toContain('PUB/two#1');
    expect(await send({ prompt: 'PUB/two#1', value: 'finished', by: 'Ben' })).toContain('"done"');
    expect(await send({ prompt: 'PUB/two#1', value: 'differs', by: 'Ben' })).toContain('note');
    expect(await send({ prompt: 'PUB/two#1', value: 'done', by: 'Ada' })).toContain('Ben');
    expect(await send({ prompt: 'PUB/two#1', value: 'done' })).toContain('"by"');
    expect(await send('done')).toContain('JSON object');
    expect(await send(null)).toContain('JSON object');
    await run.handle.signal(answerSignal, { prompt: one.id, value: 'done', by: 'Ben' });
    await run.until('six refusals', ({ journal }) => journal.filter(({ kind }) => kind === 'refused').length === 6);
    expect((await run.status()).prompts.map(({ id }) => id)).toEqual(['PUB/two#1']);
  });
});

describe('hold, resume and stop', () => {
  test('a hold takes effect before the next step, says so, and ends with resume', async () => {
    const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one'), promptStep('PUB/two')] });
    const one = await run.untilAsked('one');
    await run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben', reason: 'a call' }] });
    await run.answer(one, 'done');
    await run.until('step one finished', ({ journal }) =>
      journal.some(({ step, kind }) => kind === 'step' && step === 'PUB/one'),
    );
    const held = await run.status();
    expect(held.state).toBe('held');
    expect(held.prompts).toEqual([]);
    expect(await reasonOf(run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'A visitor' }] }))).toContain('Ben');
    await run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'Ben' }] });
    await run.answer(await run.untilAsked('two'), 'done');
    expect((await run.result()).state).toBe('completed');
  });

  test('a stop lets the server in work be finished and begins no other', async () => {
    const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one')], SUB: [promptStep('SUB/one')] });
    const one = await run.untilAsked('PUB/one');
    expect(await reasonOf(run.handle.executeUpdate(stopUpdate, { args: [{ by: 'Ben' }] }))).toContain('reason');
    await run.handle.executeUpdate(stopUpdate, { args: [{ by: 'Ben', reason: 'the window ends' }] });
    expect((await run.status()).state).toBe('stopping');
    await run.answer(one, 'done');
    const result = await run.result();
    expect(result.state).toBe('stopped');
    expect(result.servers.map(({ name, state }) => `${name} ${state}`)).toEqual(['PUB done', 'SUB waiting']);
    expect(result.openItems.join()).toContain('SUB is not done');
  });

  test('a cancellation in Temporal means stop after this server, never in its midst', async () => {
    const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one')], SUB: [promptStep('SUB/one')] });
    const one = await run.untilAsked('PUB/one');
    await run.handle.cancel();
    await run.untilState('stopping');
    await run.answer(one, 'done');
    expect((await run.result()).servers[0]?.state).toBe('done');
  });
});

test("the status says what the plan warns of, such as a duration that is not the documents' own", async () => {
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: [promptStep('PUB/one')] });
  const warning = { severity: 'warn' as const, message: 'subscriptionsSettle is 3 s by the cluster file', source: [] };
  const run = await Rehearsal.start(cluster, { ...plan, problems: [warning] });
  expect((await run.untilState('awaiting approval')).warnings).toEqual([warning.message]);
});

test('nothing waits for a person without saying so in the status, the search attributes and the current details', async () => {
  const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one')] });
  const prompt = await run.untilAsked('one');
  expect(prompt.signal).toMatchObject({ prompt: 'PUB/one#1' });
  await expect
    .poll(() => attributesOf(run), { timeout: 10_000 })
    .toMatchObject({ CcmAwaiting: 'step PUB/one', CcmServer: 'PUB', CcmStage: 'publisher', CcmProcedure: 'upgrade' });
  const metadata = await run.handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  expect(JSON.stringify(metadata)).toContain('PUB/one#1');
  expect(await refusals(run)).toEqual([]);
});
