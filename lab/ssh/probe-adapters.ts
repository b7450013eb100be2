import type { WindowsServer } from '../windows-server.ts';

/** The adapters of a machine; what they resolve names by is told since the fifth version of the script. */
export function adapterLines({ address, facts }: WindowsServer, version: number): readonly string[] {
  const { dnsServers, dnsSuffix, suffixList, winsServers, isConnected } = facts.naming;
  const adapter = 'adapter.0';
  const naming = [
    `${adapter}.dns=${dnsServers.join(',')}`,
    `${adapter}.suffix=${dnsSuffix}`,
    `${adapter}.suffixes=${suffixList.join(',')}`,
    `${adapter}.wins1=${winsServers[0] ?? ''}`,
    `${adapter}.wins2=${winsServers[1] ?? ''}`,
    `${adapter}.connected=${isConnected ? 1 : 0}`,
  ];
  return [
    'adapter.count=1',
    `${adapter}.dhcp=${facts.dhcp ? 1 : 0}`,
    `${adapter}.address=${address}`,
    ...(version < 5 ? [] : naming),
  ];
}
