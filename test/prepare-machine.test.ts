import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareMachine } from './prepare-machine.ts';
import { createProgressPrinter } from './print-progress.ts';

let folder: string;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccm-machine-'));
  said = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const program = async (name: string): Promise<void> => {
  await writeFile(join(folder, name), '');
  await chmod(join(folder, name), 0o755);
};

const prepare = (): Promise<void> =>
  prepareMachine([folder], createProgressPrinter({ write: (text: string) => said.push(text) }));

test('nothing is said where nothing is missing', async () => {
  for (const name of ['sshd', 'chromium', 'wine']) await program(name);
  await prepare();
  expect(said).toEqual([]);
});

test('what is missing and cannot be installed is said, with the tests that are skipped and why', async () => {
  for (const name of ['sshd', 'chromium']) await program(name);
  await prepare();
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^No wine here, so tests of .*`cscript`.* are skipped \(there is no apt-get/);
});

test('progress without a watcher is told when it is news, and every 20 seconds', () => {
  const lines: string[] = [];
  let now = 1_000_000;
  const progress = createProgressPrinter({ write: (text: string) => lines.push(text) }, () => now);
  for (const text of ['fetching, 0:01', 'fetching, 0:02', 'building 1 of 9, 0:03', 'building 2 of 9, 0:04']) {
    progress.show(text);
  }
  now += 20_000;
  progress.show('building 8 of 9, 0:24');
  expect(lines).toEqual(['  fetching, 0:01\n', '  building 1 of 9, 0:03\n', '  building 8 of 9, 0:24\n']);
});
