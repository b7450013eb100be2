import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';
import { describeService, findService } from './service-lookup.ts';

export const servicesNotRunning = defineCheck({
  name: 'services-not-running',
  tells: 'Named services do not run: such as the CallManager service on a service-only server (ORD-12).',
  takes: ['services'],
  judge: (check, seen) => {
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
  },
});
