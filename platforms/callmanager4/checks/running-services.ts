import type { StepArguments } from '../types/step-arguments.ts';
import type { ServiceSeen } from '../types/observation.ts';
import type { Verdict } from '../../../plan/types/run.ts';
import type { Asked } from './define-check.ts';
import { type Finding, bad, combine, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import type { Looks } from './seen.ts';
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

/** Servers answer and run what the cluster file says that they run. */
export const judgeInService = (check: Asked, seen: Looks): Verdict =>
  judgeEach(check, seen, 'answers and runs its services', (look, server) =>
    judgeFact(look.services, 'its services', (services) =>
      judgeServices(services, seen.servers[server]?.services ?? []),
    ),
  );

/** Named services run. */
export const judgeServicesRunning = (check: Asked<Pick<StepArguments, 'services'>>, seen: Looks): Verdict => {
  const names = check.arguments.services ?? [];
  return judgeEach(check, seen, `${names.join(', ')}: running`, (look) =>
    judgeFact(look.services, 'its services', (services) => judgeServices(services, names)),
  );
};
