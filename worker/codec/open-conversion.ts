import { loadCodecKeys, type CodecKeyReference } from '../../config/codec-keys-file.ts';
import { SettingsError } from '../../config/settings-error.ts';
import type { Settings } from '../../config/settings.ts';
import { placeOf, readSecretAs, type SecretReader } from '../../activities/ssh/read-secret.ts';
import { encrypted, PLAIN, type Conversion } from './conversion.ts';
import { createEncryption, KEY_BYTES, type CodecKey, type Encryption } from './encryption.ts';

const THIS_MACHINE: SecretReader = {
  machine: 'this machine',
  user: 'the user that this runs as',
  setIt: 'set it, and start this again',
};

/** The keys that payloads of a namespace are encrypted with here, and what they do. */
export interface NamespaceEncryption {
  /** Names of the keys; the first one encrypts. */
  readonly ids: readonly string[];
  readonly encryption: Encryption;
}

/**
 * How values become what Temporal keeps in a namespace: encrypted where the file of codec keys names it.
 * @throws ClusterFileError for the file, SettingsError for a key
 */
export async function openConversion(
  settings: Pick<Settings, 'codecKeysFile'>,
  namespace: string,
): Promise<Conversion> {
  const found = await openEncryption(settings, namespace);
  return found === null ? PLAIN : encrypted(found.encryption);
}

/** The same for whoever encrypts and decrypts by hand; null where nothing is encrypted. */
export async function openEncryption(
  { codecKeysFile }: Pick<Settings, 'codecKeysFile'>,
  namespace: string,
): Promise<NamespaceEncryption | null> {
  if (codecKeysFile === undefined) return null;
  const references = await loadCodecKeys(codecKeysFile, namespace);
  if (references.length === 0) return null;
  const keys = await Promise.all(references.map(readKey));
  return { ids: keys.map(({ id }) => id), encryption: createEncryption(namespace, keys) };
}

async function readKey({ id, key: reference }: CodecKeyReference): Promise<CodecKey> {
  const text = await readSecretAs(THIS_MACHINE, reference).catch((error: Error) => {
    throw new SettingsError(`the codec key ${id}: ${error.message}`);
  });
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === KEY_BYTES && key.toString('base64') === text.trim()) return { id, key };
  throw new SettingsError(
    `the codec key ${id} (${placeOf(reference)}) is not ${KEY_BYTES} bytes in base64\nmake one with: openssl rand -base64 ${KEY_BYTES}`,
  );
}
