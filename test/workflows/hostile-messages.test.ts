import fc from 'fast-check';
import { test } from 'vitest';
import { withstands } from './withstands.ts';
import { anyMessage, fewNaughtyMessages } from './hostile-messages.ts';

test('a run goes on after any message, of any bytes, by any name that its workflows know', async () => {
  const messages = fc.array(anyMessage, { minLength: 15, maxLength: 15 });
  await fc.assert(
    fc.asyncProperty(messages, (sent) => withstands([...fewNaughtyMessages, ...sent])),
    { numRuns: 1, endOnFailure: true },
  );
});
