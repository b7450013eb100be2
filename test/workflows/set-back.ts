import type { CheckInput } from '../../activities/types.ts';
import { known } from '../../plan/fact.ts';
import type { Site } from '../../plan/platform/site.ts';
import { judging, type CallManagerSite } from '../../platforms/callmanager4/site.ts';
import type { Verdict } from '../../plan/types/run.ts';
import type { ActionStep, Step } from '../../plan/types/step.ts';
import { sampleObservation, sampleService } from '../platforms/callmanager4/sample-observation.ts';
import { eyesWith } from '../activities/scripted-site.ts';
import { actionStep, checkOf, checkStep } from './sample-cluster.ts';
import { bad, good } from './scripted-worker.ts';

/** Services that are to be set back on PUB, and steps in which that is a real act: two commands for each of them. */
export function setBack(names: readonly string[]): {
  readonly steps: readonly Step[];
  /** The services are written down by the first step; what was done is not seen, unless somebody has done it by hand. */
  check(input: CheckInput, isDone?: boolean): Verdict;
  /** A site at which they are set aside. */
  at(site: CallManagerSite): Site;
} {
  const services = names.map((name) => sampleService(name, { name }));
  const now = services.map((service) => ({ ...service, startType: 'disabled', state: 'stopped' }) as const);
  const act: ActionStep = {
    ...actionStep('PUB/set-back'),
    action: 'restore-services',
    arguments: { services: names },
    recalls: ['setAside'],
    proof: { ...checkOf('services-restored', 'PUB'), arguments: { services: names } },
  };
  return {
    steps: [checkStep('PUB/recorded'), act],
    check: ({ check }, isDone = false) => {
      if (check.name !== 'services-restored') return { ...good(), remember: { setAside: services } };
      return isDone ? good('set back by hand') : bad('they are disabled');
    },
    at: (site) => {
      const eyes = eyesWith({ look: async ({ server }) => sampleObservation(server, { services: known(now) }) });
      return { ...site, ...judging(eyes) };
    },
  };
}
