import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../../cli/record/page/report-page.ts';
import { findBrowser, openBrowser, type OpenBrowser } from '../../ui/open-browser.ts';
import { sampleRecord } from './sample-record.ts';

const program = await findBrowser();

let folder: string;
let browser: OpenBrowser;

/** Where what gets into a page would send something to. */
const called: string[] = [];
const stranger = createServer((request, response) => {
  // Every browser asks for it by itself.
  if (request.url !== '/favicon.ico') called.push(request.url ?? '');
  response.end('here');
});
const home = (): string => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-report-'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  if (program) browser = await openBrowser(program);
});
afterAll(async () => {
  if (program) await browser.close();
  stranger.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(page: string): Promise<OpenBrowser['page']> {
  const file = join(folder, 'report.html');
  await writeFile(file, page);
  await browser.page.goto(pathToFileURL(file).href);
  return browser.page;
}

/** What would come of a hole in the escaping, wherever it were; all of it calls home. */
const smuggled = (home: string): string => `
  <script>document.title = 'taken over'; fetch('${home}/script')</script>
  <img src="${home}/picture" onerror="document.title = 'taken over'">
  <p style="color: rgb(1, 2, 3)" id="styled">styled</p>
  <style>h1 { color: rgb(1, 2, 3) !important; background: url(${home}/background); }</style>
  <iframe src="${home}/frame"></iframe>
  <link rel="stylesheet" href="${home}/style.css">
  <base href="${home}/">
  <form action="${home}/form" id="form"></form>
</body>`;

describe.skipIf(program === null)('the report in a browser', () => {
  it('has its own style, and runs and loads nothing that got into it', async () => {
    const page = await open(reportPage(sampleRecord()).replace('</body>', smuggled(home())));
    const own = page.url();
    const styleOf = (selector: string, property: string): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`);
    expect(await styleOf('body', 'maxWidth')).not.toBe('none');
    expect(await page.title()).toMatch(/: upgrade, running$/);
    expect(await styleOf('h1', 'color')).not.toBe('rgb(1, 2, 3)');
    expect(await styleOf('#styled', 'color')).not.toBe('rgb(1, 2, 3)');
    await page.evaluate("document.querySelector('#form').submit()");
    expect(await page.evaluate('document.baseURI')).toBe(own);
    // Whatever the page had set out to do was done or refused before another one is here.
    await page.goto(`${home()}/last`);
    expect(called).toEqual(['/last']);
  });

  it('of a rehearsal says so on every sheet of paper', async () => {
    const openItems = Array.from({ length: 300 }, (_, index) => `what is left to do, number ${index}`);
    const printed = async (rehearsal: object): Promise<Buffer> =>
      (await open(reportPage({ ...sampleRecord(), openItems, ...rehearsal }))).pdf({ format: 'A4' });
    const onLab = await printed({ rehearsal: true });
    expect(sheetsOf(onLab)).toBeGreaterThan(3);
    expect(marksOf(onLab)).toBe(sheetsOf(onLab));
    expect(marksOf(await printed({}))).toBe(0);
  });
});

const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

/** How often a PDF draws something turned by 30 degrees, which nothing but the mark of a rehearsal is. */
const marksOf = (pdf: Buffer): number =>
  [...pdf.toString('latin1').matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, stream = '']) =>
      inflateSync(Buffer.from(stream, 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1'),
    )
    .flatMap((drawn) => [...drawn.matchAll(/^(\S+) (\S+) (\S+) (\S+) \S+ \S+ cm$/gm)])
    .filter(([, along, across]) => Math.abs(Math.abs(Number(across) / Number(along)) - Math.tan(Math.PI / 6)) < 0.001)
    .length;
