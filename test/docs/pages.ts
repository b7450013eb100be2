import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY, trackedFiles } from '../repository/tracked-files.ts';

/** A page of the documentation. */
export interface Page {
  /** Below the repository's root. */
  readonly path: string;
  readonly text: string;
}

/** Every page for people: all Markdown of the repository. */
export async function readPages(): Promise<readonly Page[]> {
  const paths = (await trackedFiles()).filter((path) => path.endsWith('.md'));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(REPOSITORY, path), 'utf8') })));
}

/** Code blocks of a page in one language, without their fences. */
export const codeBlocks = ({ text }: Page, language: string): readonly string[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, named]) => named === language)
    .map(([, , block = '']) => block);
