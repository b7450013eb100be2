import { endsAtReboot, interferingAmong } from '../interfering-software.ts';
import type { ServiceSeen } from '../types/observation.ts';
import { defineCheck } from './define-check.ts';
import { type Finding, bad, combine, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import { describeService, findService, isOut } from './service-lookup.ts';

export const servicesStopped = defineCheck({
  name: 'services-stopped',
  tells: 'Named services are stopped and disabled, and nothing else that may interfere runs (SVC-01, SVC-10, SVC-15).',
  takes: ['services', 'worksByVnc', 'beforeReboot'],
  judge: (check, seen) => {
    const { services: names = [], worksByVnc = false, beforeReboot = false } = check.arguments;
    return judgeEach(check, seen, 'everything that may interfere is stopped and disabled', (look, server) =>
      judgeFact(look.services, 'its services', (services) => {
        const owner = seen.servers[server];
        const others = owner ? interferingAmong(owner, services, worksByVnc).filter((one) => !isNamed(names, one)) : [];
        const findings = [
          ...names.map((name) => judgeStopped(services, name, beforeReboot)),
          ...others.map((one) => bad(`${describeService(one)}, may interfere, and the plan does not name it`)),
        ];
        return findings.length > 0 ? combine('', findings) : good('nothing that may interfere is there');
      }),
    );
  },
});

function judgeStopped(services: readonly ServiceSeen[], name: string, beforeReboot: boolean): Finding {
  const service = findService(services, name);
  if (!service)
    return notKnown(`no service of the name ${name} is there: is it spelt as the Services window shows it?`);
  if (beforeReboot && endsAtReboot(service) && service.startType === 'disabled' && service.state === 'running')
    return good(`${name} is disabled, and runs until the reboot`);
  return isOut(service) ? good(`${name} is stopped and disabled`) : bad(describeService(service));
}

const isNamed = (names: readonly string[], service: ServiceSeen): boolean =>
  names.some((name) => findService([service], name) !== undefined);
