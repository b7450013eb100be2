import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { loadClientConfigProfile, toClientOptions, type ClientConfigProfile } from '@temporalio/envconfig';
import { z } from 'zod';
import { ADDRESS, HEADER_VARIABLES } from './temporal-variables.ts';
import { SettingsError, type Environment } from './settings-error.ts';

/** Where Temporal and its UI listen when nobody says otherwise. */
export const USUAL_PORTS = { grpc: 7233, ui: 8233 } as const;

/** The Temporal server of this machine: `ccmctl dev` takes this address where it is free. */
export const USUAL_ADDRESS = `127.0.0.1:${USUAL_PORTS.grpc}`;

/** What a TLS connection needs; all of it PEM. */
export interface TlsOptions {
  /** The name that the server's certificate has to have, where it is not that of the address. */
  readonly serverNameOverride?: string;
  /** Authorities that are trusted instead of Node's own. */
  readonly serverRootCACertificate?: Buffer;
  /** What is shown to a server that asks for it. */
  readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
}

/** All that a connection is made of, secrets among it: nothing prints one. */
export interface HowToConnect {
  readonly address: string;
  readonly tls?: TlsOptions;
  readonly apiKey?: string;
  /** Headers of every call. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** How Temporal is reached. It may be printed: what is secret in it is behind functions. */
export interface TemporalAccess {
  /** `host:port`; the usual one where nobody has said. */
  readonly address: string;
  /** Whether somebody has said which server it is. */
  readonly isNamed: boolean;
  readonly namespace: string;
  /** The profile that was asked for by its name. */
  readonly profile?: string;
  readonly tls: 'none' | 'server' | 'mutual';
  /** Whether an API key is shown to the server. */
  readonly hasApiKey: boolean;
  readonly howToConnect: () => HowToConnect;
  /** The same text with each secret masked. */
  readonly mask: (text: string) => string;
}

export interface AccessChoice {
  /** The profile asked for on the command line. */
  readonly profile?: string | undefined;
  /** False: a file of profiles counts only where somebody has named it, or a profile. */
  readonly byDefault: boolean;
}

/**
 * How Temporal is reached, by the variables and the file of profiles of the `temporal` command.
 * @throws SettingsError that says what cannot be used, and never a secret
 */
export function readTemporalAccess(env: Environment, choice: AccessChoice): TemporalAccess {
  const profile = choice.profile ?? (env['TEMPORAL_PROFILE'] || undefined);
  const file = env['TEMPORAL_CONFIG_FILE'] || undefined;
  if (file !== undefined && !existsSync(file))
    throw new SettingsError(`TEMPORAL_CONFIG_FILE is "${file}": there is no such file`);
  const isChosen = choice.byDefault || profile !== undefined || file !== undefined;
  const found = load(env, { profile, disableFile: !isChosen }, file ?? 'temporal.toml');
  const how = connectionOf(found);
  if (found.address === undefined && (how.tls || how.apiKey !== undefined)) {
    throw new SettingsError(
      'TLS or an API key is set, but no address\nsay where the server is with TEMPORAL_ADDRESS=host:port, or with `address` in the profile',
    );
  }
  return accessOf(how, { isNamed: found.address !== undefined, namespace: found.namespace ?? 'default', profile });
}

/** A server without TLS and without accounts, such as those that are started here. */
export const plainAccess = (address: string, namespace: string): TemporalAccess =>
  accessOf({ address }, { isNamed: true, namespace });

function accessOf(
  how: HowToConnect,
  {
    profile,
    ...known
  }: { readonly isNamed: boolean; readonly namespace: string; readonly profile?: string | undefined },
): TemporalAccess {
  const { address, tls, apiKey, metadata = {} } = how;
  const secrets = [apiKey, ...Object.values(metadata)].filter((text) => text !== undefined && text.length > 0);
  return {
    address,
    ...known,
    ...(profile === undefined ? {} : { profile }),
    tls: tls === undefined ? 'none' : tls.clientCertPair ? 'mutual' : 'server',
    hasApiKey: apiKey !== undefined,
    howToConnect: () => how,
    mask: (text) => secrets.reduce<string>((masked, secret) => masked.replaceAll(secret as string, '***'), text),
  };
}

/** Printable, and no line of its own: what a header can hold. */
const HEADER_VALUE = /^[\x20-\x7e]+$/;

/** A file of profiles is a stranger's: the package that reads it takes any type for any other. */
const PROFILE = z.object({
  address: ADDRESS.optional(),
  namespace: z.string().min(1).optional(),
  apiKey: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'expected one word of printable signs')
    .optional(),
  tls: z.looseObject({ serverName: z.string().optional(), disabled: z.boolean().optional() }).optional(),
  grpcMeta: z
    .record(z.string().regex(/^[a-z0-9_.-]+$/, 'expected the name of a header'), z.string().regex(HEADER_VALUE))
    .optional(),
});

function load(
  env: Environment,
  { profile, disableFile }: { readonly profile: string | undefined; readonly disableFile: boolean },
  file: string,
): ClientConfigProfile {
  const set = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (entry[1] !== '' || entry[0].startsWith(HEADER_VARIABLES)),
  );
  const overrideEnvVars = Object.fromEntries(set);
  const loaded = attempt(
    file,
    () => loadClientConfigProfile({ disableFile, overrideEnvVars, ...(profile === undefined ? {} : { profile }) }),
    () => {
      if (profile === undefined) return loadClientConfigProfile({ disableFile: true, overrideEnvVars });
      throw new SettingsError(`${file} has no profile at all, and so none that is called ${profile}`);
    },
  );
  const judged = PROFILE.safeParse(loaded);
  if (judged.success) return loaded;
  const problems = judged.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new SettingsError([`how Temporal is reached (${file}, or a variable) cannot be used`, ...problems].join('\n'));
}

function connectionOf(profile: ClientConfigProfile): HowToConnect {
  const { clientCert, clientKey } = profile.tls ?? {};
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    throw new SettingsError(`a client certificate needs its key: the ${clientCert ? 'key' : 'certificate'} is missing`);
  }
  const { apiKey, metadata, tls } = attempt('TLS', () => toClientOptions(profile)).connectionOptions;
  if (typeof apiKey === 'string' && metadata && 'authorization' in metadata) {
    throw new SettingsError('an API key and a header `authorization` are set: only one of them can be shown');
  }
  return {
    address: profile.address ?? USUAL_ADDRESS,
    ...(tls ? { tls: tls === true ? {} : tlsOf(tls) } : {}),
    ...(typeof apiKey === 'string' ? { apiKey } : {}),
    ...(metadata ? { metadata: metadata as Record<string, string> } : {}),
  };
}

interface ReadTls {
  readonly serverNameOverride?: string | undefined;
  readonly serverRootCACertificate?: Uint8Array | undefined;
  readonly clientCertPair?: { readonly crt: Uint8Array; readonly key: Uint8Array } | null | undefined;
}

/** What is no certificate or key would only show as a connection that nobody explains. */
function tlsOf({ serverNameOverride, serverRootCACertificate: authority, clientCertPair: pair }: ReadTls): TlsOptions {
  if (authority) certificate(authority, 'the certificate of the authority (server CA)');
  if (pair && !certificate(pair.crt, 'the client certificate').checkPrivateKey(privateKey(pair.key))) {
    throw new SettingsError('the client key is not the key of the client certificate');
  }
  return {
    ...(serverNameOverride === undefined ? {} : { serverNameOverride }),
    ...(authority ? { serverRootCACertificate: Buffer.from(authority) } : {}),
    ...(pair ? { clientCertPair: { crt: Buffer.from(pair.crt), key: Buffer.from(pair.key) } } : {}),
  };
}

function certificate(pem: Uint8Array, what: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new SettingsError(`${what} is no certificate in PEM`);
  }
}

function privateKey(pem: Uint8Array): KeyObject {
  try {
    return createPrivateKey(Buffer.from(pem));
  } catch {
    throw new SettingsError('the client key is no private key in PEM without a passphrase');
  }
}

/** What the package comes upon in a file without any profile. */
const NO_PROFILES = 'Cannot read properties of undefined';

/** The package that reads the file speaks in errors of many kinds; their first line says it, the next ones draw the place. */
function attempt<T>(what: string, read: () => T, withoutProfiles?: () => T): T {
  try {
    return read();
  } catch (error) {
    if (withoutProfiles && error instanceof TypeError && error.message.startsWith(NO_PROFILES))
      return withoutProfiles();
    const { code, path, message } = error as NodeJS.ErrnoException;
    if (path !== undefined) throw new SettingsError(`${path} cannot be read (${code ?? 'no reason told'})`);
    throw new SettingsError(`${what}: ${message.split('\n', 1)[0] ?? ''}`);
  }
}
