import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CommandError } from './command-error.ts';
import { EXIT } from './exit-codes.ts';

/**
 * Writes a file that was named on the command line, with the folders it needs.
 * @returns its whole path.
 * @throws CommandError (usage) when it cannot be written.
 */
export async function writeNamedFile(folder: string, name: string, content: string): Promise<string> {
  const path = resolve(folder, name);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch (error) {
    throw new CommandError(EXIT.usage, `cannot write ${name}: ${(error as Error).message}`);
  }
  return path;
}
