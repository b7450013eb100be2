import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostFiles } from '../../plan/platform/host-files.ts';
import type { LogPlace, Logs } from '../../plan/platform/logs.ts';
import { isKept, keepFile } from './keep-file.ts';
import { listPlaces, type WantedFile } from './list-places.ts';
import { readIndex, writeIndex, type IndexedFile, type LogIndex } from './log-index.ts';
import { safeFileNames } from './safe-file-name.ts';
import { scanLog } from './scan-log.ts';

/** Bytes of one file and of all, and files; of a larger file its end is kept, where an installation tells what it came to. */
export interface CollectLimits {
  readonly fileBytes: number;
  readonly allBytes: number;
  readonly files: number;
}

const MEGABYTE = 1024 * 1024;

export const COLLECT_LIMITS: CollectLimits = { fileBytes: 100 * MEGABYTE, allBytes: 1024 * MEGABYTE, files: 2_000 };

/** What a collection works with. */
export interface Collection {
  readonly cluster: string;
  readonly server: string;
  /** Folder of this server's logs. */
  readonly folder: string;
  readonly files: HostFiles;
  readonly places: readonly LogPlace[];
  readonly logs: Pick<Logs, 'messageIn' | 'remark'>;
  readonly limits: CollectLimits;
  readonly now: () => Date;
  readonly progress: (text: string) => void;
  /** Asked before each file. @throws Error when the installer may be at work now (LOG-11) */
  readonly mayGoOn: () => Promise<void>;
}

/**
 * Collects the logs of a server into a folder, with an index beside them that says at every moment what is there. What is
 * there already stays where it has not changed, and what was begun goes on.
 */
export async function collectLogs(collection: Collection): Promise<LogIndex> {
  const { cluster, server, folder, files, places, logs, now } = collection;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = await readIndex(folder);
  const listed = await listPlaces(files, places);
  const known = before?.cluster === cluster && before.server === server ? before.files : [];
  const wanted = entriesOf(listed.wanted, collection.limits);
  const index: LogIndex = {
    cluster,
    server,
    at: now().toISOString(),
    endedAt: null,
    remark: logs.remark,
    places: [...listed.places],
    files: [...wanted.map(({ entry }) => unchangedOf(entry, known) ?? entry), ...unseenOf(wanted, known)],
  };
  // What is begun has to be in the index before its bytes are here, so that it goes on by what it was begun with.
  await writeIndex(folder, index);
  for (const [number, { entry, remote }] of wanted.entries()) {
    if (entry.state === 'left out') continue;
    const place = `${server}, file ${number + 1} of ${wanted.length}`;
    index.files[number] = await fetched({ entry, remote, before: unchangedOf(entry, known), place }, collection);
    await writeIndex(folder, index);
  }
  index.endedAt = now().toISOString();
  await writeIndex(folder, index);
  return index;
}

/** A file with the name that it gets here. */
interface Wanted {
  readonly entry: IndexedFile;
  readonly remote: string;
}

function entriesOf(wanted: readonly WantedFile[], limits: CollectLimits): readonly Wanted[] {
  let [bytes, count] = [0, 0];
  const names = namesByPlace(wanted);
  return wanted.map(({ place, seen }) => {
    const length = Math.min(seen.bytes, limits.fileBytes);
    const fits = count < limits.files && bytes + length <= limits.allBytes;
    if (fits) [bytes, count] = [bytes + length, count + 1];
    const folder = place.folder.replace(/\\$/, '');
    return {
      remote: `${place.remote.replace(/\/$/, '')}/${seen.name}`,
      entry: {
        path: `${folder}\\${seen.name}`,
        file: `${place.key}/${names.get(place)?.get(seen.name) ?? '_'}`,
        state: fits ? 'begun' : 'left out',
        bytes: seen.bytes,
        from: seen.bytes - length,
        modified: seen.modified,
        ...(fits ? {} : { why: 'all logs together are larger, or more, than is fetched' }),
      },
    };
  });
}

function namesByPlace(wanted: readonly WantedFile[]): ReadonlyMap<LogPlace, ReadonlyMap<string, string>> {
  const names = new Map<LogPlace, string[]>();
  for (const { place, seen } of wanted) names.set(place, [...(names.get(place) ?? []), seen.name]);
  return new Map([...names].map(([place, ofPlace]) => [place, safeFileNames(ofPlace)]));
}

/** What the index before says of a file that lies on the server as it did then. */
const unchangedOf = ({ path, file, bytes, from, modified }: IndexedFile, known: readonly IndexedFile[]) =>
  known.find(
    (one) =>
      one.path === path &&
      one.file === file &&
      one.bytes === bytes &&
      one.from === from &&
      one.modified === modified &&
      one.state !== 'left out',
  );

/** What was collected before and is not to be seen now stays what it was. */
const unseenOf = (wanted: readonly Wanted[], known: readonly IndexedFile[]): readonly IndexedFile[] => {
  const seen = new Set(wanted.map(({ entry }) => entry.file));
  return known
    .filter(({ file, sha256 }) => sha256 !== undefined && !seen.has(file))
    .map((one) => ({ ...one, why: 'not seen on the server this time' }));
};

interface Fetched extends Wanted {
  readonly before: IndexedFile | undefined;
  /** Which of how many it is. */
  readonly place: string;
}

/** Fetches one file, unless what is kept of it is still what lies on the server. */
async function fetched({ entry, remote, before, place }: Fetched, collection: Collection): Promise<IndexedFile> {
  const { folder, files, logs, progress, mayGoOn } = collection;
  if (before && (await isKept(folder, before))) return before;
  await mayGoOn();
  try {
    const sha256 = await keepFile(folder, entry, {
      files,
      remote,
      goesOn: before !== undefined && before.sha256 === undefined,
      tell: (bytes) => progress(`${place}: ${entry.path}, ${bytes} of ${entry.bytes - entry.from} bytes`),
    });
    const found = await scanLog(join(folder, entry.file), logs.messageIn);
    return { ...entry, state: entry.from > 0 ? 'end only' : 'whole', sha256, found };
  } catch (error) {
    return { ...entry, state: 'failed', why: (error as Error).message };
  }
}
