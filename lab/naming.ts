import type { ClusterSpec, ServerSpec } from './cluster-spec.ts';
import { NameCaches } from './name-caches.ts';

/** What a machine resolves names by. */
export interface Naming {
  dnsServers: readonly string[];
  dnsSuffix: string;
  suffixList: readonly string[];
  winsServers: readonly string[];
  isConnected: boolean;
  /** What is loaded of the files: they count only from then on. */
  readonly caches: NameCaches;
  /** Files of its drivers' folder by their names in small letters. */
  readonly files: Map<string, string>;
}

/** Where the lab's network keeps names. */
const NAME_SERVERS = ['10.1.0.53', '10.2.0.53'];

const LOCALHOST = '127.0.0.1       localhost';

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

/** An address that a server had before somebody changed it. */
const OLD_ADDRESS = '10.99.0.1';

/**
 * A machine of the lab resolves names as its file wants: by files of every server, or by the network.
 * @param isOutdated its files have another server with an address of long ago, whatever the network says
 */
export function namingOf(spec: ServerSpec, { names = {}, servers: all }: ClusterSpec, isOutdated = false): Naming {
  const byFiles = names.by === 'files';
  const moved = isOutdated ? all.find(({ name }) => name !== spec.name) : undefined;
  const servers = all.map((server) => (server === moved ? { ...server, address: OLD_ADDRESS } : server));
  const listed = byFiles ? servers : servers.filter(({ name }) => name === moved?.name);
  const suffixOf = (server: ServerSpec): string => server.dnsSuffix ?? names.dnsSuffix ?? '';
  const hosts = listed.map((server) => {
    const suffix = suffixOf(server);
    return [server.address, server.name, ...(suffix === '' ? [] : [`${server.name}.${suffix}`])].join(' ');
  });
  const lmhosts = listed.map(({ address, name }) => `${address} ${name} #PRE`);
  const suffixes = new Set([...servers.map(suffixOf), names.backupDnsSuffix ?? ''].filter((one) => one !== ''));
  const files = new Map([
    ['hosts', text([LOCALHOST, ...hosts])],
    ...(lmhosts.length > 0 ? [['lmhosts', text(lmhosts)] as const] : []),
  ]);
  return {
    dnsServers: byFiles ? [] : NAME_SERVERS,
    dnsSuffix: suffixOf(spec),
    suffixList: suffixes.size > 1 ? [...suffixes] : [],
    winsServers: byFiles ? [] : NAME_SERVERS.slice(0, 1),
    isConnected: true,
    caches: new NameCaches(files),
    files,
  };
}
