import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Many times what reading them takes; a pattern that goes back over a megabyte at each of its characters takes hours. */
const ENOUGH_MS = 150_000;

test('no answer of a megabyte keeps a reader at work: each is read in a time that grows with its length alone', () => {
  const program = fileURLToPath(new URL('hostile-texts.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program], {
    encoding: 'utf8',
    timeout: ENOUGH_MS,
    killSignal: 'SIGKILL',
  });
  // The last line names the text and the reader that did not come to an end.
  expect(stdout.trimEnd().split('\n').at(-1), stderr).toBe('read');
});
