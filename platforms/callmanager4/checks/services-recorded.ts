import type { ServiceSeen } from '../types/observation.ts';
import { defineCheck } from './define-check.ts';
import { good, judgeEach, judgeFact, notKnown } from './findings.ts';
import { newestLook } from './seen.ts';

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
    const services = newestLook(seen, check.servers[0] ?? '')?.services;
    return verdict.verdict === 'good' && services?.known
      ? { ...verdict, remember: { services: asBefore(services.value, memory.servicesBefore), owes: NOT_SET_BACK } }
      : verdict;
  },
});

/** Services as they are seen; those that are disabled now as the run before saw them, where it did. */
const asBefore = (seen: readonly ServiceSeen[], before: readonly ServiceSeen[] | null): readonly ServiceSeen[] =>
  seen.map((service) =>
    service.startType === 'disabled' ? (before?.find(({ name }) => name === service.name) ?? service) : service,
  );
