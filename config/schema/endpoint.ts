import { isIPv6 } from 'node:net';
import { z } from 'zod';
import type { Endpoint, SecretReference } from '../../plan/types/endpoint.ts';
import { field } from './field.ts';
import { secretSchema } from './secret.ts';

/** What is said of a passphrase without a key. */
export const UNLOCKS_NOTHING = 'unlocks no key; say under key where one lies';

/** A name or an IPv4 address; with a colon it would be a port too, or an address of IPv6. */
const NAME = /^[A-Za-z0-9._-]+$/;

/** The address in brackets that stand around one of IPv6 where a port follows it; any other host as it is. */
export const withoutBrackets = (host: string): string => /^\[(.*)\]$/.exec(host)?.[1] ?? host;

const host = z.string().refine((text) => NAME.test(text) || isIPv6(withoutBrackets(text)), {
  error: 'is no host; write a host name or an address alone, and its port under port',
});

/** Host name or address of an SSH server. */
export const hostSchema = field(host, {
  sentence: 'Host name or address of the SSH server; an address of IPv6 with or without brackets.',
  example: 'ccm-station.example.net',
});

const PORT = 'is no port; write a number from 1 to 65535';

/** How an SSH server is spoken with and logged on to, whoever describes it. */
export const LOGIN_FIELDS = {
  port: field(z.int({ error: PORT }).min(1, { error: PORT }).max(65535, { error: PORT }).default(22), {
    sentence: 'TCP port of the SSH server.',
    example: 22,
  }),
  user: field(
    z.string().refine((user) => user !== '' && !/[\s\p{Cc}"]/u.test(user), {
      error: 'is no user; write a name without blanks, such as Administrator',
    }),
    { sentence: 'User to log on as.', example: 'Administrator' },
  ),
  key: field(secretSchema.optional(), { sentence: 'Where the private key lies.', type: 'secret' }),
  passphrase: field(secretSchema.optional(), {
    sentence: 'Where the passphrase lies that unlocks the private key.',
    type: 'secret',
  }),
  password: field(secretSchema.optional(), { sentence: 'Where the password lies.', type: 'secret' }),
  hostKey: field(
    z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, {
      error: 'is no fingerprint; write SHA256: and 43 characters, as ssh-keygen -lf prints them on the host itself',
    }),
    {
      sentence: "Fingerprint of the SSH server's host key, the only one that is accepted.",
      example: 'SHA256:rwS99SycXxiIricBw6gepJmtZge9/PR58W7iyUVMqzc',
    },
  ),
  algorithms: field(
    z
      .array(z.string().regex(/^[A-Za-z0-9@.+-]+$/, { error: 'is no SSH algorithm; write its name, such as ssh-rsa' }))
      .default([]),
    {
      sentence: 'SSH algorithms of old servers, by name, that are allowed for this host beyond the ones of today.',
      example: ['diffie-hellman-group14-sha1', 'ssh-rsa'],
    },
  ),
};

/** What an endpoint says of its own, as an `Endpoint` has it: what is not there is left out. */
export function loginOf({ key, passphrase, password, ...rest }: LoginFields): Omit<Endpoint, 'host'> {
  return {
    ...rest,
    ...(key === undefined ? {} : { key: key as SecretReference }),
    ...(passphrase === undefined ? {} : { passphrase: passphrase as SecretReference }),
    ...(password === undefined ? {} : { password: password as SecretReference }),
  };
}

type LoginFields = z.output<z.ZodObject<typeof LOGIN_FIELDS>>;

/** An SSH server: the station, or a server of the cluster that is reached directly. */
export const endpointSchema = z
  .strictObject({ host: hostSchema, ...LOGIN_FIELDS })
  .superRefine(({ key, passphrase }, context) => {
    if (passphrase !== undefined && key === undefined)
      context.addIssue({ code: 'custom', path: ['passphrase'], message: UNLOCKS_NOTHING });
  });
