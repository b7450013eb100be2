// Takes the pictures of `docs/images/` anew: `npx tsx test/ui/take-screenshots.ts`. Needs Chromium; takes a minute.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startAttendedRun, type AttendedRun } from './attended-run.ts';
import { findBrowser, openBrowser } from './open-browser.ts';
import { currentDetails, openRunPage } from './run-page.ts';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));

const SERVER = 'AAR-PUB';
/** The prompts that the two pictures are taken at: a short one, and one at which the server has come far. */
const FIRST = `${SERVER}/disc-1`;
const SECOND = `${SERVER}/finish`;

async function takeAwaiting(page: Page, run: AttendedRun): Promise<void> {
  await openRunPage(page, run, 'user-metadata');
  await currentDetails(page).getByText('waiting').waitFor();
  await page.setViewportSize({ width: 1400, height: 1150 });
  await page.screenshot({ path: `${FOLDER}temporal-ui-awaiting.png` });
}

/** What is used here of an element of the page; the types of browsers are not loaded. */
interface PageElement {
  readonly style: { scrollMarginTop: string };
  scrollIntoView(): void;
}

/** Runs in the page: the element comes to stand below the bar at the top, which would cover it. */
const scrollToIt = (element: PageElement): void => {
  element.style.scrollMarginTop = '80px';
  element.scrollIntoView();
};

async function takeHistory(page: Page, run: AttendedRun): Promise<void> {
  await page.setViewportSize({ width: 1400, height: 900 });
  await openRunPage(page, run, 'timeline');
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await page
    .getByText(/done\? Log on to/)
    .first()
    .waitFor();
  await page.getByRole('heading', { name: 'Timeline' }).evaluate(scrollToIt);
  await page.screenshot({ path: `${FOLDER}temporal-ui-history.png` });
}

const browser = await findBrowser();
if (!browser) throw new Error('there is no Chromium (apt-get install chromium)');
const { page, close } = await openBrowser(browser);
try {
  const run = await startAttendedRun([FIRST, SECOND]);
  try {
    const { signal } = await run.untilAsked(FIRST);
    await takeAwaiting(page, run);
    await run.answer({ ...signal, by: 'Mette Holm' });
    await run.untilAsked(SECOND);
    await takeHistory(page, run);
  } finally {
    await run.stop();
  }
} finally {
  await close();
}
