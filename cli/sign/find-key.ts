import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** Names of the keys that `ssh` itself tries, in its order; those in hardware come with the others. */
const USUAL = ['id_ed25519', 'id_ed25519_sk', 'id_ecdsa', 'id_ecdsa_sk', 'id_rsa'];

/** The key that `ssh` itself would try first. @throws CommandError when there is none */
export async function findKey(folder = join(homedir(), '.ssh')): Promise<string> {
  for (const name of USUAL) {
    const path = join(folder, name);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new CommandError(EXIT.usage, `there is no SSH key in ${folder}`, [
    'name one: --sign FILE; of a key that an agent holds, name its public key: --sign FILE.pub',
  ]);
}
