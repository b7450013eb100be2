import { join } from 'node:path';
import type { CollectedLogs } from '../logs/collected-logs.ts';
import { readIndex } from '../logs/log-index.ts';
import { safeJson } from '../safe-json.ts';
import type { ZipEntry } from './zip-file.ts';

/** What of a folder of logs goes into an archive: each server's index as it was read, and every log that still is as collected. */
export async function logEntries(folder: string, { servers }: CollectedLogs): Promise<readonly ZipEntry[]> {
  const entries = servers.map(async ({ folder: name, logs }): Promise<readonly ZipEntry[]> => {
    const index = await readIndex(join(folder, name));
    return [
      { name: `logs/${name}/index.json`, text: `${safeJson(index ?? null, 2)}\n` },
      ...logs
        .filter(({ keptAs }) => keptAs === 'as collected')
        .map(({ file }) => ({ name: `logs/${name}/${file}`, path: join(folder, name, file) })),
    ];
  });
  return (await Promise.all(entries)).flat();
}
