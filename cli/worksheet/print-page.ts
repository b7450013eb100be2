import { execFile } from 'node:child_process';
import { constants, copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findProgram } from '../../worker/temporal/find-program.ts';
import { CommandError } from '../command-error.ts';
import type { Context } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { putFile } from '../put-file.ts';

/** Browsers that print without a window. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** A page of a few sheets is printed in seconds; a browser that takes this long hangs. */
const LIMIT_MILLISECONDS = 60_000;

const BY_HAND = 'write the page with --html, open it in any browser, and print it into a PDF from there';

/**
 * Prints a page into a PDF with the browser of this machine.
 * @returns its whole path.
 * @throws CommandError (unknown) where there is no browser, or it prints nothing; both say how to print by hand; (usage) when
 *   the file cannot be written.
 */
export async function printPage(context: Context, page: string, name: string): Promise<string> {
  const browser = await findBrowser((await context.settings()).programFolders);
  if (browser === null) throw unprinted(`no browser is on this machine to print with (${BROWSERS.join(', ')})`);
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-worksheet-'));
  const path = resolve(context.folder, name);
  try {
    // Printed where nothing lies yet: a file of yesterday would look like what was printed now.
    const printed = await printInto(folder, page, browser);
    await putFile(path, { write: (beside) => copyFile(printed, beside, constants.COPYFILE_EXCL) });
    return path;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function printInto(folder: string, page: string, browser: string): Promise<string> {
  const source = join(folder, 'worksheets.html');
  const printed = join(folder, 'worksheets.pdf');
  try {
    await writeFile(source, page);
    await promisify(execFile)(browser, argumentsFor(source, printed, folder), { timeout: LIMIT_MILLISECONDS });
    await stat(printed);
    return printed;
  } catch {
    throw unprinted(`${browser} printed nothing`);
  }
}

async function findBrowser(folders: readonly string[]): Promise<string | null> {
  for (const name of BROWSERS) {
    const path = await findProgram(name, folders);
    if (path !== null) return path;
  }
  return null;
}

/** A profile of its own, so that no window that is open gets the page. */
const argumentsFor = (source: string, path: string, folder: string): readonly string[] => [
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  `--user-data-dir=${join(folder, 'profile')}`,
  // Chromium refuses its sandbox to the superuser; the page runs and loads nothing by its own policy.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--no-pdf-header-footer',
  `--print-to-pdf=${path}`,
  pathToFileURL(source).href,
];

const unprinted = (why: string): CommandError => new CommandError(EXIT.unknown, why, [BY_HAND]);
