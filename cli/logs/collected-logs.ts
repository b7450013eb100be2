import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keptAs, type KeptAs } from './keep-file.ts';
import { readIndex, type IndexedFile, type LogIndex } from './log-index.ts';
import { safeFileNames } from './safe-file-name.ts';

/** A log that an index of `ccmctl logs` names, compared with what lies here now. */
export interface CollectedLog extends Pick<IndexedFile, 'path' | 'file' | 'modified' | 'sha256'> {
  readonly keptAs: KeptAs;
  /** What was fetched, of all the bytes that it had on the server; of a large one only its end is. */
  readonly bytes: number;
  readonly ofBytes: number;
  /** What became of it when it was collected. */
  readonly state: IndexedFile['state'];
  readonly why?: string;
}

/** The logs of one server. */
export interface CollectedServer {
  readonly server: string;
  /** Name of its folder. */
  readonly folder: string;
  /** When they were collected, ISO 8601 in UTC; `endedAt` is null where that was broken off. */
  readonly at: string;
  readonly endedAt: string | null;
  readonly logs: readonly CollectedLog[];
}

/** A folder of `ccmctl logs`: what in it is of a cluster, and which of its folders are not. */
export interface CollectedLogs {
  readonly servers: readonly CollectedServer[];
  readonly strangers: readonly string[];
}

/**
 * The logs of a cluster in a folder of `ccmctl logs`, each compared with its checksum. Nothing counts but what an index
 * names: whatever else lies there is left alone.
 * @throws Error when the folder cannot be read
 */
export async function collectedLogs(folder: string, cluster: string): Promise<CollectedLogs> {
  const servers: CollectedServer[] = [];
  const strangers: string[] = [];
  const inside = (await readdir(folder, { withFileTypes: true })).filter((one) => one.isDirectory());
  for (const name of inside.map((one) => one.name).sort()) {
    const index = await readIndex(join(folder, name));
    if (index?.cluster === cluster && folderOf(index) === name) servers.push(await compared(folder, index));
    else strangers.push(name);
  }
  return { servers, strangers };
}

/** What `ccmctl logs` calls the folder of a server. */
const folderOf = ({ server }: LogIndex): string | undefined => safeFileNames([server]).get(server);

async function compared(folder: string, index: LogIndex): Promise<CollectedServer> {
  const { server, at, endedAt } = index;
  const name = folderOf(index) ?? '';
  const logs: CollectedLog[] = [];
  for (const indexed of index.files) {
    const { path, file, modified, sha256, state, bytes, from, why } = indexed;
    logs.push({
      path,
      file,
      keptAs: await keptAs(join(folder, name), indexed),
      state,
      bytes: bytes - from,
      ofBytes: bytes,
      modified,
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(why === undefined ? {} : { why }),
    });
  }
  return { server, folder: name, at, endedAt, logs };
}

/** What of a folder is not what was collected, in a line each. */
export const misfitsOf = ({ servers, strangers }: CollectedLogs, cluster: string): readonly string[] => [
  ...strangers.map((name) => `${name}: has no index of logs of ${cluster}`),
  ...servers.flatMap(({ folder, logs }) =>
    logs
      .filter((log) => log.keptAs !== 'as collected')
      .map((log) => `${folder}/${log.file}: ${log.keptAs === 'not collected' ? log.state : WORDS[log.keptAs]}`),
  ),
];

const WORDS: Readonly<Record<Exclude<KeptAs, 'not collected'>, string>> = {
  'as collected': 'as it was collected',
  changed: 'changed since it was collected',
  gone: 'no longer there',
};
