import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { momentOf } from '../../plan/sheet/sheet-of.ts';
import { putWhole } from '../put-whole.ts';

/** Name of the sheet of a cluster: always the same, and no name leads out of the folder. */
export const sheetFile = (folder: string, cluster: string): string =>
  join(folder, `${encodeURIComponent(cluster).replaceAll('.', '%2E')}.txt`);

/** The clocks of a site may differ by so much: a sheet that is newer still is not taken for one. */
const MOST_AHEAD_MS = 3_600_000;

/**
 * Puts a sheet in the place of the one before, whole or not at all; it is on the disk before this returns. Whoever may
 * read the folder reads it.
 * @throws Error when it cannot be written, and where a newer one is there: that of a worker that has come first
 */
export async function putSheet(
  path: string,
  folder: string,
  sheet: { readonly at: string; readonly text: string },
): Promise<void> {
  const there = momentOf(await readFile(path, 'utf8').catch(() => ''));
  if (there !== undefined && there > sheet.at && Date.parse(there) < Date.now() + MOST_AHEAD_MS)
    throw new Error(`a newer one, of ${there}, is there already`);
  await mkdir(folder, { recursive: true });
  await putWhole(path, sheet.text, 0o644);
}
