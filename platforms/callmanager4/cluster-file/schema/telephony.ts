import { z } from 'zod';
import { field, plainText } from '../../../../config/schema/field.ts';

const limit = z.number({ error: 'is no number' }).optional();

/** One entry of `parameters` (DAT-01 to DAT-04): the documents give no numbers, so somebody looks them up. */
export const parameterSchema = z.strictObject({
  name: field(plainText, { sentence: 'Name of the service parameter.', example: 'T302Timer' }),
  suggested: field(plainText, { sentence: 'Value that the wanted release suggests.', example: '15000' }),
  suggestedBefore: field(plainText.optional(), {
    sentence: 'Value that the release of now suggests, where it is another one.',
    example: '10000',
  }),
  minimum: field(limit, { sentence: 'Smallest value in the wanted release.', example: 3000 }),
  maximum: field(limit, { sentence: 'Largest value in the wanted release.', example: 15000 }),
});

/** One entry of `cdrSoftware` (DAT-07). */
export const cdrSoftwareSchema = z.strictObject({
  name: field(plainText, { sentence: 'What the software is called.', example: 'Billing Reporter' }),
  vendor: field(plainText, {
    sentence: 'Whom to call when it reads no records any more.',
    example: 'Acme, +49 30 1234',
  }),
});

/** Calls after each server; a dozen take half an hour of the window already. */
const MOST_TEST_CALLS = 12;

/** The part `testCalls`. */
export const testCallsSchema = z
  .array(
    z.strictObject({
      name: field(plainText, { sentence: 'Which call it is.', example: 'emergency' }),
      how: field(plainText, {
        sentence: 'What to dial, from where, and what must be heard.',
        example: 'dial 9-911 from 4711; the dispatcher must see the address of the building',
      }),
    }),
  )
  .max(MOST_TEST_CALLS, { error: `has more than ${MOST_TEST_CALLS} calls; keep those that matter at night` });

/** The part `h323` (DAT-11 to DAT-13). */
export const h323Schema = z.strictObject({
  trunks: field(z.array(plainText).default([]), {
    sentence: 'Device names of the intercluster trunks of all clusters that they connect; each must be there once.',
    example: ['ICT-BERLIN-1'],
  }),
  gateways: field(z.array(plainText).default([]), {
    sentence: 'Device names of the H.323 gateways.',
    example: ['gw-1'],
  }),
});
