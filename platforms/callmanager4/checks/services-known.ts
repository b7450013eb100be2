import { classify } from '../interfering-software.ts';
import type { Server } from '../types/cluster.ts';
import type { ServiceSeen } from '../types/observation.ts';
import { isOfThePlatform } from '../windows-services.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';
import { findService } from './service-lookup.ts';

/** A service that is none of these may be of a ninth class. */
export const servicesKnown = defineCheck({
  name: 'services-known',
  tells:
    "Every running service is Windows' own, CallManager's, or of one of the eight classes of software that disturbs the installer, by its name or by the cluster file (SVC-04).",
  judge: (check, seen) =>
    judgeEach(check, seen, 'nothing runs of which nobody knows what it is', (look, server) =>
      judgeFact(look.services, 'its services', (services) => {
        const strangers = services.filter(
          (service) => service.state !== 'stopped' && !isKnown(service, seen.servers[server]),
        );
        const names = strangers.map(({ displayName, name }) => `${displayName} (${name})`);
        return names.length > 0 ? bad(names.join(', ')) : good(`all of ${services.length} services are known`);
      }),
    ),
});

function isKnown(service: ServiceSeen, server: Server | undefined): boolean {
  const named = [...(server?.services ?? []), ...(server?.software ?? []).flatMap(({ services }) => services)];
  const isNamed = named.some((name) => findService([service], name) !== undefined);
  return isNamed || isOfThePlatform(service) || classify(service.displayName) !== null;
}
