import { randomUUID } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './chain/chain.ts';

/**
 * Puts a file in the place of the one before, whole or not at all; it is on the disk before this returns. Where it cannot be
 * written, what was written of it goes: on a full disk it would take the room of all that is to be written after it.
 * @param mode who may read it, as `chmod` has it
 * @throws Error when it cannot be written
 */
export async function putWhole(path: string, text: string, mode: number): Promise<void> {
  const folder = dirname(path);
  const draft = join(folder, `.${randomUUID()}`);
  try {
    const file = await open(draft, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await syncFolder(folder);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}
