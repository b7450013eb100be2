import { interferingAmong } from '../interfering-software.ts';
import type { ServiceSeen } from '../types/observation.ts';
import type { Finding } from './findings.ts';
import { bad, combine, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import type { Judge } from './seen.ts';
import { newestLook } from './seen.ts';
import { writtenBefore, writtenIn, type Written } from '../services-before.ts';
import { describeService, findService, isOut } from './service-lookup.ts';

/**
 * State and start type of every service are written down, once, before the first one is stopped (SVC-12, SVC-18): what
 * is in the memory already stays, since a second look might see services that were stopped in between. What the run before
 * may have disabled is taken from its record.
 */
export const judgeServicesRecorded: Judge = (check, seen, memory) => {
  const expected = 'the state and start type of every service is written down';
  if (memory.services) return { verdict: 'good', expected, seen: `${memory.services.length} were written down before` };
  const verdict = judgeEach(check, seen, expected, (look) =>
    judgeFact(look.services, 'its services', (services) =>
      services.length > 0 ? good(`${services.length} services`) : notKnown('not one service was shown'),
    ),
  );
  const services = newestLook(seen, check.servers[0] ?? '')?.services;
  return verdict.verdict === 'good' && services?.known
    ? { ...verdict, remember: { services: asBefore(services.value, memory.servicesBefore) } }
    : verdict;
};

/** Services as they are seen; those that are disabled now as the run before saw them, where it did. */
const asBefore = (seen: readonly ServiceSeen[], before: readonly ServiceSeen[] | null): readonly ServiceSeen[] =>
  seen.map((service) =>
    service.startType === 'disabled' ? (before?.find(({ name }) => name === service.name) ?? service) : service,
  );

function judgeStopped(services: readonly ServiceSeen[], name: string): Finding {
  const service = findService(services, name);
  if (!service)
    return notKnown(`no service of the name ${name} is there: is it spelt as the Services window shows it?`);
  return isOut(service) ? good(`${name} is stopped and disabled`) : bad(describeService(service));
}

/** Named services are stopped and disabled, and nothing else that may interfere runs (SVC-01, SVC-10, SVC-15). */
export const judgeServicesStopped: Judge = (check, seen) => {
  const { services: names = [], worksByVnc = false } = check.arguments;
  return judgeEach(check, seen, 'everything that may interfere is stopped and disabled', (look, server) =>
    judgeFact(look.services, 'its services', (services) => {
      const owner = seen.servers[server];
      const others = owner ? interferingAmong(owner, services, worksByVnc).filter((one) => !isNamed(names, one)) : [];
      const findings = [
        ...names.map((name) => judgeStopped(services, name)),
        ...others.map((one) => bad(`${describeService(one)}, may interfere, and the plan does not name it`)),
      ];
      return findings.length > 0 ? combine('', findings) : good('nothing that may interfere is there');
    }),
  );
};

const isNamed = (names: readonly string[], service: ServiceSeen): boolean =>
  names.some((name) => findService([service], name) !== undefined);

/**
 * Named services have the start type that was written down, and run where they ran (SVC-12, REM-06, POST-35). Of those that
 * were set aside before this run looked, only the run before can have written it down.
 */
export const judgeServicesRestored: Judge = (check, seen, memory) => {
  const { services: names = [], setAsideBefore = false } = check.arguments;
  const before = (name: string): Written =>
    setAsideBefore ? writtenBefore(memory.servicesBefore, name) : writtenIn(memory.services, name);
  return judgeEach(check, seen, 'as written down before the upgrade', (look) =>
    judgeFact(look.services, 'its services', (services) =>
      combine(
        '',
        names.map((name) => judgeRestored(services, before(name), name)),
      ),
    ),
  );
};

function judgeRestored(services: readonly ServiceSeen[], written: Written, name: string): Finding {
  if ('unknown' in written) return notKnown(written.unknown);
  const { before } = written;
  const now = findService(services, name);
  if (!now) return bad(`${name} is not there any more`);
  if (now.startType !== before.startType) return bad(`${describeService(now)}; it was ${before.startType}`);
  if (before.state !== 'running' || now.state === 'running') return good(describeService(now));
  return now.state === 'starting'
    ? notKnown(`${name} is still starting`)
    : bad(`${describeService(now)}; it was running`);
}
