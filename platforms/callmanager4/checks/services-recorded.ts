import { isSetAside } from '../interfering-software.ts';
import type { ServiceSeen } from '../types/observation.ts';
import type { ServerMemory } from '../types/server-memory.ts';
import { defineCheck } from './define-check.ts';
import { good, judgeEach, judgeFact, notKnown } from './findings.ts';
import { newestLook } from './seen.ts';
import type { Server } from '../types/cluster.ts';

/** Whatever is written down here is stopped next. */
const NOT_SET_BACK = 'the services that were stopped are not set back';

/**
 * What is in the memory already stays, since a second look might see services that were stopped in between. What the run
 * before may have disabled is taken from its record.
 */
export const servicesRecorded = defineCheck({
  name: 'services-recorded',
  tells:
    'State and start type of every service are written down, once, before the first one is stopped (SVC-12, SVC-18).',
  recalls: ['services', 'servicesBefore'],
  judge: (check, seen, memory) => {
    const expected = 'the state and start type of every service is written down';
    if (memory.services) {
      return { verdict: 'good', expected, seen: `${memory.services.length} were written down before` };
    }
    const verdict = judgeEach(check, seen, expected, (look) =>
      judgeFact(look.services, 'its services', (services) =>
        services.length > 0 ? good(`${services.length} services`) : notKnown('not one service was shown'),
      ),
    );
    const [server = ''] = check.servers;
    const services = newestLook(seen, server)?.services;
    return verdict.verdict === 'good' && services?.known
      ? { ...verdict, remember: { ...written(services.value, memory, seen.servers[server]), owes: NOT_SET_BACK } }
      : verdict;
  },
});

/** Every service as it was before, and those of them that are set aside: by this run, or still by the one before. */
function written(
  seen: readonly ServiceSeen[],
  { servicesBefore }: Pick<ServerMemory, 'servicesBefore'>,
  server: Server | undefined,
): Partial<ServerMemory> {
  const before = seen.map((now) => ({
    now,
    was: now.startType === 'disabled' ? sameIn(servicesBefore, now) : undefined,
  }));
  return {
    services: before.map(({ now, was }) => was ?? now),
    setAside: before
      .filter(({ now, was }) => was !== undefined || isSetAside(now.displayName, server))
      .map(({ now, was }) => was ?? now),
  };
}

const sameIn = (services: readonly ServiceSeen[] | null, { name }: ServiceSeen): ServiceSeen | undefined =>
  services?.find((service) => service.name === name);
