import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import type { RunResult } from '../../plan/types/run.ts';
import { Rehearsal } from './harness.ts';
import { reset } from './reset-by-hand.ts';
import { actionStep, promptStep } from './sample-cluster.ts';
import { bad, good, type World } from './scripted-worker.ts';

// A Reset makes a run that has forgotten; here the servers have been set back by hand meanwhile, so that each look would
// have the act done once more.

interface Reset {
  readonly run: Rehearsal;
  /** Servers that were acted on, in order. */
  readonly acts: readonly string[];
  /** Servers on which what was done is undone. */
  undo(): void;
}

/** A run in which each server is acted on, and then a person is asked; at the end SUB is acted on once more. */
async function begin(more: World = {}): Promise<Reset> {
  const acts: string[] = [];
  const done = new Set<string>();
  const stepsOf = (name: string) => [actionStep(`${name}/reboot`), promptStep(`${name}/one`)];
  const steps = { PUB: stepsOf('PUB'), SUB: stepsOf('SUB'), LAST: stepsOf('LAST') };
  const world: World = {
    ...more,
    check: ({ check }) => (done.has(check.servers[0] ?? '') ? good() : bad()),
    act(input) {
      acts.push(input.target.server.name);
      done.add(input.target.server.name);
    },
  };
  const run = await Rehearsal.ofServers(steps, world, [actionStep('SUB/late')]);
  return { run, acts, undo: () => done.clear() };
}

const currentRun = async (run: Rehearsal): Promise<string> => (await run.status()).runId;

/** A Reset ends the run that was current: its handle would wait for that one. */
const resultOf = async ({ client, handle }: Rehearsal): Promise<RunResult> =>
  (await client.workflow.getHandle(handle.workflowId).result()) as RunResult;

async function finishServer(run: Rehearsal, server: string): Promise<void> {
  await run.answer(await run.untilOpen(`${server}/one#1`), 'done');
}

/** Answers the question about a server, which nothing was done on before. */
async function decide({ run, acts }: Reset, prompt: string, value: 'go-on' | 'stop'): Promise<void> {
  const before = [...acts];
  const asked = await run.untilOpen(prompt);
  expect(acts).toEqual(before);
  await run.answer(asked, value, 'looked at it');
}

/** What a forgotten run has begun is begun again by a decision about this very act, and by nothing else. */
async function actAgain({ run, acts }: Reset, step: string): Promise<void> {
  const before = [...acts];
  const asked = await run.untilOpen(`${step}#1`);
  expect(acts).toEqual(before);
  await run.answer(asked, 'act-again', 'it was set back by hand');
}

test('a run that is reset to before an act asks about that server once, and acts again when a person has decided so', async () => {
  const story = await begin();
  const { run, acts, undo } = story;
  await run.untilOpen('PUB/one#1');
  undo();
  await reset(run, await currentRun(run), 'reboot');
  await run.untilOpen('reset/PUB#1');
  const { prompts } = await run.status();
  expect(prompts[0]?.instructions.join()).toContain('Begun on PUB before: PUB/reboot.');
  await decide(story, 'reset/PUB#1', 'go-on');
  await actAgain(story, 'PUB/reboot');
  await run.untilOpen('PUB/one#1');
  expect(acts).toEqual(['PUB', 'PUB']);
  const { journal } = await run.status();
  expect(journal.filter(({ kind, step }) => kind === 'asked' && step === 'reset/PUB')).toHaveLength(1);
  expect(journal.filter(({ text }) => text.includes('somebody has reset the run'))).toHaveLength(1);
});

test('a stop where a run that was reset asks ends it, and nothing more is done', async () => {
  const story = await begin();
  const { run, acts, undo } = story;
  await run.untilOpen('PUB/one#1');
  undo();
  await reset(run, await currentRun(run), 'reboot');
  await decide(story, 'reset/PUB#1', 'stop');
  expect((await resultOf(run)).state).toBe('stopped');
  expect(acts).toEqual(['PUB']);
});

test('a Reset of an earlier run of the chain asks about each server from there on, before anything is done on it', async () => {
  const story = await begin();
  const { run, acts, undo } = story;
  await finishServer(run, 'PUB');
  await run.untilOpen('SUB/one#1');
  const [first] = (await run.status()).runs;
  undo();
  await reset(run, first?.runId ?? '', 'reboot');
  for (const server of ['PUB', 'SUB', 'LAST']) {
    await decide(story, `reset/${server}#1`, 'go-on');
    if (server !== 'LAST') await actAgain(story, `${server}/reboot`);
    await finishServer(run, server);
  }
  expect((await resultOf(run)).state).toBe('completed');
  // The late act on SUB had been decided about with SUB; its look said that nothing was left to do.
  expect(acts).toEqual(['PUB', 'SUB', 'PUB', 'SUB', 'LAST']);
});

test('a Reset to after the acts of a server asks about the next ones, also where no act was refused', async () => {
  const story = await begin();
  const { run, acts } = story;
  await run.untilOpen('PUB/one#1');
  await reset(run, await currentRun(run), null);
  await run.untilOpen('PUB/one#1');
  // The run's own course cannot tell yet; whoever is asked is told.
  const { prompts } = await run.status();
  expect(prompts[0]?.instructions[0]).toContain('made by a Reset in Temporal');
  await finishServer(run, 'PUB');
  await decide(story, 'reset/SUB#1', 'stop');
  expect((await resultOf(run)).state).toBe('stopped');
  expect(acts).toEqual(['PUB']);
});

test('a second Reset makes what was decided after the first one void', async () => {
  const story = await begin();
  const { run, acts, undo } = story;
  await run.untilOpen('PUB/one#1');
  await reset(run, await currentRun(run), null);
  await finishServer(run, 'PUB');
  await decide(story, 'reset/SUB#1', 'go-on');
  await run.untilOpen('SUB/one#1');
  await reset(run, await currentRun(run), null);
  await finishServer(run, 'SUB');
  await decide(story, 'reset/LAST#1', 'go-on');
  await run.untilOpen('LAST/one#1');
  undo();
  await finishServer(run, 'LAST');
  await decide(story, 'reset/SUB#2', 'stop');
  expect((await resultOf(run)).state).toBe('stopped');
  expect(acts).toEqual(['PUB', 'SUB', 'LAST']);
});

test('where the forgotten runs cannot be asked, the run goes on, and each act wants a decision', async () => {
  const refused = ApplicationFailure.nonRetryable('nobody reads them any more', 'INPUT_REFUSED');
  const story = await begin({ recallForgotten: () => Promise.reject(refused) });
  const { run, acts } = story;
  await run.untilOpen('PUB/one#1');
  await reset(run, await currentRun(run), null);
  await finishServer(run, 'PUB');
  for (const server of ['SUB', 'LAST']) {
    await decide(story, `reset/${server}#1`, 'go-on');
    await actAgain(story, `${server}/reboot`);
    await finishServer(run, server);
  }
  expect((await resultOf(run)).state).toBe('completed');
  expect(acts).toEqual(['PUB', 'SUB', 'LAST']);
});
