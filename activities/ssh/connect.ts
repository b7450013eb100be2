import { isIPv6 } from 'node:net';
import { NodeSSH } from 'node-ssh';
import type { Algorithms, Client } from 'ssh2';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import { algorithmsFor, unknownAlgorithms } from './algorithms.ts';
import { Authentication } from './authentication.ts';
import { ConnectError, HostKeyError } from './connect-error.ts';
import { troubleOf } from './connect-words.ts';
import { fingerprintOf, keyTypeOf } from './host-key.ts';
import type { LoginMemory } from './login-memory.ts';
import { maskSecrets } from './mask-secrets.ts';
import { readLogin, type Login } from './read-login.ts';
import type { ReadSecret } from './read-secret.ts';

/** How long to wait for a host. */
export interface ConnectLimits {
  /** From the first packet to being logged on. */
  readonly connectMs: number;
  /** How often to ask a silent host whether it is there; after three without an answer the connection counts as lost. */
  readonly keepaliveMs: number;
}

/** Stands behind every refused login: why it stays refused. */
const ONCE = 'it is not tried again by itself: mend it, then decide to look again';

/**
 * Logs on to a host whose key is the pinned one.
 * @throws ConnectError with its kind; HostKeyError when none of the host's keys is the pinned one
 */
export async function connect(
  endpoint: Endpoint,
  readSecret: ReadSecret,
  limits: ConnectLimits,
  memory: LoginMemory,
): Promise<Client> {
  const name = hostName(endpoint);
  const strange = unknownAlgorithms(endpoint.algorithms);
  if (strange.length > 0) {
    throw new ConnectError('algorithm', name, `no such algorithm here: ${strange.join(', ')}; mend algorithms`);
  }
  const login = await readLogin(endpoint, readSecret).catch((error: Error) => {
    throw new ConnectError('refused login', name, `its key or password cannot be used: ${error.message}`);
  });
  memory.check(endpoint, login);
  try {
    const client = await knownHost(endpoint, login, limits);
    memory.succeeded(endpoint);
    return client;
  } catch (error) {
    if (error instanceof ConnectError) memory.failed(endpoint, login, error);
    throw error;
  }
}

/** Host and port, as messages and results name a host. */
export const hostName = ({ host, port }: Endpoint): string => (isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`);

/** A host has a key of each type, and which one it shows is agreed upon first: asks for the others before it gives up. */
async function knownHost(endpoint: Endpoint, login: Login, limits: ConnectLimits): Promise<Client> {
  const shown: Buffer[] = [];
  for (;;) {
    const algorithms = algorithmsFor(endpoint.algorithms, shown.map(keyTypeOf));
    const before = shown.length;
    try {
      if (algorithms) return await attempt(endpoint, login, { limits, algorithms, refused: shown });
    } catch (error) {
      if (shown.length > before) continue;
      if (shown.length === 0) throw error;
    }
    throw new HostKeyError(hostName(endpoint), endpoint.hostKey, shown.map(fingerprintOf));
  }
}

/** How one attempt is made; a key that is not the pinned one is added to `refused`. */
interface Attempt {
  readonly limits: ConnectLimits;
  readonly algorithms: Algorithms;
  readonly refused: Buffer[];
}

const attempt = (endpoint: Endpoint, login: Login, { limits, algorithms, refused }: Attempt): Promise<Client> =>
  new Promise<Client>((resolve, reject) => {
    const ssh = new NodeSSH();
    const fail = (error: Error): void => {
      reject(connectErrorOf(endpoint, login, authentication, error));
      client?.destroy();
    };
    const authentication = new Authentication(endpoint, login, () => fail(new Error('refused')));
    // ssh2's declared type leaves out that nothing is known before the first answer, and that false ends the attempt.
    const authHandler = ((methods: never, partial: never) => authentication.next(methods, partial)) as never;
    const loggedOn = ssh.connect({
      host: endpoint.host,
      port: endpoint.port,
      username: endpoint.user,
      algorithms,
      authHandler,
      readyTimeout: limits.connectMs,
      keepaliveInterval: limits.keepaliveMs,
      keepaliveCountMax: 3,
      hostVerifier: (key: Buffer): boolean => {
        if (fingerprintOf(key) === endpoint.hostKey) return true;
        refused.push(key);
        return false;
      },
    });
    // It is there from the beginning, and is asked directly: node-ssh tells less, and is deaf once it is logged on, when
    // an error that nobody hears would end the process. The first end counts.
    const client = ssh.connection;
    client?.on('error', fail).on('close', () => fail(new Error('it was closed')));
    client?.on('change password', () => authentication.refuseNewPassword());
    loggedOn.then(() => (client ? resolve(client) : fail(new Error('it was closed'))), fail);
  });

function connectErrorOf(
  endpoint: Endpoint,
  { secrets }: Login,
  authentication: Authentication,
  error: Error & { level?: string; code?: string | number },
): ConnectError {
  const name = hostName(endpoint);
  const { refusal, isPending } = authentication;
  const isAnswered = error.level === 'client-authentication' || error.message === 'refused';
  // A host that says goodbye by a message of SSH after it was given something has refused that (RFC 4253, 11.1).
  const saysGoodbye = error.level === undefined && typeof error.code === 'number';
  if (refusal !== null && (isAnswered || (isPending && saysGoodbye))) {
    const said = isAnswered ? '' : ` and said "${error.message}"`;
    const text = `the login of "${endpoint.user}" was refused: ${refusal}${said}; ${ONCE}`;
    return new ConnectError('refused login', name, maskSecrets(text, secrets));
  }
  const { kind, says } = troubleOf(error);
  return new ConnectError(kind, name, maskSecrets(says, secrets), isPending);
}
