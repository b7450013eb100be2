import { execFileSync } from 'node:child_process';
import { createHash, createHmac, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost } from '../../../activities/ssh/host.ts';
import { readPrivateKey } from '../../../activities/ssh/private-key.ts';
import { readSecret } from '../../../activities/ssh/read-secret.ts';
import { noOpenSsh, startOpenSsh } from './open-ssh-server.ts';

const PASSPHRASE = 'wh1stle-down-the-wind';
const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000 };

type Lock = { readonly cipher: 'aes-256-cbc'; readonly passphrase: string };
const locked: Lock = { cipher: 'aes-256-cbc', passphrase: PASSPHRASE };

/** One RSA key for all: it takes longer to make than everything else here. */
const { privateKey: rsaKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const pkcs8 = (type: 'rsa' | 'ec' | 'ed25519', lock?: Lock): string => {
  if (type === 'rsa') return rsaKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString();
  const { privateKey } = generateKeyPairSync(type as 'ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString();
};

/** A key as PuTTY's program of before 2020 writes it. */
function ppkOfTwo(): string {
  const jwk = rsaKey.export({ format: 'jwk' }) as Record<'e' | 'n' | 'd' | 'p' | 'q' | 'qi', string>;
  const field = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const number = (text: string): Buffer => field(Buffer.concat([Buffer.of(0), Buffer.from(text, 'base64url')]));
  const open = Buffer.concat([field(Buffer.from('ssh-rsa')), number(jwk.e), number(jwk.n)]);
  const secret = Buffer.concat([jwk.d, jwk.p, jwk.q, jwk.qi].map(number));
  const macKey = createHash('sha1').update('putty-private-key-file-mac-key').digest();
  const signed = ['ssh-rsa', 'none', 'a comment', open, secret].map((part) => field(Buffer.from(part as string)));
  const lines = (bytes: Buffer): readonly string[] => bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [
    'PuTTY-User-Key-File-2: ssh-rsa',
    'Encryption: none',
    'Comment: a comment',
    `Public-Lines: ${lines(open).length}`,
    ...lines(open),
    `Private-Lines: ${lines(secret).length}`,
    ...lines(secret),
    `Private-MAC: ${createHmac('sha1', macKey).update(Buffer.concat(signed)).digest('hex')}`,
    '',
  ].join('\n');
}

/** One in some 250 wrong passphrases decrypts, to what is no key. */
function passphraseOfLuck(key: string): string {
  for (let number = 0; ; number += 1) {
    try {
      createPrivateKey({ key, passphrase: `wrong ${number}` });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_OSSL_UNSUPPORTED') return `wrong ${number}`;
    }
  }
}

describe('a private key', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ccmctl-keys-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const generated = (...words: readonly string[]): string => {
    const path = join(folder, words.join('').replaceAll(/\W/g, ''));
    execFileSync('ssh-keygen', ['-q', ...words, '-f', path]);
    return readFileSync(path, 'utf8');
  };

  const READ: readonly (readonly [what: string, make: () => string, isLocked: boolean])[] = [
    ['of OpenSSH, locked', () => generated('-t', 'ed25519', '-a', '1', '-N', PASSPHRASE), true],
    ['of type ECDSA', () => generated('-t', 'ecdsa', '-N', ''), false],
    ['of type RSA in PEM, locked', () => generated('-t', 'rsa', '-b', '2048', '-m', 'PEM', '-N', PASSPHRASE), true],
    ['of type RSA in PKCS8', () => pkcs8('rsa'), false],
    ['of type RSA in PKCS8, locked', () => pkcs8('rsa', locked), true],
    ['of type ECDSA in PKCS8', () => pkcs8('ec'), false],
    ['of type Ed25519 in PKCS8', () => pkcs8('ed25519'), false],
    ['of type Ed25519 in PKCS8, locked', () => pkcs8('ed25519', locked), true],
    ["of PuTTY's second format", ppkOfTwo, false],
  ];

  it.each(READ)('%s is read, with line ends of Windows too', (_what, make, isLocked) => {
    const text = make();
    const data = Buffer.from('to be signed');
    for (const form of [text, text.replaceAll('\n', '\r\n')]) {
      const key = readPrivateKey(form, isLocked ? PASSPHRASE : undefined, 'FILE');
      expect(key.verify(data, key.sign(data))).toBe(true);
    }
    if (!isLocked) return;
    expect(() => readPrivateKey(text, undefined, 'FILE')).toThrow(/locked with a passphrase/);
    expect(() => readPrivateKey(text, 'another', 'FILE')).toThrow(/the passphrase does not unlock the key/);
  });

  it('locked in PKCS8 does not open with a wrong passphrase, and says so, also where that decrypts by chance', () => {
    const key = pkcs8('ed25519', locked);
    const passphrase = passphraseOfLuck(key);
    expect(() => readPrivateKey(key, passphrase, 'FILE')).toThrow(/the passphrase does not unlock the key/);
  });

  it.skipIf(noOpenSsh)('in PKCS8, of PuTTY, and with a passphrase by reference logs on to a real sshd', async () => {
    const server = await startOpenSsh();
    const path = (name: string): string => join(server.folder, name);
    writeFileSync(path('passphrase'), `${PASSPHRASE}\n`, { mode: 0o600 });
    const logsOn = async (name: string, text: string, passphrase?: string): Promise<boolean> => {
      writeFileSync(path(name), text, { mode: 0o600 });
      const key = readPrivateKey(text, passphrase, name);
      appendFileSync(path('authorized_keys'), `${key.type} ${key.getPublicSSH().toString('base64')}\n`);
      const keys = { key: { file: path(name) }, ...(passphrase && { passphrase: { file: path('passphrase') } }) };
      const host = await openHost({ ...server.endpoint, ...keys }, readSecret, LIMITS);
      const { usable } = host;
      host.close();
      return usable;
    };
    expect(await logsOn('locked', pkcs8('ed25519', locked), PASSPHRASE)).toBe(true);
    expect(await logsOn('open', pkcs8('ec'))).toBe(true);
    expect(await logsOn('putty', ppkOfTwo())).toBe(true);
    await server.stop();
  });
});

describe('what is no private key', () => {
  const PATH = '/etc/ccmctl/station.key';
  const { public: openKey } = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });

  it.each([
    [
      'PuTTY, third format',
      'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n',
      `puttygen ${PATH} -O private-openssh`,
    ],
    ['PuTTY, of a type of today', 'PuTTY-User-Key-File-2: ssh-ed25519\nEncryption: none\n', `puttygen ${PATH}`],
    ['of another SSH', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nabc\n', `ssh-keygen -i -f ${PATH}`],
    ['the public key', openKey, 'it is a public key'],
    ['a public key in PEM', '-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----\n', 'it is a public key'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n', 'it is a certificate'],
    ['a password', 'Tr0mbone-of-Jericho', 'no private key that can be read'],
    ['a key that was cut off', '-----BEGIN PRIVATE KEY-----\nMC4CAQAw\n-----END PRIVATE KEY-----\n', 'no private key'],
    ['a key of a strange type', pkcs8('x25519' as never), 'no private key'],
  ])('%s: is named as what it is, with what to do', (_what, text, says) => {
    expect(() => readPrivateKey(text, undefined, PATH)).toThrow(says);
  });
});
