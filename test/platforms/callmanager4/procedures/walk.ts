import fc from 'fast-check';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import type { Cluster } from '../../../../platforms/callmanager4/types/cluster.ts';
import { known } from '../../../../plan/fact.ts';
import type { Procedure } from '../../../../platforms/callmanager4/types/procedure.ts';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Plan } from '../../../../plan/types/plan.ts';
import type { Step } from '../../../../plan/types/step.ts';
import { validCluster } from '../arbitrary-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';

export const PROCEDURES: readonly Procedure[] = [
  'upgrade',
  'install',
  'add-subscriber',
  'replace-publisher',
  'verify-subscriptions',
  'post-install',
  'repair-names',
];

/** Steps in the order in which a run walks through them. */
export const inOrderOfWork = (plan: Plan): readonly Step[] =>
  plan.stages.flatMap((stage) => [
    ...[...plan.before, ...plan.after].filter(({ id }) => stage.steps.includes(id)),
    ...plan.servers.filter(({ name }) => stage.servers.includes(name)).flatMap(({ steps }) => steps),
  ]);

export const idsInOrder = (plan: Plan): readonly string[] => inOrderOfWork(plan).map(({ id }) => id);

/** The servers that copy the publisher's database, by the roles alone. */
export const subscriberNames = ({ servers }: Cluster): readonly string[] =>
  servers.filter(({ roles }) => !roles.includes('publisher') && !roles.includes('application')).map(({ name }) => name);

/** Looks at servers that have the operating system for 4.2(1), and no CallManager yet. */
export const looksAtBareMachines = (cluster: Cluster): readonly Observation[] =>
  cluster.servers.map((server) =>
    sampleObservation(server, {
      osImage: known('2000.4.2sr2'),
      callManager: known(null),
    }),
  );

/** A plan of any procedure; the first subscriber is the new one where one is needed. */
export const planOf = (cluster: Cluster, procedure: Procedure, looks: readonly Observation[] | null = null): Plan =>
  makePlan(
    cluster,
    procedure,
    looks,
    procedure === 'add-subscriber' ? { servers: subscriberNames(cluster).slice(0, 1) } : {},
  );

/** What is seen of the servers before a plan is made: nothing, since nobody looks, or machines of one of two kinds. */
const LOOKS: readonly ((cluster: Cluster) => readonly Observation[] | null)[] = [
  () => null,
  looksAtBareMachines,
  ({ servers }) => servers.map((server) => sampleObservation(server)),
];

/** How many clusters each rule is held against. */
const CLUSTERS = 60;

const drawn = new Map<Procedure, readonly (readonly [Plan, Cluster])[]>();

/** Planned once for all rules of a file: making the plans takes far longer than looking at them. */
function plansOf(procedure: Procedure): readonly (readonly [Plan, Cluster])[] {
  const plans =
    drawn.get(procedure) ??
    fc
      .sample(fc.tuple(validCluster, fc.constantFrom(...LOOKS)), CLUSTERS)
      .map(([cluster, look]): readonly [Plan, Cluster] => [planOf(cluster, procedure, look(cluster)), cluster]);
  drawn.set(procedure, plans);
  return plans;
}

/** Holds for every cluster that has an order, whatever was seen of its servers; a failure shows the cluster. */
export function forEveryPlan(procedure: Procedure, holds: (plan: Plan, cluster: Cluster) => void): void {
  for (const [plan, cluster] of plansOf(procedure)) {
    try {
      holds(plan, cluster);
    } catch (cause) {
      throw new Error(`it does not hold for the ${procedure} of ${JSON.stringify(cluster)}`, { cause });
    }
  }
}

/** Whether a step begins a reboot, by a machine or by a person at the installer. */
export const isReboot = (step: Step): boolean => step.kind === 'action' && step.action === 'reboot';
