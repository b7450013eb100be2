import { readFile } from 'node:fs/promises';
import { readSecretVariable } from '../../config/settings.ts';
import type { SecretReference } from '../../plan/types/cluster.ts';

/** Reads one secret from where the cluster file says that it lies. */
export type ReadSecret = (reference: SecretReference) => Promise<string>;

/**
 * Reads a secret from its file or its variable of the environment; a line end at the end of a file is not part of it.
 * @throws Error that names the file or the variable, when there is nothing to read
 */
export const readSecret: ReadSecret = async (reference) => {
  if ('file' in reference) return (await readFile(reference.file, 'utf8')).replace(/\r?\n$/, '');
  const value = readSecretVariable(reference.env);
  if (value === undefined) throw new Error(`the environment variable ${reference.env} is not set`);
  return value;
};
