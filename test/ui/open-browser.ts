import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { readSettings } from '../../config/settings.ts';
import { findProgram } from '../../worker/temporal/find-program.ts';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** Path of a browser; null where the machine has none, and nothing can be shown. */
export async function findBrowser(): Promise<string | null> {
  const { programFolders } = readSettings();
  for (const program of PROGRAMS) {
    const path = await findProgram(program, programFolders);
    if (path) return path;
  }
  return null;
}

/** A page of a browser that has never been used before. */
export interface OpenBrowser {
  readonly page: Page;
  close(): Promise<void>;
}

/** A browser for tests talks to nobody but the page that it shows. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a browser with one page of the size of a small laptop. */
export async function openBrowser(executablePath: string): Promise<OpenBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-browser-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    args: QUIET,
    viewport: { width: 1400, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
