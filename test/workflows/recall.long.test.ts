import { expect, test } from 'vitest';
import { RecalledRuns, SHIELD } from './recalled-runs.ts';

type End = 'stopped' | 'terminated';

// What the first of them wrote down comes through every one after it, until one is completed.
test.each<[End, End]>([
  ['stopped', 'stopped'],
  ['stopped', 'terminated'],
  ['terminated', 'stopped'],
])('a third run knows what the first wrote down, of which the first was %s and the second %s', async (...ends) => {
  const runs = new RecalledRuns();
  for (const end of ends) {
    if (end === 'stopped') await runs.stopAtPrompt();
    else {
      const run = await runs.begin();
      await run.untilOpen('PUB/one#1');
      await run.handle.terminate('by force');
    }
  }
  expect((await runs.complete())?.servicesBefore).toEqual([SHIELD]);
  // What a completed run had set aside is set back, and of no use any more.
  expect((await runs.complete())?.servicesBefore).toBeNull();
});
