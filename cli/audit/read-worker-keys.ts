import { readFile } from 'node:fs/promises';
import { readPublicKey } from '../../config/site-file/public-key.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** Public keys in a file, a line each. @throws CommandError where one is none, or there is none */
export async function readWorkerKeys(path: string): Promise<readonly string[]> {
  const texts = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const keys = texts.map((text) => readPublicKey(text.trim()));
  const bad = keys.findIndex(({ good }) => !good);
  if (bad < 0 && keys.length > 0) return keys.flatMap((key) => (key.good ? [key.line] : []));
  const why = keys[bad];
  throw new CommandError(
    EXIT.usage,
    `${path} holds no public key${why && !why.good ? `: line ${bad + 1} ${why.why}` : ''}`,
    ['name the .pub file of the worker’s key, or the site file: --site-file FILE'],
  );
}
