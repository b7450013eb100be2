import fc from 'fast-check';
import { test } from 'vitest';
import { withstands } from './withstands.ts';
import { anyMessage, everyNaughtyMessage } from './hostile-messages.ts';

test('a run goes on after any message, of any bytes, by any name that its workflows know', async () => {
  const messages = fc.array(anyMessage, { minLength: 60, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(messages, async (sent) => {
      const naughty = everyNaughtyMessage.filter((_, index) => index % 8 === 0);
      await withstands([...naughty, ...sent]);
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
