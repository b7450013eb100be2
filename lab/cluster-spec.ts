import type { InterferingClass, Role } from '../platforms/callmanager4/types/cluster.ts';
import type { SecretReference } from '../plan/types/endpoint.ts';
import { LineCounter, parseDocument } from 'yaml';
import type { Person } from '../plan/types/cluster.ts';
import type { Registration } from './registration.ts';

/** An SSH server as a cluster file has it. */
export interface EndpointSpec {
  host: string;
  port?: number;
  user: string;
  key?: SecretReference;
  password?: SecretReference;
  hostKey: string;
  algorithms?: readonly string[];
}

export interface ServerSpec {
  readonly name: string;
  readonly address: string;
  readonly roles: readonly Role[];
  readonly services?: readonly string[];
  readonly software?: readonly {
    readonly name: string;
    readonly class: InterferingClass;
    readonly services: readonly string[];
  }[];
  readonly model?: string;
  readonly backup?: string;
  readonly devices?: number;
  readonly applications?: readonly string[];
  readonly transport?: 'station' | { direct: EndpointSpec };
  readonly coresident?: boolean;
  readonly dnsSuffix?: string;
  readonly worksheet?: Partial<Registration>;
}

/** The parts of a cluster file that the lab builds from; the lab judges none of them. */
export interface ClusterSpec {
  readonly cluster: string;
  /** That the servers are a lab's: stands in every file that the lab writes. */
  readonly rehearsal?: boolean;
  readonly from: string;
  readonly to: string;
  readonly station?: EndpointSpec;
  readonly servers: readonly ServerSpec[];
  readonly people: readonly Person[];
  readonly worksheet?: Partial<Registration>;
  readonly names?: {
    readonly by?: 'files' | 'network';
    readonly dnsSuffix?: string;
    readonly backupDnsSuffix?: string;
  };
  readonly discLabels?: { readonly disc1: string; readonly disc2: string };
  readonly window?: unknown;
  readonly durations?: Readonly<Record<string, string>>;
}

/**
 * Reads the text of a cluster file (YAML or JSON).
 * @throws Error when there is no cluster with servers in it.
 */
export function readClusterSpec(text: string): ClusterSpec {
  const spec = parsed(text) as Partial<ClusterSpec> | null;
  if (!spec?.cluster || !spec.from || !spec.to || !Array.isArray(spec.servers) || spec.servers.length === 0) {
    throw new Error('this is no cluster file: cluster, from, to and servers are needed');
  }
  return withHosts(spec as ClusterSpec);
}

/** What the lab has where the file describes no host, or only names one that another file describes. */
export const ANY_HOST: EndpointSpec = { host: '127.0.0.1', user: 'Administrator', hostKey: '', key: { file: '' } };

const withHosts = (spec: ClusterSpec): ClusterSpec => ({
  ...spec,
  ...(typeof spec.station === 'string' ? { station: ANY_HOST } : {}),
  servers: spec.servers.map((server) =>
    typeof directEndpointOf(server) === 'string' ? { ...server, transport: { direct: ANY_HOST } } : server,
  ),
});

/** The parser's own words may repeat the line, in which a secret may stand by mistake. */
function parsed(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const line = document.errors.map(({ pos }) => lines.linePos(pos[0]).line).at(0);
  if (line !== undefined) throw new Error(`this is no cluster file: line ${line} is not well-formed YAML`);
  try {
    return document.toJS();
  } catch {
    throw new Error('this is no cluster file: it refers to an anchor that is not there, or to too many');
  }
}

/** Labels of the discs: of the file, or such as `CCM412_1` for release 4.1(2). */
export function discLabelsOf(spec: ClusterSpec): { readonly disc1: string; readonly disc2: string } {
  const digits = (spec.to.match(/\d+/g) ?? []).join('');
  return spec.discLabels ?? { disc1: `CCM${digits}_1`, disc2: `CCM${digits}_2` };
}

/** Names of the servers that have a copy of the publisher's database. */
export const subscribersOf = (spec: ClusterSpec): readonly string[] =>
  spec.servers
    .filter(({ roles }) => !roles.includes('publisher') && roles.some((role) => role !== 'application'))
    .map(({ name }) => name);

/** A server whose SSH server is one of its own services. */
export function directEndpointOf(server: ServerSpec): EndpointSpec | null {
  return typeof server.transport === 'object' ? server.transport.direct : null;
}

/** Display name of the service behind a direct server's SSH: the one its software list has, or Cygwin's. */
export function sshServiceOf(server: ServerSpec): string {
  const listed = (server.software ?? []).flatMap(({ services }) => services).find((name) => /ssh/i.test(name));
  return listed ?? 'CYGWIN sshd';
}
