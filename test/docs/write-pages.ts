// `npx tsx test/docs/write-pages.ts`: writes what of the documentation is made from the code, whole pages and parts of pages.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../repository/tracked-files.ts';
import { fillPage, partsOf } from './generated-parts.ts';
import { readPages } from './pages.ts';
import { makeReferencePage, REFERENCE_PATHS } from './reference-pages.ts';

for (const path of REFERENCE_PATHS) await keep(path, await makeReferencePage(path));
for (const page of await readPages()) if (partsOf(page).length > 0) await keep(page.path, await fillPage(page));

/** Writes a page where its text is another one, and says so. */
async function keep(path: string, text: string): Promise<void> {
  const file = join(REPOSITORY, path);
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return;
  await writeFile(file, text);
  process.stdout.write(`${path}\n`);
}
