import { z } from 'zod';
import type { SecretReference } from '../plan/types/endpoint.ts';
import { loadContent, type Checked, type FileKind } from './load-content.ts';
import type { FileProblem } from './problem.ts';
import { secretSchema } from './schema/secret.ts';

/** A key of the codec: its name, which stands readable beside all that it has encrypted, and where it lies. */
export interface CodecKeyReference {
  readonly id: string;
  readonly key: SecretReference;
}

const KIND: FileKind = {
  name: 'a file of codec keys',
  purpose: 'name namespaces and their keys',
  mostBytes: 64 * 1024,
};

const KEY = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, { error: 'is no name of a key; write letters, digits, and . _ -' }),
  key: secretSchema,
});

const KEYS = z
  .array(KEY)
  .min(1, { error: 'has no key; leave the namespace out where nothing is to be encrypted' })
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, { error: 'names a key twice' });

const FILE = z.strictObject({ namespaces: z.record(z.string().min(1), KEYS) });

type CodecKeysFile = z.infer<typeof FILE>;

function check(content: unknown): Checked<CodecKeysFile> {
  const { success, data, error } = FILE.safeParse(content);
  return success ? { good: true, file: data } : { good: false, problems: error.issues.map(problemOf) };
}

/** A key that was written into the file itself is never repeated. */
const problemOf = ({ path, message, code }: z.core.$ZodIssue): FileProblem => ({
  path: path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment)),
  message: code === 'unrecognized_keys' ? 'has an unknown field; known are namespaces, id and key' : message,
});

/**
 * The keys of a namespace, the first of which encrypts; empty where nothing is encrypted in it.
 * @throws ClusterFileError with its problems, when there is no such file or it is no file of keys
 */
export async function loadCodecKeys(path: string, namespace: string): Promise<readonly CodecKeyReference[]> {
  const { namespaces } = (await loadContent(path, check, KIND)).file;
  return (Object.hasOwn(namespaces, namespace) ? (namespaces[namespace] ?? []) : []).map(({ id, key }) => ({
    id,
    key: key.file === undefined ? { env: key.env ?? '' } : { file: key.file },
  }));
}
