import { isSetAside } from '../interfering-software.ts';
import type { ServiceSeen } from '../types/observation.ts';
import { defineCheck } from './define-check.ts';
import { type Finding, bad, combine, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import { describeService, findService } from './service-lookup.ts';

/** Services that an upgrade takes along: CallManager's own, and the directory that they need. */
const MIGRATES = /^(?:cisco |dc directory)/i;

/** Whether an upgrade takes a service along. */
export const migrates = ({ displayName }: Pick<ServiceSeen, 'displayName'>): boolean => MIGRATES.test(displayName);

/** `services` limits the comparison to those names; what did not run before is not looked at. */
export const servicesMigrated = defineCheck({
  name: 'services-migrated',
  tells: 'Every service of CallManager that ran before the upgrade runs again (SVC-18, SVC-19).',
  takes: ['services'],
  recalls: ['services'],
  judge: (check, seen, memory) => {
    const only = check.arguments.services;
    return judgeEach(check, seen, 'every service of CallManager that ran before runs again', (look, server) =>
      judgeFact(look.services, 'its services', (services) => {
        if (!memory.services) return notKnown('what ran before was not written down');
        const ran = memory.services
          .filter(({ state, displayName }) => state === 'running' && migrates({ displayName }))
          // What was stopped for the work comes back with the last server, not with this one.
          .filter(({ displayName }) => !isSetAside(displayName, seen.servers[server]));
        const compared = only ? ran.filter((service) => only.some((name) => findService([service], name))) : ran;
        if (compared.length === 0) return good('none of them ran before');
        const verdict = combine(
          '',
          compared.map((before) => judgeMigrated(before, services)),
        );
        return verdict.verdict === 'good' ? good(`${compared.length} of ${compared.length} run again`) : verdict;
      }),
    );
  },
});

function judgeMigrated(before: ServiceSeen, services: readonly ServiceSeen[]): Finding {
  const now = findService(services, before.displayName);
  if (!now) return bad(`${before.displayName} is not there any more`);
  if (now.state === 'running') return good(describeService(now));
  return now.state === 'starting'
    ? notKnown(`${now.displayName} is still starting`)
    : bad(`${describeService(now)}; it ran before`);
}
