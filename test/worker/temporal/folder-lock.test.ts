import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFolderLock } from '../../../worker/temporal/folder-lock.ts';

let folder: string;
let lock: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccm-lock-'));
  lock = join(folder, 'thing.lock');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A lock as its holder leaves it when it dies without a word. */
async function leaveLock(owner: { readonly host: string; readonly process: number }): Promise<void> {
  await mkdir(lock);
  await writeFile(join(lock, 'owner.json'), JSON.stringify(owner));
}

test('never two at work at once, and every one gets its turn', async () => {
  let atWork = 0;
  let most = 0;
  const turn = async (index: number): Promise<number> => {
    atWork += 1;
    most = Math.max(most, atWork);
    await new Promise((resolve) => setImmediate(resolve));
    atWork -= 1;
    return index;
  };
  const all = [0, 1, 2, 3, 4, 5].map((index) => withFolderLock(lock, () => turn(index)));
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(1);
});

test('nothing is left behind, also where the work fails', async () => {
  await expect(withFolderLock(lock, () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck');
  await withFolderLock(lock, () => Promise.resolve());
  expect(await readdir(folder)).toEqual([]);
});

test('a lock whose holder died on this machine is taken over', async () => {
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(dead, 'exit');
  await leaveLock({ host: hostname(), process: dead.pid ?? 0 });
  expect(await withFolderLock(lock, () => Promise.resolve('mine'))).toBe('mine');
});

test('a lock of another machine is taken over only after a minute without a sign of life', async () => {
  await leaveLock({ host: 'another-machine', process: 1 });
  const waits: string[] = [];
  const taken = withFolderLock(
    lock,
    () => Promise.resolve(waits.length),
    (owner) => {
      waits.push(owner);
      // The third look finds the lock as it would be a minute later.
      if (waits.length === 3) void utimes(lock, new Date(0), new Date(0));
    },
  );
  expect(await taken).toBeGreaterThanOrEqual(3);
  expect(waits[0]).toBe('process 1 on another-machine');
});
