import { NodeSSH } from 'node-ssh';
import type { Algorithms, Client, ClientChannel } from 'ssh2';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import { algorithmsFor, unknownAlgorithms } from './algorithms.ts';
import { Authentication } from './authentication.ts';
import { ConnectError, HostKeyError } from './connect-error.ts';
import { troubleOf } from './connect-words.ts';
import { channelThrough } from './channel-through.ts';
import { fingerprintOf, keyTypeOf } from './host-key.ts';
import type { LoginMemory } from './login-memory.ts';
import { hostName } from './host-name.ts';
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
 * Logs on to a host whose key is the pinned one, through the host that the way to it leads through, which is logged on to
 * by the same rules and is left when this connection ends.
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
  // What is in the way of a host before it says nothing of this one, and is remembered of that one alone.
  const way = endpoint.via && (await connect(endpoint.via, readSecret, limits, memory));
  try {
    const client = await knownHost(endpoint, login, limits, way);
    memory.succeeded(endpoint);
    client.once('close', () => way?.end());
    return client;
  } catch (error) {
    way?.end();
    if (error instanceof ConnectError) memory.failed(endpoint, login, error);
    throw error;
  }
}

/** A host has a key of each type, and which one it shows is agreed upon first: asks for the others before it gives up. */
async function knownHost(
  endpoint: Endpoint,
  login: Login,
  limits: ConnectLimits,
  way: Client | undefined,
): Promise<Client> {
  const shown: Buffer[] = [];
  for (;;) {
    const algorithms = algorithmsFor(endpoint.algorithms, shown.map(keyTypeOf));
    const before = shown.length;
    try {
      if (algorithms) {
        const sock = way && (await channelThrough(way, endpoint, limits));
        return await attempt(endpoint, login, { limits, algorithms, refused: shown, sock });
      }
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
  /** The way through another host; undefined: a connection from here. */
  readonly sock: ClientChannel | undefined;
}

const attempt = (endpoint: Endpoint, login: Login, { limits, algorithms, refused, sock }: Attempt): Promise<Client> =>
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
      ...(sock && { sock }),
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
