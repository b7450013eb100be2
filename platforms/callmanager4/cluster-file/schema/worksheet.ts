import { z } from 'zod';
import { secretSchema } from '../../../../config/schema/secret.ts';
import { field, plainText } from '../../../../config/schema/field.ts';

const workgroup = z
  .string()
  .min(1, { error: 'is empty; write the name of the workgroup, such as WRKGRP' })
  .max(15, { error: 'is longer than the 15 characters of a workgroup; shorten it' })
  .refine((name) => !/["/\\[\]:|<>+=;,?*\s\p{Cc}]/u.test(name), {
    error: 'is no name of a workgroup; leave blanks and signs other than - _ . ! @ # $ % & out',
  });

/** What is wrong with a product key and what to do (CFG-13); undefined when it can be one. */
function productKeyProblem(key: string): string | undefined {
  if (key.trim() === '') return 'is empty; write the product key, in its groups of letters';
  if (/^[A-Za-z0-9 ]+$/.test(key) && /\d/.test(key))
    return 'has a digit, and a product key has letters only; look whether it is the letter O and not 0, I and not 1';
  if (!/^[A-Za-z ]+$/.test(key)) return 'is no product key; it has letters only, with blanks between their groups';
  return key.length > 60 ? 'is longer than the 60 characters of a product key; look it up once more' : undefined;
}

const productKey = z.string().superRefine((key, context) => {
  const message = productKeyProblem(key);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

/** The part `worksheet`: of the cluster for all servers, and of a server where it has its own (CFG-01, CFG-10 to CFG-13). */
export const worksheetSchema = z.strictObject({
  workgroup: field(workgroup.optional(), {
    sentence: 'Workgroup that the server is in before and while CallManager is installed (CFG-01).',
    example: 'WRKGRP',
  }),
  userName: field(plainText.optional(), {
    sentence: 'User name that was given to the operating system; the installer shows it, and it is compared (CFG-10).',
    example: 'Telephony Team',
  }),
  organization: field(plainText.optional(), {
    sentence:
      'Organization that was given to the operating system; the installer shows it, and it is compared (CFG-10).',
    example: 'Example Corporation',
  }),
  productKey: field(productKey.optional(), {
    sentence:
      'Product key, letters only: of the cluster for dedicated servers whose release has none printed, of a server its own.',
    example: 'ABCD EFGH IJKL MNOP',
  }),
});

const secretField = (sentence: string): z.ZodOptional<typeof secretSchema> =>
  field(secretSchema.optional(), { sentence, type: 'secret' });

/** The Administrator password of one server, where it is kept apart from the cluster's. */
export const ownAdministratorPassword = secretField(
  "Where this server's Administrator password lies, if apart from the cluster's; `passwords check` compares both.",
);

/** The part `secrets` (PWD-01): where each lies, never a secret itself. */
export const secretsSchema = z.strictObject({
  administratorPassword: secretField('Where the Windows Administrator password of all servers lies.'),
  saPassword: secretField("Where SQL Server's SA password of all servers lies."),
  directoryManagerPassword: secretField("Where the password of DC Directory's Directory Manager lies."),
  privatePasswordPhrase: secretField('Where the Private Password Phrase of the cluster lies.'),
});
