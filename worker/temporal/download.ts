import { createWriteStream } from 'node:fs';
import { chmod, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Way } from './find-or-get.ts';
import { withProgress } from './progress.ts';
import type { OnProgress } from './progress.ts';
import { runProgram } from './run-program.ts';

/** Where the Temporal SDK itself gets its development and test servers from. */
export const SDK_DOWNLOADS = 'https://temporal.download';

/** Where there is no way out, this must be noticed fast: it is tried before ways that take minutes. In milliseconds. */
const ANSWER_WITHIN = 5_000;
/** A download that stands still for so long is given up, in milliseconds. */
const STALLED_AFTER = 20_000;

/** One thing that the SDK downloads: its path below the address, and its version. */
export interface Downloadable {
  readonly product: 'cli' | 'temporal-test-server';
  readonly version: string;
}

interface ArchivePlace {
  readonly archiveUrl: string;
  readonly fileToExtract: string;
}

/** The way that the SDK goes, with a short limit of time and with progress. */
export const downloadWay = (thing: Downloadable, from: string = SDK_DOWNLOADS): Way => ({
  name: "the SDK's download",
  get: (file, onProgress) => download(thing, from, file, onProgress),
});

async function download(thing: Downloadable, from: string, file: string, onProgress: OnProgress): Promise<void> {
  onProgress(`asking ${from} for ${thing.product} ${thing.version}`);
  const place = await askForArchive(thing, from);
  const archive = `${file}.tar.gz`;
  let megabytes = '0';
  const count = (bytes: number): void => {
    megabytes = (bytes / 1e6).toFixed(0);
  };
  await withProgress(
    onProgress,
    () => `downloading ${thing.product} ${thing.version}: ${megabytes} MB`,
    () => fetchFile(place.archiveUrl, archive, count),
  );
  await runProgram('tar', ['-xzf', archive, '-C', dirname(file), place.fileToExtract]);
  await rename(join(dirname(file), place.fileToExtract), file);
  await chmod(file, 0o755);
}

async function askForArchive({ product, version }: Downloadable, from: string): Promise<ArchivePlace> {
  const query = new URLSearchParams({
    platform: process.platform === 'win32' ? 'windows' : process.platform,
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    format: 'tar.gz',
  });
  const answer = await fetchOrExplain(`${from}/${product}/${version}?${query.toString()}`, ANSWER_WITHIN);
  const place = (await answer.json()) as Partial<ArchivePlace>;
  if (!place.archiveUrl || !place.fileToExtract) throw new Error(`${from} answered without an archive`);
  return { archiveUrl: place.archiveUrl, fileToExtract: place.fileToExtract };
}

async function fetchFile(url: string, file: string, onBytes: (bytes: number) => void): Promise<void> {
  const stalled = new AbortController();
  const watch = setTimeout(() => stalled.abort(new Error(`${url} stood still`)), STALLED_AFTER);
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      watch.refresh();
      onBytes(bytes);
      done(null, chunk);
    },
  });
  try {
    const answer = await fetch(url, { signal: stalled.signal });
    if (!answer.ok || !answer.body) throw new Error(`${url} answered ${answer.status}`);
    await pipeline(Readable.fromWeb(answer.body), counter, createWriteStream(file));
  } finally {
    clearTimeout(watch);
  }
}

async function fetchOrExplain(url: string, within: number): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, { signal: AbortSignal.timeout(within) });
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`${url}: ${cause instanceof Error ? cause.message : message}`, { cause: error });
  }
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer;
}
