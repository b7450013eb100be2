import { adapterOf } from './adapter-of.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const dnsConfigured = defineCheck({
  name: 'dns-configured',
  tells: 'The connection of the server names DNS servers (NET-21).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'DNS servers on its connection', (look, server) =>
      judgeFact(adapterOf(look, seen.servers[server]), 'its connection', ({ dnsServers }) =>
        judgeFact(dnsServers, 'its DNS servers', (servers) =>
          servers.length > 0 ? good(servers.join(', ')) : bad('no DNS server'),
        ),
      ),
    ),
});
