import type { ServiceSeen } from '../types/observation.ts';
import type { Judge } from './seen.ts';
import type { Finding } from './findings.ts';
import { bad, combine, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import { describeService, findService } from './service-lookup.ts';

/** One service that must run: absent and stopped are bad, on its way is not known yet. */
function judgeRunning(services: readonly ServiceSeen[], name: string): Finding {
  const service = findService(services, name);
  if (!service) return bad(`${name} is not there`);
  if (service.state === 'running') return good(`${name} is running`);
  return service.state === 'starting' ? notKnown(`${name} is still starting`) : bad(describeService(service));
}

function judgeServices(services: readonly ServiceSeen[], names: readonly string[]): Finding {
  if (names.length === 0) return good('answers; no service of it is named');
  const verdict = combine(
    '',
    names.map((name) => judgeRunning(services, name)),
  );
  return verdict.verdict === 'good' ? good(`answers, ${names.length} of ${names.length} services run`) : verdict;
}

/** Servers answer and run what the cluster file says that they run (ORD-03, ORD-07, ORD-18). */
export const judgeInService: Judge = (check, seen) =>
  judgeEach(check, seen, 'answers and runs its services', (look, server) =>
    judgeFact(look.services, 'its services', (services) =>
      judgeServices(services, seen.servers[server]?.services ?? []),
    ),
  );

/** Named services run (SVC-19; for the publisher's database server ORD-16). */
export const judgeServicesRunning: Judge = (check, seen) => {
  const names = check.arguments.services ?? [];
  return judgeEach(check, seen, `${names.join(', ')}: running`, (look) =>
    judgeFact(look.services, 'its services', (services) => judgeServices(services, names)),
  );
};

/** Named services do not run: such as the CallManager service on a service-only server (ORD-12). */
export const judgeServicesNotRunning: Judge = (check, seen) => {
  const names = check.arguments.services ?? [];
  return judgeEach(check, seen, `${names.join(', ')}: not running`, (look) =>
    judgeFact(look.services, 'its services', (services) => {
      const running = names
        .map((name) => findService(services, name))
        .filter((service) => service !== undefined)
        .filter((service) => service.state !== 'stopped');
      return running.length > 0 ? bad(running.map(describeService).join(', ')) : good('none of them runs');
    }),
  );
};
