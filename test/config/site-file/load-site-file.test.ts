import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ClusterFileError } from '../../../config/problem.ts';
import { loadSiteFile, siteReader } from '../../../config/site-file/load-site-file.ts';
import { siteFrom, smallSite } from './site-content.ts';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'load-site-file-'));
  file = join(folder, 'site.yaml');
});
afterAll(() => rm(folder, { recursive: true }));

const GOOD = stringify(smallSite());

/** What is said of the file, without its folder; empty for a good one. */
async function problems(name = 'site.yaml'): Promise<readonly string[]> {
  try {
    await loadSiteFile(join(folder, name));
    return [];
  } catch (error) {
    if (!(error instanceof ClusterFileError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${folder}/`, ''));
  }
}

describe('a site file', () => {
  it('says the same as YAML and as content, and its hash is of what it says, not of how', async () => {
    await writeFile(file, GOOD);
    const site = await loadSiteFile(file);
    expect(site).toEqual(siteFrom());
    await writeFile(file, `# another comment\n${JSON.stringify(smallSite(), null, 3)}`);
    expect(await loadSiteFile(file)).toEqual(site);
    expect(site.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(JSON.stringify(site))).toEqual(site);
  });

  it('is the example as it stands', async () => {
    const { name, hosts } = await loadSiteFile('config/examples/site.yaml');
    expect([name, Object.keys(hosts)]).toEqual(['aar', ['jump', 'station']]);
    const [first] = (await readFile('config/examples/site.yaml', 'utf8')).split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../../docs/reference/site-file.schema.json');
  });
});

describe('a file that is no site file is refused in a line', () => {
  const bomb = [
    'a0: &a0 [x]',
    ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`),
  ];

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['nothing', () => writeFile(file, ''), /^site\.yaml: is empty; describe a site$/],
    ['8 MB', () => writeFile(file, '').then(() => truncate(file, 8e6)), /has 8000000 bytes; a site file has at most/],
    ['UTF-16', () => writeFile(file, Buffer.from('\uFEFFsite: a', 'utf16le')), /is not UTF-8 text/],
    ['anchors that grow', () => writeFile(file, bomb.join('\n')), /repeats its anchors too often/],
    ['brackets without end', () => writeFile(file, '['.repeat(100_000)), /./],
    ['two documents', () => writeFile(file, `${GOOD}---\n${GOOD}`), /begins a second document/],
    ['a key twice', () => writeFile(file, `${GOOD}site: other\n`), /repeats a key/],
    ['a tag', () => writeFile(file, `${GOOD}audit: !!binary x\n`), /has a tag/],
    ['a cluster file', () => readFile('config/examples/two-servers.yaml').then((bytes) => writeFile(file, bytes)), /./],
  ])('%s', async (_, prepare, words) => {
    await prepare();
    const [first = '', ...more] = await problems();
    expect(first).toMatch(words);
    expect([first, ...more].slice(0, 20).join('\n').length).toBeLessThan(10_000);
    for (const problem of [first, ...more]) expect(problem).toMatch(/^site\.yaml[^\n]+$/);
  });

  it('one that everybody on the machine may write', async () => {
    await writeFile(file, GOOD);
    await chmod(file, 0o646);
    expect(await problems()).toEqual(['site.yaml: may be written by everybody on this machine; chmod o-w site.yaml']);
    await chmod(file, 0o664);
    expect(await problems()).toEqual([]);
  });

  it('a folder, a pipe, a file that is not there', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await problems('pipe')).toEqual(['pipe: is not a regular file; name a site file']);
    expect(await problems('.')).toEqual([`${folder}: is a directory; name a site file`]);
    expect(await problems('none')).toEqual(['none: there is no such file; check the name']);
  });

  it('whatever happened to it, by lines of the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(GOOD.length), fc.nat(8), fc.string({ maxLength: 4 }), async (at, cut, put) => {
        await writeFile(file, GOOD.slice(0, at) + put + GOOD.slice(at + cut));
        for (const problem of await problems()) expect(problem).toMatch(/^site\.yaml:[^\n]+$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a reader of a site file', () => {
  const without = (name: string) => ({ ...smallSite(), people: [...smallSite().people, { name, groups: ['crew'] }] });

  it('gives what the file says at that moment, and the same value while it says the same', async () => {
    await writeFile(file, stringify(without('Pat')));
    const read = siteReader(file);
    const before = await read();
    expect(await read()).toBe(before);
    await writeFile(file, GOOD);
    expect((await read()).people.map(({ name }) => name)).toEqual(['Kim', 'Ada']);
    expect((await read()).hash).not.toBe(before.hash);
  });

  it('follows a file that is replaced, and a link that is set anew', async () => {
    const link = join(folder, 'link.yaml');
    await writeFile(file, GOOD);
    await symlink(file, link);
    const read = siteReader(link);
    const { hash } = await read();
    await writeFile(join(folder, 'next.yaml'), stringify(without('Pat')));
    await rename(join(folder, 'next.yaml'), file);
    expect((await read()).hash).not.toBe(hash);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is gone', () => rm(file)],
    ['says what no site file may', () => writeFile(file, GOOD.replace('Kim', 'Ada'))],
    ['is cut off', () => writeFile(file, GOOD.slice(0, GOOD.indexOf('people')))],
    ['is a folder', () => rm(file).then(() => execFileSync('mkdir', [file]))],
  ])('throws as long as the file %s, and goes on when it is mended', async (_, spoil) => {
    await rm(file, { recursive: true, force: true });
    await writeFile(file, GOOD);
    const read = siteReader(file);
    const good = await read();
    await spoil();
    await expect(read()).rejects.toBeInstanceOf(ClusterFileError);
    await expect(read()).rejects.toThrow(file);
    await rm(file, { recursive: true, force: true });
    await writeFile(file, GOOD);
    expect(await read()).toEqual(good);
  });

  it.skipIf(process.getuid?.() === 0)('throws when it may not be read any more', async () => {
    await writeFile(file, GOOD);
    const read = siteReader(file);
    await read();
    await chmod(file, 0);
    await expect(read()).rejects.toThrow('may not be read by you');
    await chmod(file, 0o600);
  });
});
