import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** A copy of everything that git would keep, as it stands now, in which code may be changed. */
export interface CopyOfTree {
  readonly root: string;
  /** Folder of caches of its own: bundles of changed workflows shall lie with nobody. */
  readonly caches: string;
  /** At once: whoever is interrupted has no time to wait. */
  remove(): void;
}

/** The files of a tree that git keeps or would keep. */
export async function filesOfTree(root: string): Promise<readonly string[]> {
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { stdout } = await promisify(execFile)('git', words, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  const { stdout: gone } = await promisify(execFile)('git', ['ls-files', '-z', '--deleted'], { cwd: root });
  const deleted = new Set(gone.split('\0'));
  // Where what is installed is linked, the link is a file to git.
  return stdout.split('\0').filter((file) => file !== '' && file !== 'node_modules' && !deleted.has(file));
}

/**
 * Copies the tree into a folder of its own; what is installed, and the programs in the cache, are linked.
 * @param cacheFolder where programs are that live tests start
 */
export async function copyTree(root: string, cacheFolder: string): Promise<CopyOfTree> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-mutants-'));
  const copy = join(folder, 'tree');
  const caches = join(folder, 'caches');
  for (const file of await filesOfTree(root)) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await cp(join(root, file), join(copy, file));
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  await mkdir(join(caches, 'ccmctl'), { recursive: true });
  const programs = await readdir(cacheFolder).catch(() => []);
  for (const program of programs.filter((name) => name.startsWith('temporal-'))) {
    await symlink(join(cacheFolder, program), join(caches, 'ccmctl', program));
  }
  return {
    root: copy,
    caches,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
