import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Root of this repository. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Files that machines write and that nobody reads line by line, and pictures. */
const RECORDED = /^package-lock[.]json$|\/(?:golden|histories|output)\/|[.]png$/;

/** Paths of all files that are or will be committed: tracked, or new and not ignored. */
export async function trackedFiles(): Promise<readonly string[]> {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await promisify(execFile)('git', list, { cwd: REPOSITORY });
  return stdout.split('\0').filter((path) => path !== '' && existsSync(join(REPOSITORY, path)));
}

export interface Line {
  /** `path:number`. */
  readonly at: string;
  readonly text: string;
}

/** Every line that was written by hand; `only` chooses the files. */
export async function writtenLines(only: (path: string) => boolean = () => true): Promise<readonly Line[]> {
  const paths = (await trackedFiles()).filter((path) => !RECORDED.test(path) && only(path));
  const files = await Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(REPOSITORY, path), 'utf8') })),
  );
  return files.flatMap(({ path, text }) =>
    text.split('\n').map((line, index) => ({ at: `${path}:${index + 1}`, text: line })),
  );
}

/** The content of a JSON file of the repository's root. */
export const readJson = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(join(REPOSITORY, path), 'utf8'));
