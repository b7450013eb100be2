import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SUFFIXES = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];

/** Whether a file is there that this user may execute. */
export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Full path of the first program of that name in the folders, or null when none has it. */
export async function findProgram(name: string, folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    for (const suffix of SUFFIXES) {
      const path = join(folder, `${name}${suffix}`);
      if (await isProgram(path)) return path;
    }
  }
  return null;
}
