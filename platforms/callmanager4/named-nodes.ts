import type { NamedNode } from './name-lines.ts';
import { isCallManagerServer } from './order.ts';
import type { Cluster } from './types/cluster.ts';

/** The servers whose names every one of them has to resolve. */
export const namedNodesOf = ({ servers }: Cluster): readonly NamedNode[] =>
  servers
    .filter(isCallManagerServer)
    .map(({ name, address, dnsSuffix }) => ({ name, address, ...(dnsSuffix === undefined ? {} : { dnsSuffix }) }));

/** The DNS domains that they and the place of the backup are in (NET-27). */
export const domainsOf = (cluster: Cluster): readonly string[] => {
  const domains = [...namedNodesOf(cluster).map(({ dnsSuffix }) => dnsSuffix), cluster.names?.backupDnsSuffix];
  return [...new Set(domains.flatMap((domain) => (domain === undefined ? [] : [domain.toLowerCase()])))];
};
