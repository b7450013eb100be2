import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, Runtime } from '@temporalio/worker';
import { bundleKey } from './bundle-key.ts';

/** The workflows' code as workers load it. */
export interface WorkflowCode {
  readonly code: string;
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Bundles of so many versions are kept; one has two megabytes. */
const KEPT = 6;

/**
 * The workflows' bundle: kept from an earlier start of these very sources, or made now, which takes some seconds, and
 * kept for the next start. A folder that cannot be written to only costs the time.
 * @param failureConverterPath instead of Temporal's own, which leaves messages of failures readable
 */
export async function workflowBundle(cacheFolder: string, failureConverterPath?: string): Promise<WorkflowCode> {
  const bundle = (): Promise<WorkflowCode> => makeBundle(failureConverterPath);
  const keyNow = async (): Promise<string | null> => {
    const found = await bundleKey(ROOT);
    return found && (failureConverterPath === undefined ? found : `${found}-encoded`);
  };
  const key = await keyNow();
  if (key === null) return bundle();
  const folder = join(cacheFolder, 'workflows');
  const kept = await readBundle(join(folder, `${key}.js`));
  if (kept !== null) return { code: kept };
  const made = await bundle();
  // Sources that were changed while it was made would be kept under the name of the ones before.
  if ((await keyNow()) === key) await keepBundle(folder, key, made.code).catch(() => undefined);
  return made;
}

const makeBundle = (failureConverterPath: string | undefined): Promise<WorkflowCode> =>
  bundleWorkflowCode({
    workflowsPath: join(ROOT, 'workflows', 'index.ts'),
    // What cannot be read must reach the handlers as a value that they refuse.
    payloadConverterPath: join(ROOT, 'workflows', 'payload-converter.ts'),
    ...(failureConverterPath === undefined ? {} : { failureConverterPath }),
    // Without it the bundler prints its own statistics, whatever the process wants to be printed.
    logger: Runtime.instance().logger,
  });

const checksum = (code: string): string => `// sha256 ${createHash('sha256').update(code).digest('hex')}\n`;

/** Null where there is none, or where what is there is not, to the last byte, what was written. */
export async function readBundle(file: string): Promise<string | null> {
  const content = await readFile(file, 'utf8').catch(() => '');
  const end = content.indexOf('\n') + 1;
  const code = content.slice(end);
  return code !== '' && checksum(code) === content.slice(0, end) ? code : null;
}

/** Puts a bundle in place at once, so that nobody reads half of one, and takes the oldest ones away. */
export async function keepBundle(folder: string, key: string, code: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `${key}.${randomUUID()}`);
  await writeFile(unfinished, `${checksum(code)}${code}`, { mode: 0o600 });
  await rename(unfinished, join(folder, `${key}.js`));
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const oldest = files.sort((left, right) => right.at - left.at).slice(KEPT);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}
