import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyFile, keepHistories, runOfHistory } from '../../../activities/audit/keep-histories.ts';
import type { AuditRecord } from '../../../activities/audit/audit-record.ts';

const [FIRST, SECOND, LAST] = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
];

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ccmctl-histories-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const recordOf = (...runs: readonly string[]): AuditRecord => ({ folder, runs }) as unknown as AuditRecord;
const kept = async (): Promise<readonly string[]> => (await readdir(folder)).sort();
const historyOf = ({ runId }: { readonly runId: string }): Promise<string> => Promise.resolve(`history of ${runId}`);
const last = { workflowId: 'w', runId: LAST };

describe('the histories beside a record', () => {
  it.each([
    ['of all runs when the record is closed', true, [FIRST, SECOND, LAST]],
    ['of those that have ended as long as it goes on', false, [FIRST, SECOND]],
  ])('are %s', async (_, isLast, expected) => {
    expect(await keepHistories(historyOf, recordOf(FIRST, SECOND, LAST), last, isLast)).toEqual([]);
    expect(await kept()).toEqual(expected.map(historyFile));
    for (const run of expected) {
      expect(await readFile(join(folder, historyFile(run)), 'utf8')).toBe(`history of ${run}`);
      expect(runOfHistory(historyFile(run))).toBe(run);
    }
  });

  it('are none for what is no id of a run: a record is a file, and its words become a path', async () => {
    const strange = ['../outside', 'x', '', `${FIRST}/..`, FIRST.toUpperCase().replaceAll('0', 'Z')];
    expect(await keepHistories(historyOf, recordOf(...strange), last, true)).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('that are there stay as they are, except that of the run itself, which has gone on', async () => {
    for (const run of [FIRST, LAST]) await writeFile(join(folder, historyFile(run)), 'of before');
    await keepHistories(historyOf, recordOf(FIRST, LAST), last, true);
    expect(await readFile(join(folder, historyFile(FIRST)), 'utf8')).toBe('of before');
    expect(await readFile(join(folder, historyFile(LAST)), 'utf8')).toBe(`history of ${LAST}`);
  });

  it('that cannot be had are named, and the others are kept', async () => {
    const gone = (run: { readonly runId: string }): Promise<string> =>
      run.runId === FIRST ? Promise.reject(new Error('not found')) : historyOf(run);
    const missing = await keepHistories(gone, recordOf(FIRST, SECOND), last, true);
    expect(missing).toEqual([`the history of the run ${FIRST} is not kept beside its record: not found`]);
    expect(await kept()).toEqual([historyFile(SECOND)]);
  });

  it('that cannot be put leave nothing behind that would take the room of the record', async () => {
    await mkdir(join(folder, historyFile(LAST), 'a folder has its name'), { recursive: true });
    expect(await keepHistories(historyOf, recordOf(LAST), last, true)).toHaveLength(1);
    expect(await kept()).toEqual([historyFile(LAST)]);
  });
});
