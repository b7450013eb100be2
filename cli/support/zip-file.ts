import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Zip, ZipDeflate } from 'fflate';
import { putFile } from '../put-file.ts';

/** Something that goes into an archive under a name of our own. */
export type ZipEntry = { readonly name: string } & ({ readonly text: string } | { readonly path: string });

/** What an archive holds of an entry. */
export interface Zipped {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Moderate: logs come to a tenth of their size, and nobody waits for the last percent. */
const LEVEL = 6;

/** Everything gets one time, since what was written when stands in the index. */
const AT = new Date('2000-01-01T00:00:00Z');

/** Makes the text of the last entry of what the others came to. */
type IndexOf = (zipped: readonly Zipped[]) => ZipEntry & { readonly text: string };

/** An archive of a cluster is its owner's alone. */
const MODE = 0o600;

/**
 * Writes an archive that its owner alone can read, at once or not at all: an archive that had this name before is replaced
 * by a whole one, or stays.
 * @param path whole path of the archive
 * @throws CommandError (usage) when it cannot be written, or an entry not be read
 */
export function writeZip(path: string, entries: readonly ZipEntry[], indexOf: IndexOf): Promise<readonly Zipped[]> {
  return putFile(path, { write: (beside) => writeEntries(beside, entries, indexOf), mode: MODE });
}

/** One entry after the other, and last the index of all of them; no entry is ever whole in memory. */
async function writeEntries(path: string, entries: readonly ZipEntry[], indexOf: IndexOf): Promise<readonly Zipped[]> {
  const file = createWriteStream(path, { flags: 'wx', mode: MODE });
  const written = finished(file);
  // It may fail while an entry is read, when nobody waits for it yet: an error that nobody hears would end the process.
  written.catch(() => undefined);
  let failure: unknown;
  const zip = new Zip((error, chunk, isLast) => {
    failure ??= error ?? undefined;
    file.write(chunk);
    if (isLast) file.end();
  });
  const zipped: Zipped[] = [];
  for (const entry of entries) zipped.push(await add(zip, entry, file));
  await add(zip, indexOf(zipped), file);
  zip.end();
  await written;
  if (failure !== undefined) throw failure as Error;
  return zipped;
}

async function add(
  zip: Zip,
  entry: ZipEntry,
  file: NodeJS.WritableStream & { writableNeedDrain: boolean },
): Promise<Zipped> {
  const packed = new ZipDeflate(entry.name, { level: LEVEL });
  packed.mtime = AT;
  zip.add(packed);
  const hash = createHash('sha256');
  let bytes = 0;
  const pieces = 'text' in entry ? [Buffer.from(entry.text)] : createReadStream(entry.path);
  for await (const piece of pieces as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
    packed.push(piece);
    if (file.writableNeedDrain) await once(file, 'drain');
  }
  packed.push(new Uint8Array(0), true);
  return { name: entry.name, bytes, sha256: hash.digest('hex') };
}
