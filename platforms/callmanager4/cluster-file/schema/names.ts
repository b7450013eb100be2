import { z } from 'zod';
import { field } from '../../../../config/schema/field.ts';

/** A DNS domain: labels of letters, digits and hyphens, without a dot in front or behind. */
export const dnsSuffix = z
  .string()
  .regex(/^(?=.{1,200}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*$/, {
    error: 'is no DNS domain; write letters, digits and hyphens with dots between, such as voice.example.com',
  });

/** The part `names` (NAM-02, NET-23, NET-27). */
export const namesSchema = z.strictObject({
  by: field(z.enum(['files', 'network']).optional(), {
    sentence:
      'What resolves the names of the servers: HOSTS and LMHOSTS on each (files), or DNS and WINS (network); one kind for the cluster.',
    example: 'network',
  }),
  dnsSuffix: field(dnsSuffix.optional(), {
    sentence: 'DNS domain of the servers; without it nobody compares their suffixes.',
    example: 'voice.example.com',
    type: 'DNS domain',
  }),
  backupDnsSuffix: field(dnsSuffix.optional(), {
    sentence: "DNS domain of the backup's network directory, where that is another one.",
    example: 'backup.example.com',
    type: 'DNS domain',
  }),
});
