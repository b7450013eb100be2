import { rm } from 'node:fs/promises';
import { fetchFile, fetchText } from './fetch-https.ts';
import type { Way } from './find-or-get.ts';
import { withProgress, type OnProgress } from './progress.ts';
import { unpackProgram } from './unpack-program.ts';

/** Where the makers of Temporal publish each release of the `temporal` program, with a list of checksums beside it. */
export const RELEASES = 'https://github.com/temporalio/cli/releases/download';

/** The publisher's own list: a line for each archive, SHA-256 and name. */
const LIST = 'checksums.txt';

const LARGEST_LIST = 1e6;
const LARGEST_ARCHIVE = 300e6;

export interface Source {
  readonly address: string;
  /** PEM of the only certificate that is trusted there; absent: those that Node trusts. */
  readonly trust?: string;
}

/** The publisher's release: fetched by HTTPS, and only taken when its checksum is the one on the publisher's list. */
export const downloadWay = (version: string, source: Source = { address: RELEASES }): Way => ({
  name: "the publisher's release",
  get: (file, onProgress) => download(version, source, file, onProgress),
});

async function download(version: string, source: Source, file: string, onProgress: OnProgress): Promise<void> {
  const { address, trust } = source;
  const folder = `${address}/v${version}`;
  onProgress(`asking ${address} for Temporal ${version}`);
  const name = archiveOf(version);
  const expected = checksumOf(name, await fetchText(`${folder}/${LIST}`, { limit: LARGEST_LIST, trust }));
  const archive = `${file}.tar.gz`;
  let megabytes = '0';
  const onBytes = (bytes: number): void => {
    megabytes = (bytes / 1e6).toFixed(0);
  };
  const seen = await withProgress(
    onProgress,
    () => `downloading Temporal ${version}: ${megabytes} MB`,
    () => fetchFile(`${folder}/${name}`, archive, { limit: LARGEST_ARCHIVE, trust, onBytes }),
  );
  if (seen !== expected) {
    throw new Error(`${name} has the SHA-256 ${seen}, and the publisher's list says ${expected}: it is not used`);
  }
  await unpackProgram(archive, process.platform === 'win32' ? 'temporal.exe' : 'temporal', file);
  await rm(archive);
}

function archiveOf(version: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const processor = process.arch === 'x64' ? 'amd64' : process.arch;
  return `temporal_cli_${version}_${system}_${processor}.tar.gz`;
}

/** Nothing that the list does not speak of, and nothing of which it says two things, is ever taken. */
function checksumOf(name: string, list: string): string {
  const found = list.split(/\r?\n/).flatMap((line) => {
    const [, checksum, file] = /^([0-9a-f]{64}) [ *](.+)$/i.exec(line) ?? [];
    return checksum !== undefined && file === name ? [checksum.toLowerCase()] : [];
  });
  const [checksum, ...others] = new Set(found);
  if (checksum === undefined) throw new Error(`the publisher's ${LIST} has no checksum of ${name}`);
  if (others.length > 0) throw new Error(`the publisher's ${LIST} has several checksums of ${name}`);
  return checksum;
}
