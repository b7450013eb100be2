import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { Rehearsal } from './harness.ts';
import { actionStep } from './sample-cluster.ts';
import { bad, good } from './scripted-worker.ts';

test('an act that would send other lines than were shown is begun only when somebody has seen these', async () => {
  const step = { ...actionStep('PUB/stop'), command: 'sc stop "A"' };
  const shown: (string | undefined)[] = [];
  let isDone = false;
  const run = await Rehearsal.ofSteps([step], {
    check: () => (isDone ? good() : bad()),
    act: (input) => {
      shown.push(input.shown);
      isDone = input.shown === 'sc stop "B"';
      if (isDone) return;
      throw ApplicationFailure.nonRetryable('shown was: A. PUB would be sent now: B', 'NOT_RESOLVED', 'sc stop "B"');
    },
  });
  const prompt = await run.untilAsked('Decide');
  expect(prompt.instructions).toContain('The command: sc stop "B"');
  expect(shown).toEqual(['sc stop "A"']);
  await run.answer(prompt, 'act-again', 'B is what it is called now');
  const { state, journal } = await run.result();
  expect(state).toBe('completed');
  expect(shown).toEqual(['sc stop "A"', 'sc stop "B"']);
  expect(journal.some(({ text }) => text === 'shown was: A. PUB would be sent now: B')).toBe(true);
});
