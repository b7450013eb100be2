import { randomUUID } from 'node:crypto';
import { Client, Connection, WorkflowUpdateStage } from '@temporalio/client';
import { expect, inject, onTestFinished, test } from 'vitest';
import { ChaoticRun } from './chaotic-run.ts';
import { Rehearsal } from './harness.ts';
import { nightOfChaos } from './night-of-chaos.ts';
import { promptStep } from './sample-cluster.ts';
import { WAYS } from './ways-of-sending.ts';

test.each(WAYS.filter(({ way }) => way.startsWith('`')))(
  'whatever people do wrong by $way, each prompt has one answer, each act is sent once, and each refusal says why',
  nightOfChaos,
);

/** What a thousand people may send while PUB/one#1 is asked: right ones, wrong ones, and what is no message. */
const ANYTHING: readonly (readonly [string, unknown])[] = [
  ['answer', { prompt: 'PUB/one#1', value: 'done', by: 'Ben' }],
  ['answer', { prompt: 'PUB/one#1', value: 'done', by: 'Cleo' }],
  ['answer', { prompt: 'PUB/one#1', value: 'finished', by: 'Ben' }],
  ['answer', { prompt: 'PUB/one#1', value: 'done', by: 'Mallory' }],
  ['answer', { prompt: 'PUB/none#1', value: 'done', by: 'Ben' }],
  ['approve', { planHash: 'b'.repeat(64), by: 'Ada' }],
  ['resume', { by: 'Ben' }],
  ['answer', [7]],
];

/** Temporal warns of a run at so many events and bytes, and ends it at five times as many. */
const EVENTS = 10_240;
const BYTES = 10 * 1024 * 1024;

async function clientOfItsOwn(): Promise<Client> {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  onTestFinished(() => connection.close());
  return new Client({ connection });
}

test('a thousand signals at once of eight clients leave a run that answers, with one answer to each prompt', async () => {
  const run = await Rehearsal.ofSteps([promptStep('PUB/one'), promptStep('PUB/two')]);
  await run.untilOpen('PUB/one#1');
  const clients = await Promise.all(Array.from({ length: 8 }, clientOfItsOwn));
  const { workflowId } = run.handle;
  const sent = clients.flatMap((client, of) =>
    Array.from({ length: 125 }, (_, index) => {
      const [name, message] = ANYTHING[(of + index) % ANYTHING.length] ?? ['', null];
      return client.workflow.getHandle(workflowId).signal(name, message);
    }),
  );
  await Promise.all(sent);
  const prompt = await run.untilOpen('PUB/two#1');
  // 999 were refused: half of them are written down one by one, and the others are counted.
  const refusals = ({ journal }: Awaited<ReturnType<Rehearsal['status']>>) => journal.filter(({ kind }) => kind === 'refused'); // prettier-ignore
  await run.until('500 refusals', (status) => refusals(status).length >= 501);
  const { historyLength, historySize = Infinity } = await run.handle.describe();
  expect([historyLength < EVENTS, historySize < BYTES]).toEqual([true, true]);
  await run.answer(prompt, 'done');
  const { state, journal } = await run.result();
  const answered = journal.filter(({ kind }) => kind === 'answered').map(({ step, value }) => `${step} ${value}`);
  expect([state, answered]).toEqual(['completed', ['PUB/one done', 'PUB/two done']]);
});

test('eight signals of 1.9 MB, more than Temporal warns of in one run, leave a run that answers', async () => {
  const run = await Rehearsal.ofSteps([promptStep('PUB/one'), promptStep('PUB/two')]);
  await run.untilOpen('PUB/one#1');
  const note = 'n'.repeat(1_900_000);
  for (let sent = 0; sent < 8; sent += 1)
    await run.handle.signal('answer', { prompt: 'PUB/one#1', value: 'done', by: 'Ben', note });
  await run.answer(await run.untilOpen('PUB/one#1'), 'done');
  await run.answer(await run.untilOpen('PUB/two#1'), 'done');
  const { state, journal } = await run.result();
  expect([state, journal.filter(({ kind }) => kind === 'answered').length]).toEqual(['completed', 2]);
});

test('an update of which only the receipt of Temporal was awaited, by a client that is gone, is taken once', async () => {
  const run = await Rehearsal.ofSteps([promptStep('PUB/one'), promptStep('PUB/two')]);
  await run.untilOpen('PUB/one#1');
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const handle = new Client({ connection }).workflow.getHandle(run.handle.workflowId);
  const args: [unknown] = [{ prompt: 'PUB/one#1', value: 'done', by: 'Ben' }];
  await handle.startUpdate<unknown, [unknown]>('answer', { args, waitForStage: WorkflowUpdateStage.ACCEPTED });
  await connection.close();
  await run.answer(await run.untilOpen('PUB/two#1'), 'done');
  const { journal } = await run.result();
  expect(journal.filter(({ kind }) => kind === 'answered')).toHaveLength(2);
});

test.each(WAYS)('what a prompt of one cluster shows is refused by the run of another one, by $way', async (way) => {
  const [mine, other] = [await ChaoticRun.start(way), await ChaoticRun.start(way)];
  for (const { run } of [mine, other]) await run.approve();
  const { signal } = await mine.run.untilOpen('PUB/one#1');
  await other.run.untilOpen('PUB/one#1');
  await other.refuses([
    { what: 'the answer of a neighbour', name: 'answer', texts: [JSON.stringify({ ...signal, by: 'Ben' })], told: /as another run has asked it/ }, // prettier-ignore
  ]);
  await mine.send('answer', { ...signal, by: 'Ben' }, { updateId: randomUUID() });
  await mine.run.untilOpen('SUB/one#1');
  expect([mine.acts, other.acts]).toEqual([['PUB'], []]);
});
