import fc from 'fast-check';
import { makePlan } from '../../../plan/make-plan.ts';
import type { Cluster } from '../../../plan/types/cluster.ts';
import { known } from '../../../plan/types/observation.ts';
import type { Observation } from '../../../plan/types/observation.ts';
import type { Plan, Procedure } from '../../../plan/types/plan.ts';
import type { Step } from '../../../plan/types/step.ts';
import { validCluster } from '../arbitrary-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';

export const PROCEDURES: readonly Procedure[] = [
  'upgrade',
  'install',
  'add-subscriber',
  'replace-publisher',
  'verify-subscriptions',
  'post-install',
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

/** Holds for every cluster that has an order, planned with a look at bare machines and without one. */
export const forEveryPlan = (procedure: Procedure, holds: (plan: Plan, cluster: Cluster) => void): void =>
  fc.assert(
    fc.property(validCluster, fc.boolean(), (cluster, isOnline) => {
      holds(planOf(cluster, procedure, isOnline ? looksAtBareMachines(cluster) : null), cluster);
    }),
    { numRuns: 60 },
  );

/** Whether a step begins a reboot, by a machine or by a person at the installer. */
export const isReboot = (step: Step): boolean => step.kind === 'action' && step.action === 'reboot';
