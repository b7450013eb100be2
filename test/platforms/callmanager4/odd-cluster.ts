import fc from 'fast-check';
import type { Cluster, Role, Server } from '../../../platforms/callmanager4/types/cluster.ts';
import { sampleCluster, sampleServer } from './sample-cluster.ts';

/** Every combination of roles that a cluster file lets a server have, beside those of a publisher. */
const ROLES: readonly (readonly Role[])[] = [['tftp'], ['service'], ['secondary'], ['primary'], ['application']];

const OF_A_PUBLISHER: readonly (readonly Role[])[] = [
  ['publisher'],
  ['publisher', 'tftp'],
  ['publisher', 'secondary'],
  ['publisher', 'primary'],
  ['publisher', 'tftp', 'secondary'],
  ['publisher', 'tftp', 'primary'],
];

/** Services that would give a server a further place in S1's list. */
const FURTHER = ['Cisco TFTP', 'Cisco IP Voice Media Streaming Application', 'Cisco MOH Audio Translator'];

interface Drawn {
  readonly roles: readonly Role[];
  readonly further: readonly string[];
  readonly hasBackup: boolean;
}

const drawn = (roles: readonly (readonly Role[])[]): fc.Arbitrary<Drawn> =>
  fc.record({ roles: fc.constantFrom(...roles), further: fc.subarray(FURTHER), hasBackup: fc.boolean() });

const furtherOf = ({ roles, further }: Drawn): readonly string[] => {
  if (roles.includes('application')) return [];
  return roles.includes('service') ? further.filter((name) => name !== 'Cisco TFTP') : further;
};

/** Names that are no words of a reason, so that every one in a reason is meant. */
const NAMES = ['ALFA', 'BRAVO', 'CHARLIE', 'DELTA', 'ECHO', 'FOXTROT', 'GOLF'];

function serversOf(all: readonly Drawn[]): readonly Server[] {
  const secondary = all.findIndex(({ roles }) => roles.includes('secondary'));
  return all.map((one, index) => {
    const server = sampleServer(NAMES[index] ?? '', one.roles);
    const backs = one.hasBackup && one.roles.includes('primary') && secondary >= 0;
    return {
      ...server,
      services: [...new Set([...server.services, ...furtherOf(one)])],
      ...(backs ? { backup: NAMES[secondary] ?? '' } : {}),
    };
  });
}

/** Any cluster that a file may describe, the smallest and the oddest among them, with the names that its servers may have. */
export const oddCluster: fc.Arbitrary<Cluster> = fc
  .tuple(drawn(OF_A_PUBLISHER), fc.array(drawn(ROLES), { maxLength: NAMES.length - 1 }))
  .chain(([publisher, others]) => {
    const servers = serversOf([publisher, ...others]);
    return fc.shuffledSubarray([...servers], { minLength: servers.length, maxLength: servers.length });
  })
  .map((servers) => sampleCluster(servers));

/** Every name that such a server may have. */
export const ODD_NAMES: readonly string[] = NAMES;
