import type { ConnectErrorKind } from './connect-error.ts';

/** What a failure to connect comes to, in words: what is wrong and what to do. */
export interface ConnectTrouble {
  readonly kind: ConnectErrorKind;
  readonly says: string;
}

const LOOK_AFTER_HOST = 'see that the host is up and the network lets the worker through';

/** By the code that the system gives. */
const BY_CODE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens on this port; see that the SSH server of the host runs, and compare the port',
  ECONNRESET: `the connection was broken off; ${LOOK_AFTER_HOST}`,
  EPIPE: `the connection was broken off; ${LOOK_AFTER_HOST}`,
  EHOSTUNREACH: `there is no way to the host; ${LOOK_AFTER_HOST}`,
  ENETUNREACH: `there is no way to the host; ${LOOK_AFTER_HOST}`,
  ETIMEDOUT: `the host does not answer; ${LOOK_AFTER_HOST}`,
  ENOTFOUND: 'the worker finds no host of this name; mend the name or write an address',
  EAI_AGAIN: 'the worker has no answer from its name server; mend that or write an address',
};

/** By what ssh2 says when host and worker have no algorithm of a kind in common; an example of what old servers have. */
const BY_KIND: readonly { readonly says: RegExp; readonly what: string; readonly example: string }[] = [
  { says: /host key/, what: 'type of host key', example: 'ssh-rsa' },
  { says: /key exchange/, what: 'key exchange', example: 'diffie-hellman-group14-sha1' },
  { says: /cipher/, what: 'cipher', example: 'aes128-cbc' },
  { says: /MAC/, what: 'MAC', example: 'hmac-sha1' },
];

/** What became of an attempt that ended before the host had let anybody in. */
export function troubleOf(error: Error & { level?: string; code?: string | number }): ConnectTrouble {
  if (error.level === 'handshake') return algorithmTrouble(error.message);
  if (error.level === 'client-timeout') return unreachable(`the host does not answer; ${LOOK_AFTER_HOST}`);
  const known = BY_CODE[String(error.code)];
  if (known) return unreachable(known);
  return unreachable(`the connection ended before anybody was logged on (${error.message}); ${LOOK_AFTER_HOST}`);
}

function algorithmTrouble(message: string): ConnectTrouble {
  const kind = BY_KIND.find(({ says }) => /no matching/.test(message) && says.test(message));
  if (!kind)
    return { kind: 'algorithm', says: `no agreement on how to encrypt (${message}); see its SSH server's log` };
  const { what, example } = kind;
  const allow = `if it is an old one, allow what it has by name under algorithms, such as ${example}`;
  return { kind: 'algorithm', says: `the host has no ${what} of today; ${allow}` };
}

const unreachable = (says: string): ConnectTrouble => ({ kind: 'unreachable', says });
