import { runSshKeygen } from '../signatures/run-ssh-keygen.ts';
import { AUDIT_NAMESPACE, sealText, type Sealed } from './seal-text.ts';

/**
 * Has `ssh-keygen` sign how far a record goes.
 * @param key file of the worker's key, without a passphrase, or of the public half of one that its agent holds
 * @throws Error when it does not sign
 */
export async function signRecord(sealed: Sealed, key: string): Promise<string> {
  const signed = await runSshKeygen(['-q', '-Y', 'sign', '-n', AUDIT_NAMESPACE, '-f', key], sealText(sealed));
  if (signed.ok) return signed.stdout.trim();
  throw new Error(`the key of the audit did not sign (${signed.stderr.trim().slice(0, 200)})`);
}
