import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';

export interface KeyPair {
  /** In OpenSSH's format. */
  readonly privateKey: string;
  readonly publicKey: string;
}

const generate = (type: 'ed25519' | 'rsa'): KeyPair => {
  const pair =
    type === 'rsa' ? ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }) : ssh2.utils.generateKeyPairSync('ed25519');
  return { privateKey: pair.private, publicKey: pair.public };
};

const isReadable = ({ privateKey, publicKey }: KeyPair): boolean =>
  [privateKey, publicKey].every((text) => !(ssh2.utils.parseKey(text) instanceof Error));

/** A fresh key pair; `rsa` is what old servers have. */
export function makeKeyPair(type: 'ed25519' | 'rsa'): KeyPair {
  // ssh2 1.17 drops leading zero bytes of an ed25519 key: about one in 600 that it makes cannot be read by itself.
  let pair = generate(type);
  while (!isReadable(pair)) pair = generate(type);
  return pair;
}

/** Fingerprint as `ssh-keygen -lf` prints it. */
export function fingerprint({ publicKey }: KeyPair): string {
  const blob = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** Writes a secret into a file that its owner alone can read, and returns the path. */
export async function writeSecret(directory: string, name: string, content: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, name);
  await writeFile(path, content, { mode: 0o600 });
  return path;
}
