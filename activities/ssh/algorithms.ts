import { createRequire } from 'node:module';
import type { Algorithms } from 'ssh2';

/** The lists of ssh2's own constants that this file reads; ssh2 publishes no types for them. */
interface Constants {
  readonly SUPPORTED_KEX: readonly string[];
  readonly SUPPORTED_CIPHER: readonly string[];
  readonly SUPPORTED_MAC: readonly string[];
  readonly SUPPORTED_SERVER_HOST_KEY: readonly string[];
  readonly DEFAULT_SERVER_HOST_KEY: readonly string[];
}

const constants = createRequire(import.meta.url)('ssh2/lib/protocol/constants.js') as Constants;

/** The kinds that ssh2 tells apart, with every name it knows of each. */
const SUPPORTED: Readonly<Record<'kex' | 'cipher' | 'hmac' | 'serverHostKey', readonly string[]>> = {
  kex: constants.SUPPORTED_KEX,
  cipher: constants.SUPPORTED_CIPHER,
  hmac: constants.SUPPORTED_MAC,
  serverHostKey: constants.SUPPORTED_SERVER_HOST_KEY,
};

/**
 * What ssh2 offers by itself and OpenSSH of today does not: a host key that signs by SHA-1. All its other defaults are
 * among OpenSSH's, or newer sizes of the same.
 */
const NOT_OF_TODAY: readonly string[] = ['ssh-rsa'];

const KEYS_OF_TODAY = constants.DEFAULT_SERVER_HOST_KEY.filter((name) => !NOT_OF_TODAY.includes(name));

/** Names of algorithms for signing with one type of host key: an RSA key signs in three ways. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  'ssh-rsa': ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512'],
};

/** Those of the names that ssh2 does not know or cannot use on this machine. */
export const unknownAlgorithms = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !Object.values(SUPPORTED).some((list) => list.includes(name)));

/**
 * What to offer to a host: today's defaults, after them the names that its entry allows, without the signatures of host
 * key types that it has shown already.
 * @returns null when no type of host key is left to ask for
 */
export function algorithmsFor(allowed: readonly string[], shownKeyTypes: readonly string[]): Algorithms | null {
  const among = (kind: keyof typeof SUPPORTED): string[] => allowed.filter((name) => SUPPORTED[kind].includes(name));
  const shown = shownKeyTypes.flatMap((type) => SIGNATURES[type] ?? [type]);
  const keys = [...KEYS_OF_TODAY, ...among('serverHostKey')].filter((name) => !shown.includes(name));
  if (keys.length === 0) return null;
  return {
    kex: appended(among('kex')),
    cipher: appended(among('cipher')),
    hmac: appended(among('hmac')),
    serverHostKey: keys,
  } as Algorithms;
}

const appended = (names: readonly string[]): object => ({ append: names, prepend: [], remove: [] });
