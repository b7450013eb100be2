import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { AttendedRun } from './attended-run.ts';

/** Tabs of a workflow's page in the Temporal UI, by the end of their address. */
export type Tab = 'timeline' | 'history' | 'user-metadata' | 'search-attributes';

/** Address of a workflow's page; without a run, of the workflow's latest one. */
export function addressOf({ uiAddress }: AttendedRun, workflowId: string, tab: Tab, runId?: string): string {
  const workflow = `${uiAddress}/namespaces/default/workflows/${encodeURIComponent(workflowId)}`;
  return runId === undefined ? workflow : `${workflow}/${runId}/${tab}`;
}

/** Opens the page of the cluster's run. */
export async function openRunPage(page: Page, run: AttendedRun, tab: Tab): Promise<void> {
  await page.goto(addressOf(run, run.started.workflowId, tab, run.started.runId));
}

/** The current details: the UI shows Markdown in a frame of its own. */
export const currentDetails = (page: Page): FrameLocator => page.frameLocator('iframe#user-metadata-current-details');

/** Opens one of the dialogs under "More Actions". */
export async function openDialog(page: Page, action: 'Send a Signal' | 'Send an Update'): Promise<Locator> {
  await page.getByRole('button', { name: 'More Actions' }).click();
  await page.getByRole('menuitem', { name: action }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: action }).waitFor();
  return dialog;
}

/** Opens the list of the names that can be sent. */
export async function openNames(dialog: Locator): Promise<Locator> {
  await dialog.locator('button[aria-haspopup]').click();
  return dialog.getByRole('option');
}

/** Chooses a name, writes the JSON into the editor, and sends. */
export async function send(dialog: Locator, name: string, json: string): Promise<void> {
  const names = await openNames(dialog);
  await names.filter({ has: dialog.page().getByText(name, { exact: true }) }).click();
  // `fill` replaces all at once: typed brackets would be closed by the editor once more.
  await dialog.locator('[role=textbox][data-language=json]').fill(json);
  await dialog.getByRole('button', { name: 'Submit' }).click();
}
