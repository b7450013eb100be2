import type { ClusterSpec, ServerSpec } from './cluster-spec.ts';

/** What a machine resolves names by. */
export interface Naming {
  dnsServers: readonly string[];
  dnsSuffix: string;
  suffixList: readonly string[];
  winsServers: readonly string[];
  isConnected: boolean;
  /** Files of its drivers' folder by their names in small letters. */
  readonly files: Map<string, string>;
}

/** Where the lab's network keeps names. */
const NAME_SERVERS = ['10.1.0.53', '10.2.0.53'];

const LOCALHOST = '127.0.0.1       localhost';

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

/** A machine of the lab resolves names as its file wants: by files of every server, or by the network. */
export function namingOf(spec: ServerSpec, { names = {}, servers }: ClusterSpec): Naming {
  const byFiles = names.by === 'files';
  const suffixOf = (server: ServerSpec): string => server.dnsSuffix ?? names.dnsSuffix ?? '';
  const hosts = servers.map((server) => {
    const suffix = suffixOf(server);
    return [server.address, server.name, ...(suffix === '' ? [] : [`${server.name}.${suffix}`])].join(' ');
  });
  const lmhosts = servers.map(({ address, name }) => `${address} ${name} #PRE`);
  const suffixes = new Set([...servers.map(suffixOf), names.backupDnsSuffix ?? ''].filter((one) => one !== ''));
  return {
    dnsServers: byFiles ? [] : NAME_SERVERS,
    dnsSuffix: suffixOf(spec),
    suffixList: suffixes.size > 1 ? [...suffixes] : [],
    winsServers: byFiles ? [] : NAME_SERVERS.slice(0, 1),
    isConnected: true,
    files: new Map([
      ['hosts', text([LOCALHOST, ...(byFiles ? hosts : [])])],
      ...(byFiles ? [['lmhosts', text(lmhosts)] as const] : []),
    ]),
  };
}
