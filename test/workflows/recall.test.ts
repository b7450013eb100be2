import { expect, test } from 'vitest';
import { RecalledRuns, SHIELD } from './recalled-runs.ts';

test('what a run wrote down before it was terminated in the midst of a server is in the memory of the next one', async () => {
  const runs = new RecalledRuns();
  const first = await runs.begin();
  await first.untilOpen('PUB/one#1');
  await first.handle.terminate('by force');
  expect((await runs.complete())?.servicesBefore).toEqual([SHIELD]);
});
