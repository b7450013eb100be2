import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAttendedRun, type AttendedRun } from './attended-run.ts';
import { findBrowser, openBrowser, type OpenBrowser } from './open-browser.ts';
import { currentDetails, openDialog, openNames, openRunPage, send } from './run-page.ts';

const browser = await findBrowser();
const skipped = browser ? '' : ' (skipped: there is no Chromium; apt-get install chromium)';

const PROMPT = 'AAR-PUB/disc-1';

describe.skipIf(!browser)(`the Temporal UI of a run that waits for a person${skipped}`, () => {
  let run: AttendedRun;
  let open: OpenBrowser;

  beforeAll(async () => {
    run = await startAttendedRun([PROMPT]);
    open = await openBrowser(browser ?? '');
    await run.untilAsked(PROMPT);
  });
  afterAll(async () => {
    await open?.close();
    await run?.stop();
  });

  it('shows first what is asked, then the JSON to paste and the state of each server', async () => {
    await openRunPage(open.page, run, 'user-metadata');
    const details = currentDetails(open.page);
    await details.getByRole('heading').first().waitFor();
    expect(await details.getByRole('heading').allInnerTexts()).toEqual([
      'Asked: Insert disc 1 at AAR-PUB',
      'demo-aarhus is running: it carries out the plan',
    ]);
    const { signal } = await run.untilAsked(PROMPT);
    expect(JSON.parse(await details.locator('pre').innerText())).toEqual(signal);
    const items = await details.getByRole('listitem').allInnerTexts();
    expect(items).toContainEqual(expect.stringMatching(/Disk 1 of 2/));
    expect(items).toContainEqual(expect.stringMatching(/^differs: the screen shows something else/));
    expect(items).toContain('AAR-PUB (publisher): asking, at “Insert disc 1 at AAR-PUB”');
    expect(items).toContain('AAR-SUB (secondary): waiting');
  });

  it('shows in its search attributes which cluster, stage and server it works on, and what it waits for', async () => {
    await openRunPage(open.page, run, 'search-attributes');
    const shown = open.page.locator('main');
    for (const [name, value] of [
      ['CcmCluster', 'demo-aarhus'],
      ['CcmProcedure', 'upgrade'],
      ['CcmStage', 'publisher'],
      ['CcmServer', 'AAR-PUB'],
      ['CcmAwaiting', 'REHEARSAL Insert disc 1 at AAR-PUB'],
    ]) {
      await shown.getByText(`"${name}": "${value}"`).waitFor();
    }
  });

  it('names the looks, the plan and the reminders in its timeline', async () => {
    await openRunPage(open.page, run, 'timeline');
    const labels = open.page.locator('main svg text');
    for (const summary of ['remind: Insert disc 1 at AAR-PUB', 'look at AAR-SUB', 'plan the upgrade']) {
      await labels.filter({ hasText: summary }).first().waitFor({ state: 'attached' });
    }
  });

  it('names every look and every act by its check or action, in the words of the plan', async () => {
    await openRunPage(open.page, run, 'timeline');
    const labels = open.page.locator('main svg text');
    for (const summary of [
      'AAR-PUB has 1 GB of memory',
      'reboot • Reboot AAR-PUB',
      'rebooted • done? Reboot AAR-PUB',
    ]) {
      await labels.filter({ hasText: summary }).first().waitFor({ state: 'attached' });
    }
  });

  it('says in its dialogs what each message is for', async () => {
    for (const dialogName of ['Send a Signal', 'Send an Update'] as const) {
      await openRunPage(open.page, run, 'user-metadata');
      const names = await openNames(await openDialog(open.page, dialogName));
      await names.filter({ hasText: 'answer' }).first().waitFor();
      const texts = (await names.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
      for (const described of [
        /^approve Approve exactly one plan/,
        /^answer Answer an open prompt with the JSON that the tab User Metadata shows/,
        /^hold Hold before the next step/,
        /^resume Go on after a hold/,
        /^stop Stop after the server that is being worked on/,
      ]) {
        expect(texts).toContainEqual(expect.stringMatching(described));
      }
    }
  });

  it('shows in its dialog why an answer is refused, such as one with the name left as it was', async () => {
    await openRunPage(open.page, run, 'user-metadata');
    const json = await currentDetails(open.page).locator('pre').innerText();
    const dialog = await openDialog(open.page, 'Send an Update');
    await send(dialog, 'answer', json);
    await dialog
      .getByText(/"by" is "<your name>", which an example left open/)
      .first()
      .waitFor();
    expect((await run.untilAsked(PROMPT)).id).toBe(`${PROMPT}#1`);
  });

  it('shows what somebody has written as text, whatever HTML, Markdown or sign it tries', async () => {
    const hostile =
      '<img src=x onerror="document.title=1"><script>document.title=2</script> [press](javascript:alert(1)) ' +
      '![i](http://localhost/i.png) **bold** `code` # \u202Eright to left\u202C ``` <!-- -->';
    const asked = await run.untilAsked(PROMPT);
    await run.answer({ prompt: asked.id, value: 'differs', by: 'Mette Holm', note: hostile });
    await run.until('decision', ({ prompts }) => prompts.some(({ title }) => title.startsWith('Decide')));
    await openRunPage(open.page, run, 'user-metadata');
    const details = currentDetails(open.page);
    const said = details.getByRole('listitem').filter({ hasText: 'Mette Holm answered' });
    await said.first().waitFor();
    const text = await said.first().innerText();
    for (const part of ['<img src=x onerror=', '<script>', '[press](javascript:alert(1))', '**bold**', '`code`']) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(await said.locator('img, script, a, strong').count()).toBe(0);
    const decision = await run.untilAsked(PROMPT);
    await run.answer({ prompt: decision.id, value: 'ask-again', by: 'Mette Holm', note: 'it was the right one' });
    await run.until('prompt anew', ({ prompts }) => prompts.some(({ title }) => title.startsWith('Insert disc 1')));
  });

  it('takes an answer that is pasted into its dialog, and the run goes on', async () => {
    await openRunPage(open.page, run, 'user-metadata');
    const json = await currentDetails(open.page).locator('pre').innerText();
    const dialog = await openDialog(open.page, 'Send a Signal');
    await send(dialog, 'answer', json.replace('<your name>', 'Mette Holm'));
    const { journal } = await run.until('end of the step', (status) =>
      status.journal.some(({ kind, step }) => kind === 'step' && step === PROMPT),
    );
    const ofStep = journal.filter(({ step }) => step === PROMPT).map(({ kind, text }) => `${kind}: ${text}`);
    expect(ofStep).toContain('answered: Mette Holm answered "done"');
    expect(ofStep.at(-1)).toContain('the disc CCM_412_1 is in the drive D:');
  });
});
