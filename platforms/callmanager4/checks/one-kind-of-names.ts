import { NAME_FILES } from '../windows/read-name-files.ts';
import { speaksOf, type NamedNode } from '../name-lines.ts';
import type { Server } from '../types/cluster.ts';
import type { Observation } from '../types/observation.ts';
import { adapterOf } from './adapter-of.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact, type Finding } from './findings.ts';

export const oneKindOfNames = defineCheck({
  name: 'one-kind-of-names',
  tells:
    'Names of the cluster are resolved by lines of HOSTS and LMHOSTS or by DNS and WINS, and not by both (NAM-02).',
  takes: ['namesBy', 'nodes'],
  sees: ['name files'],
  judge: (check, seen) => {
    const { namesBy, nodes = [] } = check.arguments;
    return judgeEach(
      check,
      seen,
      namesBy ? `names by ${namesBy}` : 'names by files or by the network',
      (look, server) => judgeServer(look, seen.servers[server], nodes, namesBy),
    );
  },
});

function judgeServer(
  look: Observation,
  server: Server | undefined,
  nodes: readonly NamedNode[],
  namesBy: 'files' | 'network' | undefined,
): Finding {
  return judgeFact(look.hosts, 'HOSTS', (hosts) =>
    judgeFact(look.lmhosts, 'LMHOSTS', (lmhosts) =>
      judgeFact(adapterOf(look, server), 'its connection', ({ dnsServers, winsServers }) =>
        judgeFact(dnsServers, 'its DNS servers', (dns) =>
          judgeFact(winsServers, 'its WINS servers', (wins) => {
            const files = { hosts: hosts ?? [], lmhosts: lmhosts ?? [] };
            const byFiles = NAME_FILES.some((file) => files[file].some((line) => speaksOf(file, line, nodes)));
            return judgeKinds(byFiles, dns.length + wins.length > 0, namesBy);
          }),
        ),
      ),
    ),
  );
}

function judgeKinds(byFiles: boolean, byNetwork: boolean, namesBy: 'files' | 'network' | undefined): Finding {
  if (byFiles && byNetwork) return bad('both: lines of the cluster in its files, and DNS or WINS');
  if (!byFiles && !byNetwork) return bad('neither: no line of the cluster in its files, and neither DNS nor WINS');
  const kind = byFiles ? 'files' : 'network';
  return namesBy !== undefined && namesBy !== kind ? bad(`by ${kind}`) : good(`by ${kind}`);
}
