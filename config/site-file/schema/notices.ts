import { z } from 'zod';
import { NOTICE_MODES } from '../../../plan/types/site-rules.ts';
import { field, plainText } from '../../schema/field.ts';
import { secretSchema } from '../../schema/secret.ts';
import { goesStraight } from '../secret-bounds.ts';

const mailServer = z.string().regex(/^(?:\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, {
  error: 'is no server; write its host name or address and its port, such as smtp.example.net:587',
});

const caField = field(
  z
    .string()
    .refine((path) => goesStraight(path) && !/\p{Cc}/u.test(path), {
      error: 'is no whole path of a file; write one that begins at the root, without ".."',
    })
    .optional(),
  {
    sentence:
      "File with the certificates (PEM) that alone the server's must go back to; without it, those that Node knows.",
    example: '/etc/ccmctl/ca.pem',
  },
);

/** The part `notices.mail`. */
export const mailSchema = z.strictObject({
  server: field(mailServer, { sentence: 'Mail server, and its port.', example: 'smtp.example.net:587' }),
  from: field(z.email({ error: 'is no mail address; write one, such as ccmctl@example.net' }), {
    sentence: 'Sender of the mails.',
    example: 'ccmctl@example.net',
  }),
  mode: field(z.enum(NOTICE_MODES).default('errors'), {
    sentence: 'Whether all that asks for people is mailed, or only what went wrong.',
    example: 'errors',
  }),
  tls: field(z.enum(['required', 'offered']).default('required'), {
    sentence:
      'Whether nothing is mailed without TLS (STARTTLS; at port 465 from the first byte), or in clear where it is not offered.',
    example: 'required',
  }),
  ca: caField,
  user: field(plainText.optional(), {
    sentence: 'Name by which the worker logs on to the mail server.',
    example: 'ccmctl',
  }),
  secret: field(secretSchema.optional(), { sentence: 'Where the password of that user lies.', type: 'secret' }),
});

const webhookSchema = z.strictObject({
  url: field(
    z
      .url({
        protocol: /^https$/,
        error: 'is no address of a web server with TLS; write one that begins with https://',
      })
      .refine((url) => !/[@\s]/.test(url), { error: 'holds a user or a blank; write the address alone' }),
    { sentence: 'Address that each notice is posted to.', example: 'https://chat.example.net/hooks/ccm' },
  ),
  secret: field(secretSchema, {
    sentence: 'Where the secret lies that each notice is signed with: `whsec_` and 24 to 64 bytes as base64.',
    type: 'secret',
  }),
  ca: caField,
});

/** The part `notices`. */
export const noticesSchema = z.strictObject({
  mail: field(mailSchema.optional(), { sentence: 'Mail to the people concerned, by their addresses.' }),
  webhooks: field(
    z.array(webhookSchema).max(10, { error: 'has more than 10 entries; keep those in use' }).default([]),
    {
      sentence: 'Web servers that are told.',
    },
  ),
});
