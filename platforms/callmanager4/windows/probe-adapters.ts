import { known, type Fact } from '../../../plan/fact.ts';
import type { AdapterSeen } from '../types/observation.ts';
import type { ProbeLines } from './probe-lines.ts';
import { countOf, switchOf, textOf, whenKnown } from './probe-values.ts';

/** All adapters that speak IP, or unknown; what one of them resolves names by stands alone. */
export function adaptersOf(lines: ProbeLines): Fact<readonly AdapterSeen[]> {
  return whenKnown(countOf(lines, 'adapter'), (count) => {
    const adapters: AdapterSeen[] = [];
    for (let index = 0; index < count; index += 1) {
      const dhcp = switchOf(lines, `adapter.${index}.dhcp`);
      const address = textOf(lines, `adapter.${index}.address`);
      if (!dhcp.known) return dhcp;
      if (!address.known) return address;
      adapters.push({ dhcp: dhcp.value, addresses: listIn(address.value), ...namingOf(lines, `adapter.${index}`) });
    }
    return known(adapters);
  });
}

const listIn = (text: string): readonly string[] => text.split(',').filter((one) => one !== '');

/** How the connection of one adapter resolves names, and whether there is one. */
function namingOf(lines: ProbeLines, key: string): Omit<AdapterSeen, 'dhcp' | 'addresses'> {
  const listOf = (name: string): Fact<readonly string[]> =>
    whenKnown(textOf(lines, `${key}.${name}`), (text) => known(listIn(text)));
  return {
    isConnected: switchOf(lines, `${key}.connected`),
    dnsServers: listOf('dns'),
    dnsSuffix: textOf(lines, `${key}.suffix`),
    suffixList: listOf('suffixes'),
    winsServers: whenKnown(listOf('wins1'), (first) =>
      whenKnown(listOf('wins2'), (second) => known([...first, ...second].filter((one) => !NO_SERVER.test(one)))),
    ),
  };
}

/** What Windows writes in the place of a WINS server that was taken away. */
const NO_SERVER = /^(?:0\.0\.0\.0|127\.0\.0\.0)$/;
