import { writtenBefore, writtenIn, type Written } from '../services-before.ts';
import type { ServiceSeen } from '../types/observation.ts';
import { defineCheck } from './define-check.ts';
import { type Finding, bad, combine, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import { describeService, findService } from './service-lookup.ts';

/** Of those that were set aside before this run looked, only the run before can have written down what they were. */
export const servicesRestored = defineCheck({
  name: 'services-restored',
  tells: 'Named services have the start type that was written down, and run where they ran (SVC-12, REM-06, POST-35).',
  takes: ['services', 'setAsideBefore'],
  recalls: ['setAside', 'servicesBefore'],
  judge: (check, seen, memory) => {
    const { services: names = [], setAsideBefore = false } = check.arguments;
    const before = (name: string): Written =>
      setAsideBefore ? writtenBefore(memory.servicesBefore, name) : writtenIn(memory.setAside, name);
    return judgeEach(check, seen, 'as written down before the upgrade', (look) =>
      judgeFact(look.services, 'its services', (services) =>
        combine(
          '',
          names.map((name) => judgeRestored(services, before(name), name)),
        ),
      ),
    );
  },
});

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
