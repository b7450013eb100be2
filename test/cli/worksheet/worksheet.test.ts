import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { smallContent, type JsonObject } from '../../platforms/callmanager4/cluster-file/cluster-content.ts';
import { findBrowser } from '../../ui/open-browser.ts';
import { runInProcess } from '../run-ccmctl.ts';

const TWELVE = 'config/examples/twelve-servers.yaml';

const browser = await findBrowser();

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-worksheet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(changes: JsonObject): Promise<string> {
  const path = join(folder, 'cluster.yaml');
  await writeFile(path, stringify({ ...smallContent(), ...changes }));
  return path;
}

const worksheet = (...words: string[]) => runInProcess(['worksheet', ...words]);

describe('ccmctl worksheet', () => {
  it('prints a sheet for every CallManager server in the order of work, or for one (CFG-09)', async () => {
    const all = JSON.parse((await worksheet(TWELVE, '--json')).stdout) as { worksheets: { server: string }[] };
    expect(all.worksheets.map(({ server }) => server)[0]).toBe('FRA-PUB');
    expect(all.worksheets).toHaveLength(9);
    const upgrade = JSON.parse((await worksheet(TWELVE, '--procedure', 'upgrade', '--json')).stdout) as typeof all;
    const plan = JSON.parse((await runInProcess(['plan', TWELVE, '--offline', '--json'])).stdout) as {
      servers: { name: string }[];
    };
    const sheets = upgrade.worksheets.map(({ server }) => server);
    // Application servers come last, and by their own documents.
    expect(sheets).toEqual(plan.servers.map(({ name }) => name).slice(0, sheets.length));
    expect([...sheets].sort()).toEqual(all.worksheets.map(({ server }) => server).sort());
    const one = await worksheet(TWELVE, 'fra-sub4');
    expect(one.stdout.match(/^Worksheet of /gm)).toHaveLength(1);
    expect(one.stdout).toMatch(/Product key +QWER TZUI OPAS DFGH/);
  });

  it('marks what is open, and is no failure: it is there to be filled in (CFG-08)', async () => {
    const run = await worksheet(await fileWith({ worksheet: { workgroup: 'WRKGRP' } }), 'CM-SUB');
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^Organization +OPEN +write organization: TEXT/m);
    expect(run.stdout).toMatch(/^Workgroup +WRKGRP/m);
    const asDocument = JSON.parse((await worksheet(await fileWith({}), 'CM-SUB', '--json')).stdout) as {
      open: { field: string }[];
    };
    expect(asDocument.open.map(({ field }) => field)).toEqual([
      'Dedicated or coresident',
      'Workgroup',
      'User Name',
      'Organization',
      'Product key',
    ]);
  });

  it('has a label for each drive that a plan has pulled or kept, with what it brings back, and for no other (HW-14)', async () => {
    const drives = { model: 'MCS-7845', withoutDrive: 'the way back' };
    const spec = parse(await readFile('config/examples/two-servers.yaml', 'utf8')) as { servers: object[] };
    const [first, ...others] = spec.servers;
    const path = join(folder, 'drives.yaml');
    await writeFile(path, stringify({ ...spec, servers: [{ ...first, ...drives }, ...others] }));
    const page = join(folder, 'drives.html');
    const labelled = async (file: string, procedure: string) => {
      const run = await worksheet(file, '--procedure', procedure, '--html', page, '--json');
      const { worksheets } = JSON.parse(run.stdout) as { worksheets: { labels: { server: string; slot: number | null }[] }[] }; // prettier-ignore
      return worksheets.flatMap(({ labels }) => labels.map(({ server, slot }) => [server, slot]));
    };
    expect(await labelled(path, 'install')).toEqual([]);
    expect(await readFile(page, 'utf8')).not.toContain('class="label"');
    expect(await labelled(path, 'upgrade')).toEqual([['AAR-PUB', 0], ['AAR-PUB', 2]]); // prettier-ignore
    const text = await readFile(page, 'utf8');
    expect(text.match(/class="label"/g)).toHaveLength(2);
    expect(text).toMatch(/AAR-PUB, slot 0[^]*CallManager [^,]+, before [^]*pulled on __+ by __+[^]*AAR-PUB, slot 2/);
    expect((await worksheet(path, 'AAR-PUB', '--procedure', 'upgrade')).stdout).toContain('AAR-PUB, slot 2');
    // Where a person chooses the drive, the slot is filled in by hand.
    expect(await labelled(TWELVE, 'upgrade')).toEqual([['FRA-PUB', null]]);
  });

  it('says which servers there are a sheet for, and that new ones have to be named', async () => {
    const unknown = await worksheet(TWELVE, 'NOBODY');
    expect([unknown.exitCode, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('there is one for each of FRA-PUB'),
    ]);
    const unnamed = await worksheet(TWELVE, '--procedure', 'add-subscriber');
    expect([unnamed.exitCode, unnamed.stderr]).toEqual([
      2,
      expect.stringContaining('name the new ones with --servers'),
    ]);
  });

  it('writes a page of which nothing that stands in the file can act, and that loads nothing', async () => {
    const hostile = "<script>alert('1')</script>\u202e&<img src=x onerror=alert(1)>";
    const file = await fileWith({ worksheet: { userName: hostile, organization: hostile } });
    const run = await worksheet(file, '--html', join(folder, 'sheets.html'));
    expect(run.exitCode, run.stderr).toBe(0);
    const page = await readFile(join(folder, 'sheets.html'), 'utf8');
    expect(page).toContain("default-src 'none'".replaceAll("'", '&#39;'));
    expect(page).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\\u202e&amp;&lt;img');
    expect(page).not.toMatch(/<script|<img|\u202e/);
    expect(page.match(/<article class="sheet">/g)).toHaveLength(3);
    expect(run.stdout).toContain('fields are open for CM-PUB, CM-SEC, CM-SUB');
    const shown = await worksheet(file);
    expect(shown.stdout).not.toContain('\u202e');
  });

  it('of a rehearsal says so on every sheet', async () => {
    const host = { ...smallContent().station, host: '127.0.0.1' };
    const file = await fileWith({ rehearsal: true, station: host });
    const run = await worksheet(file);
    expect(run.stdout.match(/^REHEARSAL Worksheet of /gm)).toHaveLength(3);
    await worksheet(file, '--html', join(folder, 'lab.html'));
    expect(await readFile(join(folder, 'lab.html'), 'utf8')).toContain('<p class="rehearsal-sheet">REHEARSAL</p>');
  });

  it('says how to print by hand where no browser is there', async () => {
    const pdf = join(folder, 'none.pdf');
    const run = await runInProcess(['worksheet', TWELVE, '--pdf', pdf], undefined, { PATH: folder });
    expect([run.exitCode, run.stderr]).toEqual([4, expect.stringMatching(/no browser[^]*write the page with --html/)]);
  });

  it.skipIf(browser === null)(
    'prints one server a sheet into a PDF where a browser is there',
    { timeout: 120_000 },
    async () => {
      const pdf = join(folder, 'sheets.pdf');
      const run = await runInProcess(['worksheet', TWELVE, '--pdf', pdf], undefined, {
        PATH: process.env['PATH'] ?? '',
      });
      expect(run.exitCode, run.stderr).toBe(0);
      const bytes = await readFile(pdf);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThanOrEqual(9);
    },
  );
});
