import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../activities/audit/audit-record.ts';
import { historyFile, keepHistories } from '../../activities/audit/keep-histories.ts';
import { Chain } from '../../activities/chain/chain.ts';
import { putSheet, sheetFile } from '../../activities/sheet/put-sheet.ts';

/** A file system of its own, which is full: who may mount none does not see these rules tried. */
function mountSmall(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'ccmctl-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'ccmctl-full', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmdirSync(folder);
    return null;
  }
}

const small = process.platform === 'linux' ? mountSmall() : null;
const FILLER = 'filler';

/** @returns bytes that were free */
function fill(folder: string): number {
  const file = openSync(join(folder, FILLER), 'w');
  let sum = 0;
  try {
    for (;;) sum += writeSync(file, Buffer.alloc(4_096, 1));
  } catch {
    return sum;
  } finally {
    closeSync(file);
  }
}

const RUN = '1'.repeat(8) + '-0000-4000-8000-000000000000';
const long = 'x'.repeat(60_000);

/** All that a worker writes into the folders of its site, each twice into the same place; and what is there of the first then. */
const WRITERS: readonly (readonly [string, (folder: string, text: string) => Promise<string | undefined>])[] = [
  [
    'a line of the ledger or of a record',
    async (folder, text) => {
      const chain = new Chain(folder, { name: 'the chain', read: (line) => JSON.parse(line) as { previous: string } });
      await chain.append(() => [{ text }]);
      return undefined;
    },
  ],
  [
    'a sheet',
    async (folder, text) => {
      await putSheet(sheetFile(folder, 'berlin'), folder, { at: '2005-03-13T00:20:04.000Z', text });
      return readFile(sheetFile(folder, 'berlin'), 'utf8');
    },
  ],
  [
    'the history beside a record',
    async (folder, text) => {
      const record = { folder, runs: [RUN] } as unknown as AuditRecord;
      const missing = await keepHistories(() => Promise.resolve(text), record, { workflowId: 'w', runId: RUN }, true);
      if (missing.length > 0) throw new Error(missing.join());
      return readFile(join(folder, historyFile(RUN)), 'utf8');
    },
  ],
];

describe.skipIf(small === null).each(WRITERS)('on a full disk, %s', (name, write) => {
  const disk = small ?? '';
  const folder = join(disk, name.replaceAll(' ', '-'));
  beforeAll(() => mkdir(folder));

  it('is not written, nothing of it is left behind, and what was there stays; with room again it is written', async () => {
    await write(folder, 'first');
    const before = readdirSync(folder);
    expect(fill(disk)).toBeGreaterThan(0);
    try {
      await expect(write(folder, long)).rejects.toThrow('ENOSPC');
      await expect(write(folder, long)).rejects.toThrow('ENOSPC');
      expect(readdirSync(folder)).toEqual(before);
      const kept = before.filter((file) => !file.endsWith('.jsonl'));
      for (const file of kept) expect(await readFile(join(folder, file), 'utf8')).toBe('first');
    } finally {
      rmSync(join(disk, FILLER));
    }
    const after = await write(folder, long);
    if (after !== undefined) expect(after).toBe(long);
    rmSync(folder, { recursive: true });
  });
});

afterAll(() => {
  if (small === null) return;
  execFileSync('umount', [small]);
  rmdirSync(small);
});
