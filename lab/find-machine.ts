import type { LabCluster } from './lab-cluster.ts';
import type { WindowsServer } from './windows-server.ts';

const isSame = (one: string, other: string): boolean =>
  one.toLowerCase().split('.')[0] === other.toLowerCase().split('.')[0];

/** What the network's own name servers know: every machine as the cluster has it. */
const networkNames = (cluster: LabCluster): readonly { readonly name: string; readonly address: string }[] =>
  cluster.servers.map(({ windows: { name, address } }) => ({ name, address }));

/**
 * The address that a name leads to on a machine, or on the station where none is named: what it has loaded comes first,
 * then the network, where it is told of name servers.
 */
export function addressOfName(cluster: LabCluster, self: WindowsServer | undefined, name: string): string | undefined {
  const { caches, dnsServers = [], winsServers = [] } = self?.facts.naming ?? {};
  const loaded = [...(caches?.dns ?? []), ...(caches?.netbios ?? [])].find((one) => isSame(one.name, name));
  if (loaded) return loaded.address;
  const asksNetwork = self === undefined || dnsServers.length + winsServers.length > 0;
  return asksNetwork ? networkNames(cluster).find((one) => isSame(one.name, name))?.address : undefined;
}

/** The name that an address leads back to; NetBIOS is not asked for it. */
export function nameOfAddress(
  cluster: LabCluster,
  self: WindowsServer | undefined,
  address: string,
): string | undefined {
  const { caches, dnsServers = [] } = self?.facts.naming ?? {};
  const loaded = caches?.dns.find((one) => one.address === address);
  if (loaded) return loaded.name;
  const asksNetwork = self === undefined || dnsServers.length > 0;
  return asksNetwork ? networkNames(cluster).find((one) => one.address === address)?.name : undefined;
}

/** The machine that answers at an address. */
export const machineAt = (cluster: LabCluster, address: string): WindowsServer | undefined => {
  const there = cluster.servers.find(({ windows }) => windows.address === address);
  return there && cluster.serverOnNetwork(there.windows.name);
};
