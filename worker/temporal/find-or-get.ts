import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isProgram } from './find-program.ts';
import { withFolderLock } from './folder-lock.ts';
import type { OnProgress } from './progress.ts';

/** Somewhere a program may lie already. */
export interface Place {
  readonly name: string;
  /** Path of the program, or why it is not there; throws where a person named the place and it is wrong. */
  look(): Promise<{ readonly path: string } | { readonly why: string }>;
}

/** A way to get a program that lies nowhere yet. */
export interface Way {
  readonly name: string;
  /** Puts the program at `file`, in a folder of its own; throws with the reason where it cannot. */
  get(file: string, onProgress: OnProgress): Promise<void>;
}

/** A program that we need: where to look, in order, and how to get it otherwise, in order. */
export interface Wanted {
  /** Such as `Temporal 1.8.2`. */
  readonly what: string;
  readonly places: readonly Place[];
  /** Where the program is kept once it was got: in the cache, under its version. */
  readonly kept: string;
  readonly ways: readonly Way[];
}

/** A program is nowhere and cannot be got; the message lists each place and way with its reason. */
export class ProgramNotFoundError extends Error {
  override readonly name = 'ProgramNotFoundError';
}

/** Begins the names of folders that programs are made in; one that is found under the lock was left behind by a crash. */
const MAKING = 'making-';

/**
 * Path of a program: from the first place that has it, from the cache, or by the first way that works. Two processes
 * that want the same at once get it once.
 * @throws ProgramNotFoundError
 */
export async function findOrGet(wanted: Wanted, onProgress: OnProgress): Promise<string> {
  const reasons: string[] = [];
  for (const place of wanted.places) {
    const answer = await place.look();
    if ('path' in answer) return answer.path;
    reasons.push(`${place.name}: ${answer.why}`);
  }
  if (await isProgram(wanted.kept)) return wanted.kept;
  reasons.push(`our cache: nothing at ${wanted.kept}`);
  return withFolderLock(
    `${dirname(wanted.kept)}.lock`,
    async () => ((await isProgram(wanted.kept)) ? wanted.kept : getIt(wanted, reasons, onProgress)),
    (owner) => onProgress(`waiting for ${owner}, which is getting ${wanted.what}`),
  );
}

async function getIt(wanted: Wanted, reasons: string[], onProgress: OnProgress): Promise<string> {
  const folder = dirname(wanted.kept);
  await mkdir(folder, { recursive: true });
  const leftBehind = (await readdir(folder)).filter((name) => name.startsWith(MAKING));
  await Promise.all(leftBehind.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  for (const way of wanted.ways) {
    const making = await mkdtemp(join(folder, MAKING));
    const file = join(making, basename(wanted.kept));
    try {
      await way.get(file, onProgress);
      if (!(await isProgram(file))) throw new Error('it made no program');
      await rename(file, wanted.kept);
      return wanted.kept;
    } catch (error) {
      reasons.push(`${way.name}: ${(error as Error).message}`);
    } finally {
      await rm(making, { recursive: true, force: true });
    }
  }
  throw new ProgramNotFoundError([`no ${wanted.what} could be found or made`, ...reasons].join('\n- '));
}
