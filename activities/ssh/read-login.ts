import type { ParsedKey } from 'ssh2';
import type { Endpoint, SecretReference } from '../../plan/types/endpoint.ts';
import { openAgent, type Agent } from './agent.ts';
import { readPrivateKey } from './private-key.ts';
import { placeOf, type ReadSecret } from './read-secret.ts';
import { whyNoLine } from './secret-text.ts';

/** What a host is logged on to with; it is kept for the time of the login and no longer. */
export interface Login {
  readonly key?: ParsedKey;
  readonly agent?: Agent;
  readonly password?: string;
  /** Every secret of it as it was read, and the public keys of an agent: to know it again by its fingerprint, and to mask it. */
  readonly secrets: readonly string[];
}

/**
 * Reads key, passphrase and password of an endpoint from where they lie, and asks the ssh-agent for its keys.
 * @throws Error that names the place, what is wrong and what to do; never a part of a secret
 */
export async function readLogin(endpoint: Endpoint, readSecret: ReadSecret): Promise<Login> {
  const password = endpoint.password && (await readLine(endpoint.password, readSecret));
  const passphrase = endpoint.passphrase && (await readLine(endpoint.passphrase, readSecret));
  const keyText = endpoint.key && (await readSecret(endpoint.key));
  const agent = endpoint.agent && (await openAgent());
  const held = agent?.keys.map((key) => key.getPublicSSH().toString('base64')) ?? [];
  const secrets = [keyText, passphrase, password, ...held].filter((secret) => secret !== undefined);
  return {
    ...(endpoint.key && keyText !== undefined && { key: keyAt(endpoint.key, keyText, passphrase) }),
    ...(agent && { agent }),
    ...(password !== undefined && { password }),
    secrets,
  };
}

async function readLine(reference: SecretReference, readSecret: ReadSecret): Promise<string> {
  const text = await readSecret(reference);
  const why = whyNoLine(text);
  if (why !== null) throw new Error(`${placeOf(reference)}: ${why}`);
  return text;
}

function keyAt(reference: SecretReference, text: string, passphrase: string | undefined): ParsedKey {
  try {
    return readPrivateKey(text, passphrase, 'file' in reference ? reference.file : 'FILE');
  } catch (error) {
    throw new Error(`${placeOf(reference)}: ${(error as Error).message}`, { cause: error });
  }
}
