import { known, type Fact } from '../../../plan/fact.ts';
import type { NamedNode } from '../name-lines.ts';
import type { Target } from '../target.ts';
import type { Eyes } from '../types/eyes.ts';
import type { NameFound } from '../types/names.ts';
import { lookUpCommand, readLookUp } from './look-up-names.ts';
import { newNonce } from './probe.ts';
import { dnsCacheCommand, readDnsCache } from './read-dns-cache.ts';
import { netbiosCacheCommand, readNetbiosCache } from './read-netbios-cache.ts';

/** What a command line printed on a server itself, not on the host that reaches it; never throws. */
export type PrintedThere = (target: Target, line: string) => Promise<Fact<string>>;

/** How names are looked at, by command lines of the servers themselves: each has caches and ways of its own. */
export function lookAtNames(printed: PrintedThere): Pick<Eyes, 'lookAtNameCaches' | 'lookUpNames'> {
  const ask = async <T>(
    target: Target,
    line: (nonce: string) => string,
    read: (output: string, nonce: string) => Fact<T>,
  ): Promise<Fact<T>> => {
    const nonce = newNonce();
    const output = await printed(target, line(nonce));
    return output.known ? read(output.value, nonce) : output;
  };
  const lookUp = (target: Target, node: NamedNode): Promise<Fact<NameFound>> =>
    ask(
      target,
      (nonce) => lookUpCommand(node, nonce),
      (output, nonce) => readLookUp(node, output, nonce),
    );
  return {
    lookAtNameCaches: async (target) => ({
      netbios: await ask(target, netbiosCacheCommand, readNetbiosCache),
      dns: await ask(target, dnsCacheCommand, readDnsCache),
    }),
    lookUpNames: async (target, nodes) => {
      const others = nodes.filter(({ name }) => name !== target.server.name);
      const found = await Promise.all(others.map((node) => lookUp(target, node)));
      const blind = found.find((one) => !one.known);
      return blind && !blind.known ? blind : known(found.flatMap((one) => (one.known ? [one.value] : [])));
    },
  };
}
