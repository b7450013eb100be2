import type { AdapterSeen } from '../types/observation.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact, notKnown, type Finding } from './findings.ts';

export const oneNetworkAdapter = defineCheck({
  name: 'one-network-adapter',
  tells: 'One network adapter is in use, or one team, and it has the address of the cluster file (NET-16, NET-20).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'one connected adapter, or one team, with the address of the cluster file', (look, server) =>
      judgeFact(look.adapters, 'its network adapters', (adapters) =>
        judgeAdapters(adapters, seen.servers[server]?.address ?? ''),
      ),
    ),
});

/** The members of a team speak no IP of their own and are not shown; a card without a cable is not in use. */
function judgeAdapters(adapters: readonly AdapterSeen[], address: string): Finding {
  const inUse = adapters.filter(({ isConnected }) => !isConnected.known || isConnected.value);
  const told = inUse.map(({ addresses }) => addresses.join(' and ') || 'no address').join(', ');
  if (adapters.length === 0) return notKnown('no network adapter was shown');
  if (inUse.length === 0) return bad('no network adapter is connected');
  if (!inUse.some(({ addresses }) => addresses.includes(address))) return bad(`${told}, and not ${address}`);
  if (inUse.length === 1) return good(told);
  const others = inUse.filter(({ addresses }) => !addresses.includes(address));
  return others.some(({ isConnected }) => isConnected.known)
    ? bad(`${inUse.length} adapters: ${told}`)
    : notKnown(`${inUse.length} adapters, and it cannot be seen which of them are connected: ${told}`);
}
