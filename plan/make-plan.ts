import { interferingServices } from './interfering-software.ts';
import { ORDER, isCallManagerServer, layoutOf, placeServers, subscribersOf } from './order.ts';
import type { OrderGroup, PlacedServer } from './order.ts';
import { findProblems } from './problems/find-problems.ts';
import { PROCEDURES } from './procedures/procedure.ts';
import type { ProcedureRows } from './procedures/procedure-rows.ts';
import { isDoneAlready, setAsideBefore } from './standing.ts';
import { minutesOf } from './minutes.ts';
import type { StepContext } from './steps/context.ts';
import { fillIn } from './steps/fill-in.ts';
import type { Cluster, Server } from './types/cluster.ts';
import type { Observation } from './types/observation.ts';
import type { Plan, PlannedServer, Procedure, Stage } from './types/plan.ts';
import type { Step } from './types/step.ts';

const NOTHING: ProcedureRows = {
  before: [],
  server: () => [],
  serverThatIsDone: [],
  applicationServer: [],
  subscriptions: [],
  setBack: [],
  setBackByHand: [],
  after: [],
};

/**
 * Makes the plan of a procedure: every server in its place, every step with its reason and source, and the problems that
 * refuse it or give warning. Pure and total: a cluster that cannot be planned comes back as a plan that is refused.
 * `observations` is null for a plan that is made without looking; the hash is left empty for the caller to take.
 */
export function makePlan(cluster: Cluster, procedure: Procedure, observations: readonly Observation[] | null): Plan {
  const rows = PROCEDURES[procedure] ?? NOTHING;
  const contextOf = contexts(cluster, observations);
  const placed = placeServers(cluster);
  const servers = placed.map((one) => planServer(one, rows, contextOf(one.server)));
  const before = fillIn(rows.before, contextOf(null));
  const subscriptions = subscribersOf(cluster).length > 0 ? fillIn(rows.subscriptions, contextOf(null)) : [];
  const setBackOn = (server: Server): readonly Step[] => {
    const context = contextOf(server);
    const isDone = isDoneAlready(server, context.observation, cluster.to);
    return fillIn(isDone ? rows.setBackByHand : [...rows.setBack, ...rows.setBackByHand], context);
  };
  const setBack = [
    ...placed
      .map((one) => one.server)
      .filter(isCallManagerServer)
      .flatMap(setBackOn),
    ...fillIn(rows.after, contextOf(null)),
  ];
  return {
    cluster: cluster.name,
    procedure,
    from: cluster.from,
    to: cluster.to,
    hash: '',
    durations: cluster.durations,
    before,
    servers,
    after: [...subscriptions, ...setBack],
    stages: stagesOf(ORDER[layoutOf(cluster)], servers, { before, subscriptions, setBack }),
    problems: findProblems({ cluster, procedure, observations, placed }),
  };
}

function contexts(
  cluster: Cluster,
  observations: readonly Observation[] | null,
): (server: Server | null) => StepContext {
  const seen = new Map((observations ?? []).map((observation) => [observation.server, observation]));
  return (server) => {
    const observation = (server && seen.get(server.name)) ?? null;
    const interfering = server ? interferingServices(server, observation) : [];
    const setAside = server ? setAsideBefore(server, observation) : [];
    return { cluster, server, observation, interfering, setAside };
  };
}

function planServer(placed: PlacedServer, rows: ProcedureRows, context: StepContext): PlannedServer {
  const { name } = placed.server;
  const { to, durations } = context.cluster;
  if (isDoneAlready(placed.server, context.observation, to)) {
    const because = `${placed.because}; it runs ${to} already, so it is only looked at`;
    const steps = fillIn(rows.serverThatIsDone, context);
    return { name, role: placed.stage, because, source: placed.source, minutes: { low: 0, high: 0 }, steps };
  }
  const part = placed.stage === 'publisher' ? 'publisher' : 'subscriber';
  const own = placed.stage === 'application' ? rows.applicationServer : rows.server(part, to);
  return {
    name,
    role: placed.stage,
    because: placed.because,
    source: placed.source,
    minutes: minutesOf(placed, durations),
    steps: fillIn(own, context),
  };
}

interface ClusterSteps {
  readonly before: readonly Step[];
  readonly subscriptions: readonly Step[];
  readonly setBack: readonly Step[];
}

/** Every stage that has something to do, in the order in which they are walked through. */
function stagesOf(
  groups: readonly OrderGroup[],
  servers: readonly PlannedServer[],
  steps: ClusterSteps,
): readonly Stage[] {
  const stages: readonly Stage[] = [
    {
      name: 'preparation',
      title: 'Preparation',
      because:
        'nobody may be surprised, nothing may change, and every server must work before the first one is touched',
      source: ['ORD-18', 'WIN-16', 'WIN-18'],
      steps: idsOf(steps.before),
      servers: [],
    },
    ...groups.filter((group) => group.stage !== 'application').map((group) => stageOf(group, servers)),
    {
      name: 'subscriptions',
      title: 'Subscriptions',
      because: 'every subscriber must copy the database of the publisher again',
      source: ['VFY-01', 'VFY-03'],
      steps: idsOf(steps.subscriptions),
      servers: [],
    },
    ...groups.filter((group) => group.stage === 'application').map((group) => stageOf(group, servers)),
    {
      name: 'setting back',
      title: 'Setting back',
      because: 'what was set aside comes back only when every server is done',
      source: ['SVC-11', 'POST-01'],
      steps: idsOf(steps.setBack),
      servers: [],
    },
  ];
  return stages.filter((stage) => stage.steps.length > 0 || stage.servers.length > 0);
}

const idsOf = (steps: readonly Step[]): readonly string[] => steps.map((step) => step.id);

const stageOf = (group: OrderGroup, servers: readonly PlannedServer[]): Stage => ({
  name: group.stage,
  title: group.title,
  because: group.because,
  source: group.source,
  steps: [],
  servers: servers.filter((server) => server.role === group.stage).map((server) => server.name),
});
