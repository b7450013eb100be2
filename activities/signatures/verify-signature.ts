import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGNATURE_NAMESPACE, statementText, type Signed } from '../../plan/statement.ts';
import type { SignedEarly } from '../../plan/types/preflight.ts';
import type { SitePerson } from '../../plan/types/site-rules.ts';
import { runSshKeygen } from './run-ssh-keygen.ts';
import { signatureText } from './signature-text.ts';

/** Everybody is called so in the list of keys that is made for one check: it holds those of one person. */
const SIGNER = 'signer';

/**
 * Has OpenSSH verify that a statement was signed by one of a person's keys, for this product's use.
 * @returns null where it was; otherwise what is wrong with it, for whoever has sent it
 * @throws Error when it cannot be verified here
 */
export function whyNotSigned({ statement, signature }: Signed | SignedEarly, signer: Signer): Promise<string | null> {
  if (signature === undefined) return Promise.resolve('it is not signed');
  return whyNotBy(signer, { text: statementText(statement), signature, namespace: SIGNATURE_NAMESPACE });
}

/** Whoever signs: a person of a site, or one of its workers. */
export type Signer = Pick<SitePerson, 'name' | 'keys'>;

/** The same for any text that was signed for one use. */
export function whyNotBy(
  { name, keys }: Signer,
  { text, signature, namespace }: { readonly text: string; readonly signature: string; readonly namespace: string },
): Promise<string | null> {
  const armored = signatureText(signature);
  if (armored === undefined)
    return Promise.resolve('the signature is none of ssh-keygen; it begins with -----BEGIN SSH SIGNATURE-----');
  if (keys.length === 0) return Promise.resolve(`the site file has no key of ${name}`);
  return withFiles(armored, { keys, namespace }, async ({ signatureFile, keysFile }) => {
    const common = ['-n', namespace, '-s', signatureFile];
    const verified = await runSshKeygen(['-Y', 'verify', '-f', keysFile, '-I', SIGNER, ...common], text);
    if (verified.ok) return null;
    // Whose key made it is told only where it is a signature of that text.
    const made = await runSshKeygen(['-Y', 'check-novalidate', ...common], text);
    if (!made.ok) return `the signature is not one of this text, for ${namespace}: ${text}`;
    const [key = 'another key'] = /SHA256:[A-Za-z0-9+/]+/.exec(made.stdout) ?? [];
    return `it is signed by ${key}, which is no key of ${name} in the site file (any more)`;
  });
}

interface Files {
  readonly signatureFile: string;
  readonly keysFile: string;
}

/** `ssh-keygen` reads both from files; they are gone when the work is done. */
async function withFiles<R>(
  signature: string,
  { keys, namespace }: { readonly keys: readonly string[]; readonly namespace: string },
  work: (files: Files) => Promise<R>,
): Promise<R> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-signature-'));
  try {
    const files = { signatureFile: join(folder, 'signature'), keysFile: join(folder, 'keys') };
    const lines = keys.map((key) => `${SIGNER} namespaces="${namespace}" ${key}\n`);
    await Promise.all([writeFile(files.signatureFile, signature), writeFile(files.keysFile, lines.join(''))]);
    return await work(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
