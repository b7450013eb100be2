import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from './command-error.ts';
import { EXIT } from './exit-codes.ts';

/** How a file is put where somebody has named it. */
export interface Putting<Told> {
  /** Writes the whole of it to a path where nothing lies yet. */
  readonly write: (beside: string) => Promise<Told>;
  /** Permissions, whatever lay there; absent: those of what lay there. */
  readonly mode?: number;
  /** True: what lies there has been read, and may be replaced whatever it is. */
  readonly replacesAny?: boolean;
}

/**
 * Puts a file where somebody has named it, with the folders it needs, at once or not at all. A link stays one. A slip of the
 * keyboard must not cost a cluster file or a key: what lies there is replaced only where it is empty or of the same kind.
 * @param path whole path
 * @returns what `write` tells
 * @throws CommandError (usage) when it cannot be written; what lay there is there still
 */
export async function putFile<Told>(path: string, { write, mode, replacesAny }: Putting<Told>): Promise<Told> {
  let beside: string | undefined;
  try {
    await mkdir(dirname(path), { recursive: true });
    const place = await placeOf(path);
    beside = `${place.path}.${randomBytes(4).toString('hex')}.new`;
    const told = await write(beside);
    if (place.mode !== undefined && replacesAny !== true) await refuseOtherKind(place.path, beside);
    const wanted = mode ?? place.mode;
    if (wanted !== undefined) await chmod(beside, wanted);
    await rename(beside, place.path);
    return told;
  } catch (error) {
    if (beside !== undefined) await rm(beside, { force: true });
    throw new CommandError(EXIT.usage, `cannot write ${path}: ${(error as Error).message}`);
  }
}

/** Where a link leads, and the permissions of the file that lies there. */
async function placeOf(named: string): Promise<{ readonly path: string; readonly mode?: number }> {
  const path = await realpath(named).catch(() => named);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return { path, mode: found.mode & 0o777 };
  if (found) throw new Error(found.isDirectory() ? 'it is a folder; name a file in it' : 'it is no ordinary file');
  if (await lstat(path).catch(() => undefined)) throw new Error('it is a link that leads nowhere');
  return { path };
}

/** So many bytes tell pages, PDF, archives, records and what people write by hand from each other. */
const KIND_BYTES = 4;

async function refuseOtherKind(path: string, beside: string): Promise<void> {
  const [there, fresh] = await Promise.all([beginningOf(path), beginningOf(beside)]);
  if (there !== '' && there !== fresh)
    throw new Error('something else lies there that was not written by this command; name another file');
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(KIND_BYTES), 0, KIND_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
