import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { ChaoticRun } from './chaotic-run.ts';
import { atTheApproval, IN_A_HOLD, WHILE_ASKED } from './human-chaos.ts';
import type { Told, Way } from './ways-of-sending.ts';

const SERVERS = ['PUB', 'SUB', 'TFTP', 'CTI'];

const done = (server: string, by: string, note?: string): object => ({
  ...{ prompt: `${server}/one#1`, value: 'done', by },
  ...(note === undefined ? {} : { note }),
});

/** A whole run of which people make everything wrong that they can, by one way of sending; in the end it is completed. */
export async function nightOfChaos(way: Way): Promise<void> {
  const chaos = await ChaoticRun.start(way);
  await whileItWaitsForApproval(chaos);
  const first = await afterTheSeam(chaos);
  await inTheMidstOfAHold(chaos);
  await atAnotherTimeAndPlace(chaos, way, first);
  await isToldRight(chaos);
}

async function whileItWaitsForApproval(chaos: ChaoticRun): Promise<void> {
  const { planHash } = await chaos.run.untilState('awaiting approval');
  await chaos.refuses(atTheApproval(planHash));
  await both(chaos, ['Ada', 'Cleo'].map((by) => ['approve', { planHash, by }] as const), /approved already/); // prettier-ignore
}

/** Of two who say the same in one moment one is taken, and the other is told so. */
async function both(chaos: ChaoticRun, sent: readonly (readonly [string, object])[], second: RegExp): Promise<void> {
  const before = (await chaos.refusals()).length;
  const told = await Promise.all(sent.map(([name, message]) => chaos.send(name, message)));
  if (told.every(({ was }) => was === 'sent')) {
    await expect.poll(async () => (await chaos.refusals()).slice(before)).toEqual([expect.stringMatching(second)]);
  } else {
    expect(told.map(({ was }) => was).toSorted()).toEqual(['refused', 'taken']);
    expect(told.find(({ was }) => was === 'refused')).toEqual({ was: 'refused', why: expect.stringMatching(second) });
  }
}

/** @returns the first run of the chain, which is over */
async function afterTheSeam(chaos: ChaoticRun): Promise<string> {
  await chaos.run.untilOpen('PUB/one#1');
  expect(chaos.acts).toEqual([]);
  // Half a letter in a note is nobody's fault: it is kept, and shown as what it is.
  await chaos.send('answer', done('PUB', 'Ben', 'half a letter: \ud800'));
  const { runs } = await chaos.run.until('SUB/one#1', ({ prompts }) => prompts[0]?.id === 'SUB/one#1');
  await chaos.refuses(WHILE_ASKED);
  expect(chaos.acts).toEqual(['PUB']);
  const two = ['Ben', 'Cleo'].map((by) => ['answer', done('SUB', by)] as const);
  await both(chaos, two, /SUB\/one#1 is closed: (Ben|Cleo) answered/);
  return runs[0]?.runId ?? '';
}

async function inTheMidstOfAHold(chaos: ChaoticRun): Promise<void> {
  await chaos.run.untilOpen('TFTP/one#1');
  await chaos.send('hold', { by: 'a visitor', reason: 'a call' });
  await chaos.run.untilState('held');
  // As another keyboard writes it: two code points where the file has one, and capitals.
  await chaos.send('answer', done('TFTP', 'ZOE\u0308'));
  const isOver = ({ journal }: { readonly journal: readonly { readonly kind: string; readonly step?: string }[] }) =>
    journal.some(({ kind, step }) => kind === 'step' && step === 'TFTP/one');
  await chaos.run.until('the end of TFTP/one', isOver);
  await chaos.refuses(IN_A_HOLD);
  expect(chaos.acts).toEqual(['PUB', 'SUB']);
  await chaos.send('resume', { by: 'Ben' });
}

async function atAnotherTimeAndPlace(chaos: ChaoticRun, way: Way, first: string): Promise<void> {
  const { nonce } = await chaos.run.untilOpen('CTI/one#1');
  // To a run of the chain that is over: Temporal itself says so, and nothing of it reaches the one that goes on.
  await expect(chaos.send('answer', done('CTI', 'Ben'), { runId: first })).rejects.toThrow(/completed|not found/i);
  const updateId = randomUUID();
  const send = (): Promise<Told> => chaos.send('answer', { ...done('CTI', 'Ben'), nonce }, { updateId });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('1999-12-31T23:59:59Z') });
  const told = await send().finally(() => vi.useRealTimers());
  if (way.kind === 'update') expect(await send()).toEqual(told);
}

async function isToldRight(chaos: ChaoticRun): Promise<void> {
  const { state, journal, runs } = await chaos.run.result();
  expect(state).toBe('completed');
  expect(chaos.acts).toEqual(SERVERS);
  const answered = journal.filter(({ kind }) => kind === 'answered').map(({ server, by }) => `${server} ${by}`);
  expect(answered).toEqual(['PUB Ben', expect.stringMatching(/^SUB (Ben|Cleo)$/), 'TFTP Zo\u00eb', 'CTI Ben']);
  expect(await chaos.failedTasks(runs.map(({ runId }) => runId))).toEqual([]);
}
