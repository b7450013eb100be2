import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Packages of the planted tree: empty, but found, declared and told apart as real ones are. */
const DECLARED = {
  dependencies: [
    '@temporalio/activity',
    '@temporalio/client',
    '@temporalio/common',
    '@temporalio/worker',
    '@temporalio/workflow',
    'node-ssh',
    'ssh2',
    'zod',
  ],
  devDependencies: ['vitest'],
  undeclared: ['left-over'],
};

const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));

/** Writes `files` (path and text) into a new folder, with packages to import; `remove` deletes it. */
export async function plantTree(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'import-rules-'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const manifest = {
    type: 'module',
    dependencies: versions(DECLARED.dependencies),
    devDependencies: versions(DECLARED.devDependencies),
  };
  await write('package.json', JSON.stringify(manifest));
  for (const name of Object.values(DECLARED).flat()) {
    const own = { name, version: '1.0.0', main: 'index.js', types: 'index.d.ts' };
    await write(`node_modules/${name}/package.json`, JSON.stringify(own));
    await write(`node_modules/${name}/index.js`, '');
    await write(`node_modules/${name}/index.d.ts`, 'export type T = 1;');
  }
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
