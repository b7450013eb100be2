import { afterEach, expect, test } from 'vitest';
import { choicesOf, Rehearsal } from './harness.ts';
import { actionStep, checkStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { SeenWorld } from './seen-world.ts';

const world = new SeenWorld();
afterEach(() => world.end());

test('a question that is no longer the one is put anew, and nobody’s word makes good what is seen to be bad', async () => {
  const cluster = sampleCluster();
  const steps = [
    checkStep('PUB/memory'),
    actionStep('PUB/reboot'),
    promptStep('PUB/log-on', 'administrator-logged-on'),
  ];
  const run = await Rehearsal.start(cluster, samplePlan(cluster, { PUB: steps }), world);
  world.show('unknown');
  await run.approve();

  // What is seen changes its kind while nobody answers.
  const unknown = await run.untilOpen('PUB/memory#1');
  expect(choicesOf(unknown)).toContain('attest');
  world.show('bad', true);
  const bad = await run.untilOpen('PUB/memory#2');
  expect(choicesOf(bad)).toEqual(['look-again', 'stop']);
  expect(bad.instructions.join()).toContain('it is bad');
  await expect(run.answer(unknown, 'attest', 'I saw it')).rejects.toThrow();
  // It changes in the same moment as somebody answers.
  world.show('unknown', true);
  const again = await run.untilOpen('PUB/memory#3');
  world.show('bad');
  await run.answer(again, 'attest', 'I saw it');
  const refused = await run.untilOpen('PUB/memory#4');
  expect(choicesOf(refused)).toEqual(['look-again', 'stop']);
  // Each step has a check of its own, so that the next one finds what this test wants it to find.
  world.show('good');
  world.of.set('rebooted', 'bad');
  await run.answer(refused, 'look-again');

  // An act is not done again where it has had its effect meanwhile.
  const reboot = await run.untilOpen('PUB/reboot#1');
  expect(world.acts).toBe(1);
  world.of.set('rebooted', 'good');
  await run.answer(reboot, 'act-again');
  const logOn = await run.untilOpen('PUB/log-on#1');
  expect(world.acts).toBe(1);

  world.show('bad');
  await run.answer(logOn, 'differs', 'no such user');
  await run.answer(await run.untilOpen('PUB/log-on#2'), 'attest', 'it is fine');
  const asked = await run.untilOpen('PUB/log-on#3');
  expect(asked.instructions[0]).toContain('Ben answered "attest", but the machine sees something else');
  world.show('good');
  await run.answer(asked, 'done');
  const { journal, accepted, state } = await run.result();
  expect(state).toBe('completed');
  expect(accepted).toEqual([]);
  expect(journal.filter(({ text }) => text.includes('attested'))).toEqual([]);
});
