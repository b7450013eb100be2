import { randomBytes } from 'node:crypto';
import type { Algorithms } from 'ssh2';
import {
  ANY_HOST,
  directEndpointOf,
  sshServiceOf,
  type ClusterSpec,
  type EndpointSpec,
  type ServerSpec,
} from '../cluster-spec.ts';
import type { LabCluster } from '../lab-cluster.ts';
import { fingerprint, makeKeyPair, writeSecret } from './keys.ts';
import { serveSftp } from './sftp-session.ts';
import { runCommandLine } from './shell.ts';
import { SshServer } from './ssh-server.ts';

/** The SSH servers of a lab, and the cluster file's content that points to them. */
export interface Endpoints {
  readonly derived: ClusterSpec;
  close(): void;
}

const PASSWORD_FILE = 'ssh-password';

/** Which list of an SSH handshake an algorithm belongs to, by its name. */
const LISTS: readonly (readonly [keyof Algorithms, RegExp])[] = [
  ['kex', /^(diffie-hellman|ecdh|curve25519)/],
  ['serverHostKey', /^(ssh-|rsa-sha2|ecdsa)/],
  ['hmac', /^(hmac|umac)/],
  ['cipher', /./],
];

/** What an old server offers: the named algorithms alone, in each list in which one is named. */
function oldAlgorithms(names: readonly string[]): Algorithms {
  const lists = new Map<keyof Algorithms, string[]>();
  for (const name of names) {
    const list = LISTS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'cipher';
    lists.set(list, [...(lists.get(list) ?? []), name]);
  }
  return Object.fromEntries(lists);
}

/** Opens one SSH server for an endpoint of the file; `self` is the server it runs on, null for the station. */
async function openEndpoint(cluster: LabCluster, endpoint: EndpointSpec, self: string | null, directory: string) {
  const algorithms = endpoint.algorithms ?? [];
  const isOld = algorithms.length > 0;
  const hostKey = makeKeyPair(isOld && algorithms.includes('ssh-rsa') ? 'rsa' : 'ed25519');
  const userKey = makeKeyPair(isOld ? 'rsa' : 'ed25519');
  const files = new Map<string, string>();
  const password = endpoint.password ? randomBytes(12).toString('hex') : undefined;
  const server = new SshServer({
    user: endpoint.user,
    hostKey,
    ident: isOld ? 'OpenSSH_3.8.1p1' : 'OpenSSH_for_Windows_8.1',
    ...(password === undefined ? { userKey } : { password }),
    ...(isOld ? { algorithms: oldAlgorithms(algorithms) } : {}),
    run: (command, input) => runCommandLine(command, input, { cluster, self, files }),
    serveFiles: (sftp) => serveSftp(sftp, cluster, self),
  });
  await server.open();
  const name = self ?? 'station';
  const { key: _key, password: _password, ...rest } = endpoint;
  const secret =
    password === undefined
      ? { key: { file: await writeSecret(directory, `${name}-key`, userKey.privateKey) } }
      : { password: { file: await writeSecret(directory, `${name}-${PASSWORD_FILE}`, password) } };
  const derived: EndpointSpec = {
    ...rest,
    host: '127.0.0.1',
    port: server.port,
    hostKey: fingerprint(hostKey),
    ...secret,
  };
  return { server, derived };
}

/** The SSH server of a direct server listens while its own service runs there. */
function followService(cluster: LabCluster, spec: ServerSpec, server: SshServer): void {
  const service = sshServiceOf(spec);
  cluster.events.listen((event) => {
    if (event.kind !== 'service' || event.server !== spec.name || event.service !== service) return;
    if (event.state === 'running') void server.open().catch(() => undefined);
    else if (event.state === 'stopped') server.close();
  });
}

/** Opens the station and every direct server of the cluster on loopback. */
export async function openEndpoints(cluster: LabCluster, directory: string): Promise<Endpoints> {
  const station = await openEndpoint(cluster, cluster.spec.station ?? ANY_HOST, null, directory);
  const opened = [station.server];
  const servers: ServerSpec[] = [];
  for (const spec of cluster.spec.servers) {
    const direct = directEndpointOf(spec);
    if (!direct) {
      servers.push(spec);
      continue;
    }
    const { server, derived } = await openEndpoint(cluster, direct, spec.name, directory);
    followService(cluster, spec, server);
    opened.push(server);
    servers.push({ ...spec, transport: { direct: derived } });
  }
  const derived = { ...cluster.spec, ...(cluster.spec.station ? { station: station.derived } : {}), servers };
  return {
    derived,
    close: () => {
      for (const server of opened) server.close();
    },
  };
}
