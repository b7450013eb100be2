import { judgeInDnsCache } from './dns-cache.ts';
import { defineCheck } from './define-check.ts';
import { combine, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import { judgeInNetbiosCache } from './netbios-cache.ts';

export const nameCachesRight = defineCheck({
  name: 'name-caches-right',
  tells:
    'The server has loaded every other server from LMHOSTS to stay, with a life of -1, and every server from HOSTS, forward and back, each with its own address (NAM-11, NAM-12).',
  needs: ['nodes'],
  sees: ['nameCaches'],
  judge: (check, seen) =>
    judgeEach(check, seen, 'every server in both caches, with its own address', (_look, server) => {
      const { nodes } = check.arguments;
      const others = nodes.filter(({ name }) => name !== server);
      const caches = seen.nameCaches[server];
      if (!caches) return notKnown('nobody asked for its caches');
      const all = combine('', [
        ...others.map((node) =>
          judgeFact(caches.netbios, 'its NetBIOS cache', (names) => judgeInNetbiosCache(node, names)),
        ),
        ...nodes.map((node) => judgeFact(caches.dns, 'its DNS cache', (records) => judgeInDnsCache(node, records))),
      ]);
      const told = nodes.map(({ name }) => name).join(', ');
      return all.verdict === 'good' ? good(`has ${told} with their addresses`) : all;
    }),
});
