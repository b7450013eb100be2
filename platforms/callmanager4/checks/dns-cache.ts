import type { NamedNode } from '../name-lines.ts';
import type { DnsRecord } from '../types/names.ts';
import { bad, good, type Finding } from './findings.ts';

/** Whether a DNS cache has a server at least once forward and once back, each time with its own address (NAM-12). */
export function judgeInDnsCache(node: NamedNode, records: readonly DnsRecord[]): Finding {
  const { name, address } = node;
  const ofName = records.filter((record) => isNameOf(node, record.name));
  const back = records.filter((record) => record.type === 'reverse' && record.address === address);
  const elsewhere = ofName.find((record) => record.address !== address);
  if (elsewhere) return bad(`${name} has ${elsewhere.address} by DNS, not ${address}`);
  const other = back.find((record) => !isNameOf(node, record.name));
  if (other) return bad(`${address} leads back to ${other.name}, not to ${name}`);
  const missing = [
    ...(ofName.some(({ type }) => type === 'forward') ? [] : ['forward']),
    ...(back.length > 0 ? [] : ['back']),
  ];
  return missing.length === 0 ? good(name) : bad(`${name} is missing by DNS, ${missing.join(' and ')}`);
}

/** Whether a name is that of a server, alone or with a domain. */
export const isNameOf = ({ name }: NamedNode, text: string): boolean =>
  text.toLowerCase().split('.')[0] === name.toLowerCase();
