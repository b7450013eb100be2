import { execFile } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putFile } from '../../cli/put-file.ts';
import { runInProcess } from './run-ccmctl.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-put-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const PAGE = '<!doctype html>new';
const put = (name: string, more: { readonly mode?: number; readonly replacesAny?: boolean } = {}) =>
  putFile(join(folder, name), { write: (beside) => writeFile(beside, PAGE, { flag: 'wx' }), ...more });

describe('a file that is put where somebody has named it', () => {
  it.each([
    ['nothing', async () => undefined],
    ['an empty file', (path: string) => writeFile(path, '')],
    ['a file of the same kind', (path: string) => writeFile(path, '<!doctype html>old')],
  ])('lies there whole where %s was, and nothing else does', async (_what, before) => {
    await before(join(folder, 'it'));
    await put('it');
    expect(await readFile(join(folder, 'it'), 'utf8')).toBe(PAGE);
    expect(await readdir(folder)).toEqual(['it']);
  });

  it('gets the folders that it needs, whatever they are called', async () => {
    await put('ein Ordner/größer/it');
    expect(await readFile(join(folder, 'ein Ordner/größer/it'), 'utf8')).toBe(PAGE);
  });

  it.each<[string, (path: string) => Promise<unknown>, string]>([
    ['a cluster file', (path) => writeFile(path, 'cluster: berlin\n'), 'something else lies there'],
    ['a key', (path) => writeFile(path, '-----BEGIN OPENSSH PRIVATE KEY-----\n'), 'something else lies there'],
    ['a shorter file of something else', (path) => writeFile(path, 'x'), 'something else lies there'],
    ['a folder', (path) => mkdir(path), 'it is a folder'],
    ['a pipe', (path) => promisify(execFile)('mkfifo', [path]), 'no ordinary file'],
    ['a link that leads nowhere', (path) => symlink('nowhere', path), 'leads nowhere'],
  ])('never takes the place of %s, and leaves nothing beside it', async (_what, before, told) => {
    const path = join(folder, 'it');
    await before(path);
    const there = await lstat(path);
    await expect(put('it')).rejects.toThrow(told);
    const { ino, mode, size } = await lstat(path);
    expect({ ino, mode, size }).toEqual({ ino: there.ino, mode: there.mode, size: there.size });
    expect(await readdir(folder)).toEqual(['it']);
  });

  it('leaves what was there when it cannot be written', async () => {
    await writeFile(join(folder, 'it'), '<!doctype html>old');
    const failing = async (beside: string): Promise<void> => {
      await writeFile(beside, 'half');
      throw new Error('the disk is full');
    };
    await expect(putFile(join(folder, 'it'), { write: failing })).rejects.toThrow('cannot write');
    expect(await readFile(join(folder, 'it'), 'utf8')).toBe('<!doctype html>old');
    expect(await readdir(folder)).toEqual(['it']);
  });

  it('leaves a link a link, and keeps the permissions of what was there, or takes those it must have', async () => {
    await writeFile(join(folder, 'it'), 'answers', { mode: 0o600 });
    await symlink('it', join(folder, 'link'));
    await put('link', { replacesAny: true });
    expect(await readlink(join(folder, 'link'))).toBe('it');
    expect(await readFile(join(folder, 'it'), 'utf8')).toBe(PAGE);
    expect((await stat(join(folder, 'it'))).mode & 0o777).toBe(0o600);
    await chmod(join(folder, 'it'), 0o644);
    await put('it', { mode: 0o600 });
    expect((await stat(join(folder, 'it'))).mode & 0o777).toBe(0o600);
  });
});

describe('a slip of the keyboard', () => {
  it('costs no cluster file', async () => {
    const file = join(folder, 'berlin.yaml');
    const text = await readFile(new URL('../../config/examples/two-servers.yaml', import.meta.url), 'utf8');
    await writeFile(file, text);
    const { exitCode, stderr } = await runInProcess(['worksheet', file, '--procedure', 'upgrade', '--html', file]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('name another file')]);
    expect(await readFile(file, 'utf8')).toBe(text);
  });
});
