import { classify } from '../interfering-software.ts';
import type { Server } from '../types/cluster.ts';
import type { ServiceSeen } from '../types/observation.ts';
import { defineCheck } from './define-check.ts';
import { bad, combine, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import { describeService, findService } from './service-lookup.ts';

const AGENT = 'intrusion detection';

export const securityAgentRuns = defineCheck({
  name: 'security-agent-runs',
  tells:
    'A security agent runs on each server: a service of the class "intrusion detection", by name or by the cluster file (COR-11, POST-33).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'a security agent runs', (look, server) =>
      judgeFact(look.services, 'its services', (services) => {
        const agents = services.filter((service) => isAgent(service, seen.servers[server]));
        const running = agents.find(({ state }) => state === 'running');
        if (running) return good(describeService(running));
        const { verdict, seen: told } = combine('', agents.map(notRunning));
        return agents.length === 0 ? bad('there is no service of a security agent') : { verdict, seen: told };
      }),
    ),
});

const notRunning = (service: ServiceSeen) =>
  service.state === 'starting' ? notKnown(`${service.displayName} is still starting`) : bad(describeService(service));

const isAgent = (service: ServiceSeen, server: Server | undefined): boolean =>
  classify(service.displayName) === AGENT ||
  (server?.software ?? []).some(
    (software) => software.class === AGENT && software.services.some((name) => findService([service], name)),
  );
