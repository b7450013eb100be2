import fc from 'fast-check';
import { test } from 'vitest';
import { withstands } from './withstands.ts';
import { anyMessage, everyNaughtyMessage } from './hostile-messages.ts';

test('a run goes on after each of the messages that have broken one, by every name', async () => {
  await withstands(everyNaughtyMessage);
});

test('runs go on after thousands of messages of any bytes', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anyMessage, { minLength: 700, maxLength: 700 }), withstands), {
    numRuns: 5,
    endOnFailure: true,
  });
});
