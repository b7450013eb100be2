import type { NamedNode } from '../name-lines.ts';
import type { NetbiosName } from '../types/names.ts';
import { bad, good, type Finding } from './findings.ts';

/** Whether a NetBIOS cache has another server with its address, loaded from LMHOSTS to stay (NAM-11). */
export function judgeInNetbiosCache({ name, address }: NamedNode, names: readonly NetbiosName[]): Finding {
  const own = names.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const other = own.find((one) => one.address !== address);
  if (other) return bad(`${name} has ${other.address} by NetBIOS, not ${address}`);
  if (own.length === 0) return bad(`${name} is missing by NetBIOS`);
  return own.some(({ life }) => life === -1) ? good(name) : bad(`${name} stays for a while only, and not by LMHOSTS`);
}
