import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSecretWithin } from '../../../activities/ssh/read-secret.ts';
import { siteFrom, smallSite } from '../../config/site-file/site-content.ts';

const SECRET = 'Tr0mbone-of-Jericho';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'secret-within-'));
  for (const name of ['of-site', 'other']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'secret'), SECRET, { mode: 0o600 });
  }
  symlinkSync(join(folder, 'other', 'secret'), join(folder, 'of-site', 'link'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.unstubAllEnvs());

/** A site whose secrets may come from these folders and variables. */
const siteOf = (folders: readonly string[], variables: readonly string[] = []) =>
  siteFrom({
    ...smallSite(),
    secrets: { folders: folders.map((name) => join(folder, name)), variables },
    hosts: smallSite().hosts.map(({ key: _, ...host }) => ({ ...host, agent: true })),
  });

describe('at a site, a secret is read', () => {
  const read = readSecretWithin(() => Promise.resolve(siteOf(['of-site'], ['CCM_SECRET'])));

  it('from its folders and variables', async () => {
    vi.stubEnv('CCM_SECRET', SECRET);
    expect(await read({ file: join(folder, 'of-site', 'secret') })).toBe(SECRET);
    expect(await read({ env: 'CCM_SECRET' })).toBe(SECRET);
  });

  it.each<[string, () => { file: string } | { env: string }]>([
    ['a file elsewhere', () => ({ file: join(folder, 'other', 'secret') })],
    ['a link that leads elsewhere', () => ({ file: join(folder, 'of-site', 'link') })],
    ['a way up', () => ({ file: `${folder}/of-site/../other/secret` })],
    ['another variable', () => ({ env: 'CCM_OTHER' })],
  ])('and from nowhere else: not by %s', async (_, reference) => {
    vi.stubEnv('CCM_OTHER', SECRET);
    const failure = await read(reference()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect((failure as Error).message).toMatch(/: it (lies in no folder|is no variable|is no whole path)/);
    expect((failure as Error).message).not.toContain(SECRET);
  });

  it('by what the site file says at that moment, and not while it cannot be read', async () => {
    let site = siteOf(['of-site']);
    const now = readSecretWithin(() =>
      site.name === 'gone' ? Promise.reject(new Error('gone')) : Promise.resolve(site),
    );
    const reference = { file: join(folder, 'of-site', 'secret') };
    expect(await now(reference)).toBe(SECRET);
    site = siteOf(['other']);
    await expect(now(reference)).rejects.toThrow('lies in no folder');
    site = { ...site, name: 'gone' };
    await expect(now(reference)).rejects.toThrow('gone');
  });
});
