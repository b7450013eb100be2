import { z } from 'zod';
import { field } from '../../schema/field.ts';
import { filePath } from '../../schema/secret.ts';
import { folder } from './folder.ts';
import { publicKey } from './people.ts';

/** The part `audit`. */
export const auditSchema = z.strictObject({
  folder: field(folder, {
    sentence: "Folder that all the site's workers share, in which the record of every run is kept.",
    example: '/var/lib/ccmctl/audit',
  }),
  key: field(z.strictObject({ file: field(filePath, { sentence: 'Path of the file.' }) }), {
    sentence:
      "Where each worker's own key lies, which signs the record: a private key without a passphrase, or the `.pub` file of one that its agent holds.",
    example: { file: '/etc/ccmctl/secrets/worker_ed25519' },
    type: 'secret in a file',
  }),
  workers: field(
    z
      .array(publicKey)
      .min(1, { error: 'is empty; write the public key of each worker' })
      .max(20, { error: 'has more than 20 keys; keep those in use' }),
    {
      sentence: "Public keys of the site's workers: what none of them has signed is no record of theirs.",
      example: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBMjcBhqPdKODMnRIOkYNBsZJlUnNBjlPxVbIeRW+LhW worker-1'],
      type: 'list of public keys',
    },
  ),
});
