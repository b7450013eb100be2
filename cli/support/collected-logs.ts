import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isKept } from '../logs/keep-file.ts';
import { readIndex } from '../logs/log-index.ts';
import { safeFileNames } from '../logs/safe-file-name.ts';
import { safeJson } from '../safe-json.ts';
import type { ZipEntry } from './zip-file.ts';

/** Logs that `ccmctl logs` has collected, and what of the folder does not go along. */
export interface CollectedLogs {
  readonly entries: readonly ZipEntry[];
  readonly leftOut: readonly string[];
}

/**
 * The logs of a cluster in a folder of `ccmctl logs`: those alone that an index names and whose checksum is still the
 * one in it. Whatever else lies there stays where it is.
 */
export async function collectedLogs(folder: string, cluster: string): Promise<CollectedLogs> {
  const entries: ZipEntry[] = [];
  const leftOut: string[] = [];
  for (const { name } of (await readdir(folder, { withFileTypes: true })).filter((one) => one.isDirectory())) {
    const index = await readIndex(join(folder, name));
    if (index?.cluster !== cluster || safeFileNames([index.server]).get(index.server) !== name) {
      leftOut.push(`${name}: has no index of logs of ${cluster}`);
      continue;
    }
    entries.push({ name: `logs/${name}/index.json`, text: `${safeJson(index, 2)}\n` });
    for (const file of index.files) {
      if (await isKept(join(folder, name), file)) {
        entries.push({ name: `logs/${name}/${file.file}`, path: join(folder, name, file.file) });
      } else {
        leftOut.push(`${name}/${file.file}: ${file.state}, or changed since it was collected`);
      }
    }
  }
  return { entries, leftOut };
}
