import { z } from 'zod';
import { field, plainText } from '../../../../config/schema/field.ts';
import { compareOsVersions } from '../../os-version.ts';
import { release } from './release.ts';

/** A version of Cisco's operating system, in any of its spellings. */
export const osVersion = z.string().refine((text) => compareOsVersions(text, text) !== undefined, {
  error: 'is no version of the operating system; write it as Cisco does, such as 2000.2.6sr3',
});

const sqlVersion = z.string().regex(/^\d{1,3}(?:\.\d{1,6}){2,3}$/, {
  error: 'is no version of SQL Server; write it as `select @@version` shows it, such as 8.00.2039',
});

/** The part `matrix` (VER-01, HW-05). */
export const matrixSchema = z.strictObject({
  edition: field(plainText, { sentence: 'Date or edition of the matrix that was read.', example: '2005-02-14' }),
  from: field(z.array(release).min(1, { error: 'is empty; list the releases that may go to the wanted one' }), {
    sentence: 'Releases that may go to the wanted one.',
    example: ['4.0(2a)'],
  }),
  models: field(z.array(plainText).min(1, { error: 'is empty; list the models that are supported' }), {
    sentence: 'Server models that the wanted release supports, exactly as they are printed on the machines.',
    example: ['MCS-7835H-2.4'],
  }),
});

/** The part `latest` (VER-05 to VER-07). */
export const latestSchema = z.strictObject({
  lookedUp: field(z.iso.date({ error: 'is no date; write it as 2005-03-01' }), {
    sentence: 'The day on which the levels were looked up.',
    example: '2005-03-01',
  }),
  operatingSystem: field(osVersion.optional(), {
    sentence: 'Latest upgrade or service release of the operating system.',
    example: '2000.2.6sr3',
  }),
  sqlServer: field(sqlVersion.optional(), {
    sentence: 'Version of SQL Server with its latest service release and hotfixes.',
    example: '8.00.2039',
  }),
  callManager: field(release.optional(), {
    sentence: 'Latest service release of the CallManager release that runs now.',
    example: '4.0(2a)sr2b',
  }),
});
