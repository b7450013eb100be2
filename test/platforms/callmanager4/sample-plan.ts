import { makePlan } from '../../../platforms/callmanager4/make-plan.ts';
import type { Cluster } from '../../../platforms/callmanager4/types/cluster.ts';
import type { Plan } from '../../../plan/types/plan.ts';
import type { Step } from '../../../plan/types/step.ts';
import { sampleObservation } from './sample-observation.ts';

/** The plan of an upgrade without a look at the servers. */
export const offline = (cluster: Cluster): Plan => makePlan(cluster, 'upgrade', null);

/** The plan of an upgrade of servers that are all fit. */
export const online = (cluster: Cluster): Plan =>
  makePlan(
    cluster,
    'upgrade',
    cluster.servers.map((server) => sampleObservation(server)),
  );

export const everyStep = (plan: Plan): readonly Step[] => [
  ...plan.before,
  ...plan.servers.flatMap(({ steps }) => steps),
  ...plan.after,
];
