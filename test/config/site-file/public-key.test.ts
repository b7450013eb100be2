import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPublicKey } from '../../../config/site-file/public-key.ts';

const KINDS = [
  ['ed25519', []],
  ['ecdsa', ['-b', '256']],
  ['ecdsa', ['-b', '384']],
  ['ecdsa', ['-b', '521']],
  ['rsa', ['-b', '2048']],
] as const;

let folder: string;
const files = KINDS.map(([type, more]) => [type, ...more].join(''));

/** Key pairs as the real program makes them. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'public-key-'));
  for (const [index, [type, more]] of KINDS.entries())
    execFileSync('ssh-keygen', [
      '-q',
      '-t',
      type,
      ...more,
      '-N',
      '',
      '-C',
      'a comment',
      '-f',
      join(folder, files[index] ?? ''),
    ]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('a public key', () => {
  it.each(files)('is taken as ssh-keygen writes it, without its comment: %s', (name) => {
    const line = read(`${name}.pub`).trim();
    expect(readPublicKey(`${line}\n`)).toEqual({
      good: true,
      line: line.split(' ').slice(0, 2).join(' '),
      type: line.split(' ')[0],
    });
  });

  it.each(files)('is no longer one when a letter is lost or put in: %s', (name) => {
    const [type = '', base64 = ''] = read(`${name}.pub`).split(' ');
    fc.assert(
      fc.property(fc.nat(base64.length - 1), fc.constantFrom('', 'AA', '!', '\n', ' '), (at, put) => {
        expect(readPublicKey(`${type} ${base64.slice(0, at)}${put}${base64.slice(at + 1)}`).good).toBe(false);
      }),
    );
  });

  it.each(files)('is no key of another type than it says: %s', (name) => {
    const [type, base64 = ''] = read(`${name}.pub`).split(' ');
    for (const other of files.map((file) => read(`${file}.pub`).split(' ')[0]).filter((one) => one !== type))
      expect(readPublicKey(`${other} ${base64}`)).toMatchObject({
        good: false,
        why: expect.stringMatching(/one type/) as string,
      });
  });

  it.each([
    ['a private key', () => read('ed25519'), /^is a private key/],
    ['nothing', () => '', /^is no public key/],
    ['a certificate', () => 'ssh-ed25519-cert-v01@openssh.com AAAA', /^is no public key/],
    ['a key with options before it', () => `from="10.0.0.1" ${read('ed25519.pub')}`, /^is no public key/],
    ['DSA', () => 'ssh-dss AAAA', /^is no public key/],
    ['the name of a property of all objects', () => 'constructor AAAA', /^is no public key/],
    ['a type alone', () => 'ssh-ed25519', /^is cut off/],
  ])('is not %s, of which nothing is repeated', (_, text, why) => {
    const key = readPublicKey(text());
    expect(key).toMatchObject({ good: false, why: expect.stringMatching(why) as string });
    for (const word of text()
      .split(/\s+/)
      .filter((part) => part.length > 15 && !part.startsWith('ssh-')))
      expect(JSON.stringify(key)).not.toContain(word);
  });

  it('of RSA has 2,048 bits or more', () => {
    execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '1024', '-N', '', '-f', join(folder, 'short')]);
    expect(readPublicKey(read('short.pub'))).toMatchObject({
      good: false,
      why: expect.stringMatching(/1024 bits/) as string,
    });
  });

  it('lies on its curve', () => {
    const [type = '', base64 = ''] = read('ecdsa-b256.pub').split(' ');
    const blob = Buffer.from(base64, 'base64');
    blob.writeUInt8(blob.readUInt8(blob.length - 1) ^ 1, blob.length - 1);
    expect(readPublicKey(`${type} ${blob.toString('base64')}`).good).toBe(false);
  });
});
