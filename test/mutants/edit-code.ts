import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is written in place of what, by file. */
export type Edits = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

/**
 * Changes a copy of the code.
 * @throws Error where something to be replaced is not there any more
 */
export async function editCode(root: string, edits: Edits): Promise<void> {
  for (const [file, pairs] of Object.entries(edits)) {
    let code = await readFile(join(root, file), 'utf8');
    for (const [from, to] of pairs) {
      if (!code.includes(from)) throw new Error(`${file} has no "${from}" any more: write the change anew`);
      code = code.replace(from, () => to);
    }
    await writeFile(join(root, file), code);
  }
}
