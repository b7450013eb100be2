import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Folders whose files may go into the workflows' bundle; a test holds every file of a bundle to this list. */
export const BUNDLED_FOLDERS: readonly string[] = ['plan', 'workflows'];

/** npm's own list of what is installed, with the checksum of each package: the SDK, the bundler, and all they use. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Says how the bundler is called; to be raised when that changes. */
const HOW_IT_IS_BUNDLED = '2';

/**
 * A name for the bundle that these very sources and packages make: any other source, package or Node.js has another one.
 * @returns null where it is not known what is installed, so that no bundle may be trusted
 */
export async function bundleKey(root: string): Promise<string | null> {
  const installed = await readFile(join(root, INSTALLED)).catch(() => null);
  if (installed === null) return null;
  const hash = createHash('sha256');
  // Each part is preceded by its name and length, so that no two trees can be told in the same bytes.
  const add = (name: string, content: Buffer): void =>
    void hash.update(`${JSON.stringify(name)} ${content.length}\n`).update(content);
  add('node', Buffer.from(`${HOW_IT_IS_BUNDLED} ${process.version}`));
  add(INSTALLED, installed);
  const files = (await Promise.all(BUNDLED_FOLDERS.map((folder) => filesBelow(root, folder)))).flat();
  const contents = await Promise.all(files.map(async (file) => [file, await readFile(join(root, file))] as const));
  for (const [file, content] of contents) add(file, content);
  return hash.digest('hex');
}

/** In an order of their own, whatever the file system's is. */
async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
