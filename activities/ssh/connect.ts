import { NodeSSH, type Config } from 'node-ssh';
import type { Algorithms } from 'ssh2';
import type { Endpoint } from '../../plan/types/cluster.ts';
import { algorithmsFor, unknownAlgorithms } from './algorithms.ts';
import { ConnectError, HostKeyError } from './connect-error.ts';
import { fingerprintOf, keyTypeOf } from './host-key.ts';
import type { ReadSecret } from './read-secret.ts';

/** How long to wait for a host. */
export interface ConnectLimits {
  /** From the first packet to being logged on. */
  readonly connectMs: number;
  /** How often to ask a silent host whether it is there; after three without an answer the connection counts as lost. */
  readonly keepaliveMs: number;
}

/** Kind of failure by the `level` that ssh2 gives its errors. */
const KIND_OF_LEVEL: Readonly<Record<string, ConnectError['kind']>> = {
  'client-authentication': 'refused login',
  'client-timeout': 'unreachable',
  'client-socket': 'unreachable',
  'client-dns': 'unreachable',
  handshake: 'algorithm',
};

/**
 * Logs on to a host whose key is the pinned one.
 * @throws ConnectError with its kind; HostKeyError when none of the host's keys is the pinned one
 */
export async function connect(endpoint: Endpoint, readSecret: ReadSecret, limits: ConnectLimits): Promise<NodeSSH> {
  const name = hostName(endpoint);
  const strange = unknownAlgorithms(endpoint.algorithms);
  if (strange.length > 0) throw new ConnectError('algorithm', name, `no such algorithm here: ${strange.join(', ')}`);
  const secrets = await readSecrets(endpoint, readSecret);
  const shown: Buffer[] = [];
  // A host has a key of each type, and which one it shows is agreed upon first: ask for the others before giving up.
  for (;;) {
    const algorithms = algorithmsFor(endpoint.algorithms, shown.map(keyTypeOf));
    if (!algorithms) throw new HostKeyError(name, endpoint.hostKey, shown.map(fingerprintOf));
    const before = shown.length;
    try {
      return await attempt(endpoint, { ...secrets, ...limitsOf(limits), algorithms }, shown);
    } catch (error) {
      if (shown.length > before) continue;
      if (shown.length > 0) throw new HostKeyError(name, endpoint.hostKey, shown.map(fingerprintOf));
      throw connectErrorOf(name, error, Object.values(secrets));
    }
  }
}

/** Host and port, as messages and results name a host. */
export const hostName = ({ host, port }: Endpoint): string => `${host}:${port}`;

const limitsOf = ({ connectMs, keepaliveMs }: ConnectLimits): Config => ({
  readyTimeout: connectMs,
  keepaliveInterval: keepaliveMs,
  keepaliveCountMax: 3,
});

/** One try; a key that is not the pinned one is added to `refused`. */
async function attempt(
  endpoint: Endpoint,
  config: Config & { algorithms: Algorithms },
  refused: Buffer[],
): Promise<NodeSSH> {
  const ssh = new NodeSSH();
  try {
    await ssh.connect({
      ...config,
      host: endpoint.host,
      port: endpoint.port,
      username: endpoint.user,
      tryKeyboard: config.password !== undefined,
      hostVerifier: (key: Buffer): boolean => {
        if (fingerprintOf(key) === endpoint.hostKey) return true;
        refused.push(key);
        return false;
      },
    });
    return ssh;
  } catch (error) {
    ssh.dispose();
    throw error;
  }
}

async function readSecrets(
  endpoint: Endpoint,
  readSecret: ReadSecret,
): Promise<{ privateKey?: string; password?: string }> {
  try {
    return {
      ...(endpoint.key && { privateKey: await readSecret(endpoint.key) }),
      ...(endpoint.password && { password: await readSecret(endpoint.password) }),
    };
  } catch (error) {
    throw new ConnectError('refused login', hostName(endpoint), `its key or password cannot be read: ${textOf(error)}`);
  }
}

function connectErrorOf(name: string, error: unknown, secrets: readonly string[]): ConnectError {
  const { level } = error as { level?: string };
  const message = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), textOf(error));
  const kind = message.startsWith('Cannot parse privateKey') ? 'refused login' : KIND_OF_LEVEL[level ?? ''];
  return new ConnectError(kind ?? 'unreachable', name, message);
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
