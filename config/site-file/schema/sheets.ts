import { z } from 'zod';
import { field, phoneNumber, plainText } from '../../schema/field.ts';
import { folder } from './folder.ts';

/** One entry of `support`. */
const supportSchema = z.strictObject({
  name: field(plainText, {
    sentence: 'Who helps, with what they ask for first, such as the number of the contract.',
    example: 'Cisco TAC, contract 1234567',
  }),
  phone: field(phoneNumber, { sentence: 'Telephone number of those.', example: '+32 2 704 55 55' }),
});

/** Where sheets are kept, and what stands on each that no cluster file says. */
export const sheetsSchema = z.strictObject({
  folder: field(folder, {
    sentence:
      'Folder in which a sheet of each cluster is kept up to date, as `<cluster>.txt`; whoever may read it can finish a night.',
    example: '/var/lib/ccmctl/sheets',
  }),
  discs: field(plainText.optional(), {
    sentence: 'Where the installation discs, kept drives and backups lie.',
    example: 'cabinet 3 of the server room; Pat Miller has the key',
  }),
  files: field(plainText.optional(), {
    sentence: 'Where cluster files and downloaded files lie.',
    example: 'share ccm on the file server ops1',
  }),
  workers: field(z.array(plainText).optional(), {
    sentence: 'Machines that run its workers: they are ended before anybody goes on by hand.',
    example: ['ops1', 'ops2'],
    type: 'list of text',
  }),
  support: field(z.array(supportSchema).optional(), {
    sentence: "Whom people call for help who are not of the site; without it the platform's own numbers stand there.",
  }),
});
