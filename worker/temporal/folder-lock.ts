import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often a holder shows that it lives, in milliseconds. */
const SIGN_OF_LIFE = 5_000;
/** A lock without a sign of life for so long has lost its holder, in milliseconds. */
const ABANDONED_AFTER = 60_000;
const LOOK_AGAIN = 200;

interface Owner {
  readonly host: string;
  readonly process: number;
}

/**
 * Does the work while no other process on this cache holds the lock; waits for it as long as its holder lives. A holder
 * that died is noticed at once on the same machine, after a minute on another. The lock saves work and is no
 * protection: whoever works under it still has to put its result in place by a rename.
 */
export async function withFolderLock<T>(
  lock: string,
  work: () => Promise<T>,
  onWait: (owner: string) => void = () => undefined,
): Promise<T> {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await take(lock))) {
    const owner = await readOwner(lock);
    if (await isAbandoned(lock, owner)) await putAside(lock);
    else onWait(owner ? `process ${owner.process} on ${owner.host}` : 'another process');
    await sleep(LOOK_AGAIN);
  }
  const signs = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), SIGN_OF_LIFE);
  try {
    return await work();
  } finally {
    clearInterval(signs);
    await putAside(lock);
  }
}

/** Makes the folder with its owner inside under another name first: a rename onto a folder that holds something fails. */
async function take(lock: string): Promise<boolean> {
  const made = `${lock}.${randomUUID()}`;
  const owner: Owner = { host: hostname(), process: process.pid };
  await mkdir(made);
  await writeFile(join(made, 'owner.json'), JSON.stringify(owner));
  try {
    await rename(made, lock);
    return true;
  } catch {
    await rm(made, { recursive: true, force: true });
    return false;
  }
}

async function readOwner(lock: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(join(lock, 'owner.json'), 'utf8')) as Owner;
  } catch {
    return null;
  }
}

async function isAbandoned(lock: string, owner: Owner | null): Promise<boolean> {
  if (owner?.host === hostname() && !isAlive(owner.process)) return true;
  try {
    return Date.now() - (await stat(lock)).mtimeMs > ABANDONED_AFTER;
  } catch {
    return false; // It is gone: the next attempt to take it will show.
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A rename first: deleting in place would not be one act, and a new owner could move in between its parts. */
async function putAside(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch {
    return; // Somebody else has put it aside already.
  }
  await rm(aside, { recursive: true, force: true });
}
