import { z } from 'zod';
import { field, plainText } from '../../../../config/schema/field.ts';
import type { Support } from '../../types/cluster.ts';

/** Regions that technical support has telephone numbers for. */
const REGIONS = ['Asia-Pacific', 'EMEA', 'USA'] as const satisfies readonly Support['region'][];

/** The part `support` (SUP-07 to SUP-09); no password belongs into it. */
export const supportSchema = z.strictObject({
  contract: field(plainText.optional(), { sentence: 'Number of the service contract with Cisco.', example: '1234567' }),
  reseller: field(plainText.optional(), {
    sentence: 'Whom to call without a contract.',
    example: 'Example Networks, +49 30 5678',
  }),
  region: field(z.enum(REGIONS).optional(), {
    sentence: 'Whose telephone numbers of technical support are the right ones; without it all are shown.',
    example: 'EMEA',
  }),
  account: field(z.boolean().optional(), {
    sentence: 'Whether somebody on site has a user ID of Cisco.com.',
    example: true,
  }),
});
