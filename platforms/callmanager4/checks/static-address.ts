import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact, notKnown } from './findings.ts';

export const staticAddress = defineCheck({
  name: 'static-address',
  tells: 'No network adapter takes its address from DHCP (NET-01).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'static IP address', (look) =>
      judgeFact(look.adapters, 'its network adapters', (adapters) => {
        if (adapters.length === 0) return notKnown('no network adapter was shown');
        const dynamic = adapters.filter((adapter) => adapter.dhcp);
        const addresses = (dynamic.length > 0 ? dynamic : adapters).flatMap((adapter) => adapter.addresses).join(', ');
        return dynamic.length > 0 ? bad(`by DHCP: ${addresses || 'no address'}`) : good(`static: ${addresses}`);
      }),
    ),
});
