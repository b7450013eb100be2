import { z } from 'zod';
import { hostSchema, LOGIN_FIELDS, UNLOCKS_NOTHING } from '../../schema/endpoint.ts';
import { field } from '../../schema/field.ts';

/** What cluster files call a host by. */
export const hostName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
  error: 'is no name of a host; write at most 63 letters, digits, dots, hyphens and underscores',
});

const { port, user, hostKey, algorithms, ...secrets } = LOGIN_FIELDS;

/** One entry of `hosts`. */
export const siteHostSchema = z
  .strictObject({
    name: field(hostName, {
      sentence: 'Name by which cluster files and other hosts name this one.',
      example: 'station',
    }),
    address: field(hostSchema, {
      sentence: 'Host name or address of its SSH server; an address of IPv6 with or without brackets.',
      example: 'ccm-station.example.net',
    }),
    port,
    user,
    ...secrets,
    agent: field(z.literal(true, { error: 'is not true; write true, or leave the line out' }).optional(), {
      sentence: "Whether it is logged on to with what the worker's ssh-agent holds (SSH_AUTH_SOCK), instead of `key`.",
      example: true,
      type: '`true`',
    }),
    hostKey,
    algorithms,
    via: field(hostName.optional(), {
      sentence: 'Name of the host through which this one is reached; without it the worker reaches it by itself.',
      example: 'jump',
    }),
  })
  .superRefine(({ key, passphrase, agent }, context) => {
    const say = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
    if (passphrase !== undefined && key === undefined) say('passphrase', UNLOCKS_NOTHING);
    if (agent && key !== undefined) say('agent', 'is true beside a key; keep one of the two');
  });
