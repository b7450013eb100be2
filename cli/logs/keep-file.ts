import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HostFiles } from '../../plan/platform/host-files.ts';
import type { IndexedFile } from './log-index.ts';

/** Folder of files that are begun and not whole; no place is called so. */
const BEGUN = 'begun';

/** Never through a link that somebody has put there. */
const APPEND = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;

/** Bytes of a regular file; null where there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  const seen = await lstat(path).catch(() => null);
  return seen?.isFile() ? seen.size : null;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** How what lies here compares with what its index says was collected. */
export type KeptAs = 'as collected' | 'changed' | 'gone' | 'not collected';

/** Compares what is kept of a file with its checksum in the index; a link is no file. */
export async function keptAs(folder: string, { file, sha256 }: IndexedFile): Promise<KeptAs> {
  if (sha256 === undefined) return 'not collected';
  const path = join(folder, file);
  if ((await sizeOf(path)) === null) return 'gone';
  return (await sha256Of(path)) === sha256 ? 'as collected' : 'changed';
}

/** Whether what is kept of a file is what its index says. */
export const isKept = async (folder: string, file: IndexedFile): Promise<boolean> =>
  (await keptAs(folder, file)) === 'as collected';

/** What is to be fetched, and how. */
export interface Fetching {
  readonly files: HostFiles;
  readonly remote: string;
  /** What is begun already goes on where it ends. */
  readonly goesOn: boolean;
  readonly tell: (bytes: number) => void;
}

/**
 * Fetches a file, from `from` to the size that it was listed with, byte for byte. It lies in its place when it is whole.
 * @returns its checksum
 * @throws Error with the reason; what has come by then stays, and the next call may go on with it
 */
export async function keepFile(folder: string, entry: IndexedFile, fetching: Fetching): Promise<string> {
  const { files, remote, goesOn, tell } = fetching;
  const begun = join(folder, BEGUN, entry.file);
  await mkdir(dirname(begun), { recursive: true, mode: 0o700 });
  const length = entry.bytes - entry.from;
  const before = (await sizeOf(begun)) ?? 0;
  const goes = goesOn && before <= length;
  if (!goes) await rm(begun, { force: true });
  let kept = goes ? before : 0;
  const handle = await open(begun, APPEND, 0o600);
  try {
    await files.read(remote, { from: entry.from + kept, to: entry.bytes }, async (piece) => {
      await handle.appendFile(piece);
      kept += piece.length;
      tell(kept);
    });
  } finally {
    await handle.close();
  }
  const whole = join(folder, entry.file);
  await mkdir(dirname(whole), { recursive: true, mode: 0o700 });
  await rename(begun, whole);
  return sha256Of(whole);
}
