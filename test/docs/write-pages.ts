// `npx tsx test/docs/write-pages.ts`: fills the parts of the documentation that are made from the code.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../repository/tracked-files.ts';
import { fillPage, partsOf } from './generated-parts.ts';
import { readPages } from './pages.ts';

for (const page of await readPages()) {
  if (partsOf(page).length === 0) continue;
  const filled = await fillPage(page);
  if (filled === page.text) continue;
  await writeFile(join(REPOSITORY, page.path), filled);
  process.stdout.write(`${page.path}\n`);
}
