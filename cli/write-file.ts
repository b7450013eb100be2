import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { putFile } from './put-file.ts';

/**
 * Writes a file that was named on the command line.
 * @returns its whole path.
 * @throws CommandError (usage) when it cannot be written.
 */
export async function writeNamedFile(folder: string, name: string, content: string): Promise<string> {
  const path = resolve(folder, name);
  await putFile(path, { write: (beside) => writeFile(beside, content, { flag: 'wx' }) });
  return path;
}
