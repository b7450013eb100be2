import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { putSheet, sheetFile } from '../../../activities/sheet/put-sheet.ts';

async function folderOfSheets(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-sheets-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const sheet = (at: string, words = '') => ({ at, text: `As of       ${at}\r\n${words}\r\n` });
const EARLY = '2005-03-13T00:20:04.000Z';
const LATE = '2005-03-13T00:20:04.001Z';

it.each([
  ['before', EARLY, LATE, 'second'],
  ['of the same moment', EARLY, EARLY, 'second'],
])('a sheet takes the place of one %s, whole, and nothing else is left', async (_, one, other, words) => {
  const folder = join(await folderOfSheets(), 'made', 'anew');
  const file = sheetFile(folder, 'berlin');
  await putSheet(file, folder, sheet(one, 'first'));
  await putSheet(file, folder, sheet(other, words));
  expect(await readFile(file, 'utf8')).toBe(sheet(other, words).text);
  expect(await readdir(folder)).toEqual(['berlin.txt']);
  expect((await stat(file)).mode & 0o022).toBe(0);
});

it('no sheet takes the place of a newer one, which a worker that has come back late would write', async () => {
  const folder = await folderOfSheets();
  const file = sheetFile(folder, 'berlin');
  await putSheet(file, folder, sheet(LATE, 'new'));
  await expect(putSheet(file, folder, sheet(EARLY, 'old'))).rejects.toThrow('a newer one');
  expect(await readFile(file, 'utf8')).toContain('new');
});

it.each([
  ['one of the far future', 'As of       2999-01-01T00:00:00.000Z\r\n'],
  ['a file that is no sheet', 'As of tomorrow'],
  ['an empty file', ''],
])('a sheet takes the place of %s', async (_, written) => {
  const folder = await folderOfSheets();
  const file = sheetFile(folder, 'berlin');
  await writeFile(file, written);
  await putSheet(file, folder, sheet(EARLY, 'ours'));
  expect(await readFile(file, 'utf8')).toContain('ours');
});

it('a link in its place is replaced, and what it leads to stays as it is', async () => {
  const folder = await folderOfSheets();
  const elsewhere = join(await folderOfSheets(), 'precious');
  await writeFile(elsewhere, 'precious');
  await symlink(elsewhere, sheetFile(folder, 'berlin'));
  await putSheet(sheetFile(folder, 'berlin'), folder, sheet(EARLY));
  expect(await readFile(elsewhere, 'utf8')).toBe('precious');
});

it('where it cannot be written, nothing is left behind, and what was there stays', async () => {
  const folder = await folderOfSheets();
  const file = join(folder, 'berlin.txt');
  await putSheet(join(file, 'a folder has its name'), file, sheet(EARLY));
  await expect(putSheet(file, folder, sheet(LATE))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['berlin.txt']);
});

it.each(['../../etc/passwd', '.', '..', 'a/b', 'a\\b', 'nul\u0000', 'x'.repeat(10)])(
  'the name %j leads out of no folder',
  (cluster) => {
    expect(dirname(sheetFile('/sheets', cluster))).toBe('/sheets');
    expect(sheetFile('/sheets', cluster)).toMatch(/^\/sheets\/[^./\\]+\.txt$/);
  },
);
