import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { makePlan } from '../../platforms/callmanager4/make-plan.ts';
import { PROCEDURE_TABLES } from '../../platforms/callmanager4/procedures/procedure.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import { known } from '../../plan/fact.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import { sampleObservation } from '../platforms/callmanager4/sample-observation.ts';
import { everyStep } from '../platforms/callmanager4/sample-plan.ts';
import { taskOf } from '../platforms/callmanager4/told.ts';

const EXAMPLES = ['config/examples/six-servers.yaml', 'config/examples/two-servers.yaml'];

/** How a plan serves a rule. */
export type Service = 'looks' | 'acts' | 'asks' | 'waits' | 'order';

const SERVICE: Readonly<Record<Step['kind'], Service>> = {
  check: 'looks',
  gate: 'looks',
  action: 'acts',
  prompt: 'asks',
  wait: 'waits',
};

/** One place of a plan that names a rule: a step, a stage, or the place of a server. */
export interface PlanPlace {
  readonly id: string;
  readonly service: Service;
  readonly name: string;
}

/** Looks that bring out every row: something runs that may interfere, and something was set aside before. */
const looksAt = (cluster: Cluster, isSetAside: boolean): readonly Observation[] =>
  cluster.servers.map((server) => {
    const look = sampleObservation(server);
    const services = look.services.known ? look.services.value : [];
    const aside = services.map((one) => ({ ...one, state: 'stopped' as const, startType: 'disabled' as const }));
    return isSetAside ? { ...look, services: known(aside) } : look;
  });

/** The same cluster with all that a cluster file may choose, which brings out the other rows. */
const withEveryChoice = (cluster: Cluster): Cluster => ({
  ...cluster,
  servers: cluster.servers.map((server) =>
    server.roles.includes('publisher') ? { ...server, withoutDrive: 'the way back' } : server,
  ),
  devicesMoveFirst: true,
  testCalls: [{ name: 'internal', how: 'dial 4712' }],
  matrix: { edition: '2005-02-14', from: [cluster.from], models: cluster.servers.map(({ model }) => model) },
  latest: { lookedUp: '2005-03-01', operatingSystem: '2000.2.6sr3', sqlServer: '8.00.2039', callManager: cluster.from },
  baselineImage: '2000.4.2',
});

function plansOf(cluster: Cluster, procedure: Procedure): readonly Plan[] {
  const to = procedure === 'upgrade' ? cluster.to : '4.2(1)';
  const subscriber = cluster.servers.find(({ roles }) => !roles.includes('publisher'));
  const options = procedure === 'add-subscriber' && subscriber ? { servers: [subscriber.name] } : {};
  return [null, looksAt(cluster, false), looksAt(cluster, true)].map((looks) =>
    makePlan({ ...cluster, to }, procedure, looks, options),
  );
}

function placesIn(plan: Plan): readonly PlanPlace[] {
  const nameOf = (step: Step): string => step.id.split('/').at(-1) ?? step.id;
  const pages = (step: Step): readonly string[] => {
    const task = step.kind === 'prompt' ? taskOf(step) : undefined;
    return task?.kind === 'walk-pages' ? task.pages.flatMap(({ source }) => source) : [];
  };
  return [
    ...everyStep(plan).flatMap((step) =>
      [...step.source, ...pages(step)].map((id) => ({ id, service: SERVICE[step.kind], name: nameOf(step) })),
    ),
    ...plan.stages.flatMap(({ name, source }) => source.map((id) => ({ id, service: 'order' as const, name }))),
    ...plan.servers.flatMap(({ role, source }) => source.map((id) => ({ id, service: 'order' as const, name: role }))),
  ];
}

/** Every place of the plans of all procedures that names a rule, as the planner makes them for the examples and their choices. */
export async function placesInPlans(): Promise<readonly PlanPlace[]> {
  const clusters = await Promise.all(EXAMPLES.map(async (path) => (await loadClusterFile(path)).cluster));
  const procedures = Object.keys(PROCEDURE_TABLES) as Procedure[];
  return [...clusters, ...clusters.map(withEveryChoice)].flatMap((cluster) =>
    procedures.flatMap((procedure) => plansOf(cluster, procedure).flatMap(placesIn)),
  );
}
