import { readFile, stat } from 'node:fs/promises';
import { readSecretVariable } from '../../config/settings.ts';
import { whyOutside } from '../../config/site-file/secret-bounds.ts';
import type { ReadSite } from '../../plan/types/site-rules.ts';
import type { SecretReference } from '../../plan/types/endpoint.ts';
import { EMPTY, whyNoText } from './secret-text.ts';

/** Reads one secret from where the cluster file says that it lies. */
export type ReadSecret = (reference: SecretReference) => Promise<string>;

/** No key and no password is nearly as long. */
const AT_MOST_BYTES = 64 * 1024;

/** Permission of a file for everybody: to read it, or to put another secret in its place. */
const FOR_ALL = 0o006;

/** Who reads a secret, as messages name it. */
export interface SecretReader {
  /** Such as `the machine of the worker`. */
  readonly machine: string;
  readonly user: string;
  /** What to do where a variable is not set. */
  readonly setIt: string;
}

const THE_WORKER: SecretReader = {
  machine: 'the machine of the worker',
  user: 'the user that the worker runs as',
  setIt: 'set it for the worker and start that again',
};

/** What the system says of a file that cannot be read, in words. */
const WHY_NOT_READ: Readonly<Record<string, (reader: SecretReader) => string>> = {
  ENOENT: ({ machine }) =>
    `there is no such file on ${machine}; put the secret there, or mend the path in the cluster file`,
  EACCES: ({ user }) => `${user} may not read it; give it to that user`,
  EPERM: ({ user }) => `${user} may not read it; give it to that user`,
};

/** How messages name the place of a secret. */
export const placeOf = (reference: SecretReference): string =>
  'file' in reference ? `the file ${reference.file}` : `the variable ${reference.env}`;

/**
 * Reads a secret from its file or its variable of the environment; a line end at its end is not part of it.
 * @throws Error that names the place, what is wrong with it and what to do; never a part of what it holds
 */
export const readSecret: ReadSecret = async (reference) => {
  const secret = await readSecretAs(THE_WORKER, reference);
  if (secret.trim() === '') throw new Error(`${placeOf(reference)}: ${EMPTY}`);
  return secret;
};

/**
 * The same within the bounds that the site file sets at that moment.
 * @returns a reader that throws as above, also for what lies anywhere else, and what `readSite` throws
 */
export const readSecretWithin =
  (readSite: ReadSite): ReadSecret =>
  async (reference) => {
    const why = whyOutside(reference, (await readSite()).secrets);
    if (why !== null) throw new Error(`${placeOf(reference)}: it ${why}`);
    return readSecret(reference);
  };

/**
 * The same for another reader, who may find it empty.
 * @throws Error as above
 */
export async function readSecretAs(reader: SecretReader, reference: SecretReference): Promise<string> {
  const bytes =
    'file' in reference ? await bytesOfFile(reference.file, reader) : bytesOfVariable(reference.env, reader);
  const why = whyNoText(bytes);
  if (why !== null && why !== EMPTY) throw new Error(`${placeOf(reference)}: ${why}`);
  return bytes.toString('utf8').replace(/\r?\n$|\r$/, '');
}

function bytesOfVariable(name: string, { setIt }: SecretReader): Buffer {
  const value = readSecretVariable(name);
  if (value === undefined) throw new Error(`the environment variable ${name} is not set; ${setIt}`);
  return Buffer.from(value);
}

async function bytesOfFile(path: string, reader: SecretReader): Promise<Buffer> {
  const no = (why: string): Error => new Error(`the file ${path}: ${why}`);
  try {
    const { size, mode, ...kind } = await kindOf(path);
    if (kind.isDirectory) throw no('it is a folder; name the file in it');
    if (!kind.isFile) throw no('it is no ordinary file; put the secret into one');
    if (size > AT_MOST_BYTES) throw no(`it has ${size} bytes, too many for a key or a password; is it the right file?`);
    // Windows has no such permissions, and Node shows every file there as open to all.
    if ((mode & FOR_ALL) !== 0 && process.platform !== 'win32') {
      throw no(`everybody on the machine may ${(mode & 0o004) === 0 ? 'write' : 'read'} it; chmod o-rw ${path}`);
    }
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : no(WHY_NOT_READ[code]?.(reader) ?? `it cannot be read (${code})`);
  }
}

async function kindOf(path: string): Promise<{ size: number; mode: number; isFile: boolean; isDirectory: boolean }> {
  const found = await stat(path);
  return { size: found.size, mode: found.mode, isFile: found.isFile(), isDirectory: found.isDirectory() };
}
