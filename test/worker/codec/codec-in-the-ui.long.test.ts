import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings, type Settings } from '../../../config/settings.ts';
import { findTemporal } from '../../../worker/temporal/find-binary.ts';
import { startTemporal, type RunningTemporal } from '../../../worker/temporal/start-server.ts';
import { serveCcmctl, type Served } from '../../cli/serve-ccmctl.ts';
import { findBrowser, openBrowser, type OpenBrowser } from '../../ui/open-browser.ts';
import { openDialog, send } from '../../ui/run-page.ts';
import { startShelfRun, type ShelfRun } from '../shelf-run.ts';
import { useCodecKeys } from './codec-keys.ts';

const browser = await findBrowser();
const skipped = browser ? '' : ' (skipped: there is no Chromium; apt-get install chromium)';

describe.skipIf(!browser)(`the Temporal UI with the codec server${skipped}`, () => {
  const keys = useCodecKeys();
  let temporal: RunningTemporal;
  let shelf: ShelfRun;
  let codec: Served;
  let open: OpenBrowser;

  beforeAll(async () => {
    temporal = await startTemporal({ binary: await findTemporal(readSettings()), ui: true });
    const env = { ...(await keys.env('night')), TEMPORAL_ADDRESS: temporal.address };
    const settings: Settings = readSettings({ HOME: process.env['HOME'], ...env });
    codec = await serveCcmctl(['codec', '--port', '0', '--origin', temporal.uiAddress ?? ''], { env });
    shelf = await startShelfRun(settings);
    open = await openBrowser(browser ?? '');
  });
  afterAll(async () => {
    await open?.close();
    await shelf?.end();
    await codec?.end();
    await temporal?.stop();
  });

  test('shows what is encrypted, and encrypts what it sends', async () => {
    const { page } = open;
    const workflow = encodeURIComponent(shelf.run.handle.workflowId);
    await page.goto(`${temporal.uiAddress}/namespaces/default/workflows/${workflow}`);
    const shown = page.locator('main');
    await shown.getByText('readClusterFile').first().waitFor();
    expect(await shown.innerText()).not.toContain('LEFT');

    await page.getByTestId('data-encoder-status').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Use my browser setting').click();
    await dialog.getByRole('textbox').fill(codec.places['endpoint'] ?? '');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await dialog.waitFor({ state: 'hidden' });
    // The page shows what it has read by then, until it is loaded anew.
    await page.reload();
    await shown.getByText('LEFT').first().waitFor();
    const { planHash } = await shelf.run.untilState('awaiting approval');
    const update = await openDialog(page, 'Send an Update');
    await send(update, 'approve', JSON.stringify({ planHash, by: 'Ada' }));
    await shelf.run.untilState('running');
    expect(codec.said()).toBe('');
  });
});
