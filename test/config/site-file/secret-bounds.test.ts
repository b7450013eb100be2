import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyOutside } from '../../../config/site-file/secret-bounds.ts';

let root: string;

/**
 * secrets/key, other/key, secrets-of-others/key; in secrets: a link out to a file, to a folder, to nothing, one that stays
 * within, a circle; and `link`, which leads to secrets.
 */
beforeAll(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'secret-bounds-'));
  for (const folder of ['secrets', 'secrets/deep', 'other', 'secrets-of-others']) mkdirSync(join(root, folder));
  for (const file of ['secrets/key', 'secrets/deep/key', 'other/key', 'secrets-of-others/key'])
    writeFileSync(join(root, file), 'x');
  const links = {
    'secrets/out': 'other/key',
    'secrets/away': 'other',
    'secrets/within': 'secrets/deep',
    link: 'secrets',
    'secrets/circle': 'secrets/circle',
  };
  for (const [at, to] of Object.entries(links)) symlinkSync(join(root, to), join(root, at));
});
afterAll(() => rmSync(root, { recursive: true }));

const fileIsIn = (folder: string, file: string): boolean =>
  whyOutside({ file: join(root, file) }, { folders: [join(root, folder)], variables: [] }) === null;

describe('a secret may come', () => {
  it.each([
    ['secrets', 'secrets/key', true],
    ['secrets', 'secrets/deep/key', true],
    ['secrets', 'secrets/within/key', true],
    ['secrets', 'link/key', true],
    ['link', 'secrets/key', true],
    ['secrets', 'secrets/not-there/yet', true],
    ['secrets', 'other/key', false],
    ['secrets', 'secrets-of-others/key', false],
    ['secrets', 'secrets', false],
    ['secrets', 'secrets/out', false],
    ['secrets', 'secrets/away/key', false],
    ['secrets', 'secrets/away/not-there', false],
    ['secrets/deep', 'secrets/key', false],
  ])('from below %s, and of %s that is %s', (folder, file, may) => {
    expect(fileIsIn(folder, file)).toBe(may);
  });

  it('from a file that is named by its whole path, without going up', () => {
    const bounds = { folders: [join(root, 'secrets')], variables: [] };
    for (const file of [
      `${root}/secrets/../other/key`,
      `${root}/secrets/deep/../key`,
      'secrets/key',
      '',
      '~/key',
      '..',
    ])
      expect(whyOutside({ file }, bounds), file).toMatch(/^is no whole path/);
  });

  it('from a variable that is named, in exactly these letters', () => {
    const bounds = { folders: ['/'], variables: ['CCM_PASSWORD'] };
    expect(whyOutside({ env: 'CCM_PASSWORD' }, bounds)).toBeNull();
    for (const env of ['ccm_password', 'PATH', 'constructor', ''])
      expect(whyOutside({ env }, bounds), env).toMatch(/^is no variable/);
  });

  it('from nowhere where nothing is named', () => {
    const nowhere = { folders: [], variables: [] };
    expect(whyOutside({ env: 'A' }, nowhere)).not.toBeNull();
    expect(whyOutside({ file: '/a' }, nowhere)).not.toBeNull();
  });
});
