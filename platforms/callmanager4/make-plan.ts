import { findBegin, looksOnly, refuseOtherPlace, takenForDone, type Begin } from './begin.ts';
import { interferingServices } from './interfering-software.ts';
import { isCallManagerServer, publisherOf, subscribersOf } from './order.ts';
import { nodesInOrder, placesOf, serversNamed, type WorkPlace } from './placing.ts';
import { findProblems } from './problems/find-problems.ts';
import { PROCEDURE_TABLES } from './procedures/procedure.ts';
import type { Part, ProcedureTable, StageRow, StepsStage } from './procedures/procedure-table.ts';
import { secondsToSettle } from './settling.ts';
import { planHead } from './plan-head.ts';
import { stagesOf } from './planned-stages.ts';
import { isDoneAlready, setAsideBefore } from './standing.ts';
import { longestMinutes, minutesOf } from './minutes.ts';
import { wayBackOf } from './way-back.ts';
import type { RowContext } from './steps/context.ts';
import { fillIn } from './steps/fill-in.ts';
import { withInstaller } from './steps/installer-rows.ts';
import type { Cluster, Server } from './types/cluster.ts';
import type { Procedure } from './types/procedure.ts';
import type { Observation } from './types/observation.ts';
import type { Plan, PlannedServer } from '../../plan/types/plan.ts';
import type { MemoryPart } from './types/server-memory.ts';
import type { Step } from '../../plan/types/step.ts';

/** What a procedure is told beside the cluster file. */
export interface PlanOptions {
  /** Names of the servers that `add-subscriber` brings into the cluster; `replace-publisher` takes the publisher's. */
  readonly servers?: readonly string[];
  /** The stage or server at which the run begins: what lies before is only looked at, or attested. */
  readonly from?: string;
}

/** Makes the context of one server, or of the cluster as a whole. */
type ContextOf = (server: Server | null) => RowContext;

/**
 * Makes the plan of a procedure: every server in its place, every step with its reason and source, and the problems that
 * refuse it or give warning. Pure and total: a cluster that cannot be planned comes back as a plan that is refused.
 * `observations` is null for a plan that is made without looking; the hash is left empty for the caller to take.
 */
export function makePlan(
  cluster: Cluster,
  procedure: Procedure,
  observations: readonly Observation[] | null,
  options: PlanOptions = {},
): Plan {
  const plan = planBegunAt(null, cluster, procedure, observations, options);
  if (options.from === undefined) return plan;
  const begin = findBegin(options.from, plan);
  return begin
    ? planBegunAt(begin, cluster, procedure, observations, options)
    : { ...plan, problems: [refuseOtherPlace(options.from, plan), ...plan.problems] };
}

function planBegunAt(
  begin: Begin | null,
  cluster: Cluster,
  procedure: Procedure,
  observations: readonly Observation[] | null,
  options: PlanOptions,
): Plan {
  const table = PROCEDURE_TABLES[procedure];
  const named = options.servers ?? [];
  const newServers = newServersOf(table, cluster, named);
  const placed = table.stages.flatMap((stage) => placesOf(stage, cluster, named).map((place) => ({ place, stage })));
  const minutesFor = longestMinutes(
    placed.map(({ place }) => place).filter(({ server }) => !begin?.servers.includes(server.name)),
    cluster.durations,
    procedure,
  );
  const contextOf = contexts(cluster, procedure, observations, table, newServers, minutesFor, begin);
  const servers = placed.map(({ place, stage }) => planServer(place, stage, begin, contextOf));
  const planned = table.stages.map((row) => ({
    row,
    steps: row.kind === 'steps' ? planStage(row, table, begin, contextOf) : [],
  }));
  const stepsWhere = (isBefore: boolean): readonly Step[] =>
    planned.flatMap(({ row, steps }) =>
      (row.kind === 'steps' && row.name === 'preparation') === isBefore ? steps : [],
    );
  const places = placed.map(({ place }) => place);
  return {
    ...planHead(cluster, procedure, begin, servers),
    before: stepsWhere(true),
    servers,
    after: stepsWhere(false),
    stages: planned
      .flatMap(({ row, steps }) => stagesOf(row, steps, cluster, places, begin))
      .filter((stage) => stage.steps.length > 0 || stage.servers.length > 0),
    problems: findProblems({ cluster, procedure, observations, placed: places, named, newServers, begin }),
  };
}

/** Servers that are no part of the cluster yet: those that are named, where the procedure works on such. */
const newServersOf = (table: ProcedureTable, cluster: Cluster, named: readonly string[]): readonly string[] =>
  table.stages.some((stage) => stage.kind === 'servers' && stage.members === 'the servers named')
    ? serversNamed({ ...cluster, servers: subscribersOf(cluster) }, named).map(({ name }) => name)
    : [];

function contexts(
  cluster: Cluster,
  procedure: Procedure,
  observations: readonly Observation[] | null,
  table: ProcedureTable,
  newServers: readonly string[],
  minutesFor: (server: string | null) => RowContext['minutes'],
  begin: Begin | null,
): ContextOf {
  const isTaken = (server: string): boolean => begin?.servers.includes(server) === true;
  // Whoever answers as the publisher that is to be replaced is the old machine, and says nothing of the new one.
  const isOldMachine = (server: string): boolean =>
    procedure === 'replace-publisher' && !isTaken(server) && server === publisherOf(cluster)?.name;
  const seen = new Map(
    (observations ?? []).filter(({ server }) => !isOldMachine(server)).map((one) => [one.server, one]),
  );
  // A machine that is installed for the first time has of the cluster file's software only what it shows.
  const softwareOn = (server: Server): Server =>
    procedure === 'upgrade' ? server : { ...server, software: softwareSeen(server, seen.get(server.name)) };
  const ofCluster = { cluster, procedure, newServers, toSettle: secondsToSettle(cluster, observations) };
  return (server) => {
    const observation = (server && seen.get(server.name)) ?? null;
    const interfering =
      server && worksOnServers(table)
        ? interferingServices(softwareOn(server), observation, cluster.vnc !== undefined)
        : [];
    const setAside = server ? setAsideBefore(server, observation, cluster.vnc !== undefined) : [];
    const isDone =
      server !== null &&
      (isTaken(server.name) || (table.releaseProvesDone && isDoneAlready(server, observation, cluster.to)));
    const minutes = minutesFor(server?.name ?? null);
    return { ...ofCluster, server, observation, interfering, setAside, isDone, minutes };
  };
}

const worksOnServers = (table: ProcedureTable): boolean => table.stages.some(({ kind }) => kind !== 'steps');

function softwareSeen(server: Server, observation: Observation | undefined): Server['software'] {
  if (!observation?.services.known) return [];
  const shown = observation.services.value.map(({ displayName }) => displayName.toLowerCase());
  return server.software
    .map((one) => ({ ...one, services: one.services.filter((name) => shown.includes(name.toLowerCase())) }))
    .filter(({ services }) => services.length > 0);
}

/** From its begin on its backup carries more than its own devices (WIN-11). */
const OVERSUBSCRIBES: Pick<PlannedServer, 'beginNotedAs'> = {
  beginNotedAs: 'oversubscribedSince' satisfies MemoryPart,
};

function planServer(place: WorkPlace, stage: StageRow, begin: Begin | null, contextOf: ContextOf): PlannedServer {
  const { server, role, source } = place;
  const { rows, whenDone } = stage.kind === 'steps' ? { rows: [], whenDone: [] } : stage;
  const context = contextOf(server);
  const { to, durations } = context.cluster;
  const noted = role === 'primary' ? OVERSUBSCRIBES : {};
  if (context.isDone) {
    const isTaken = begin?.servers.includes(server.name) === true;
    const why = isTaken ? `it lies before ${begin.place}, where this run begins` : `it runs ${to} already`;
    const because = `${place.because}; ${why}, so it is only looked at`;
    const steps = fillIn(isTaken ? looksOnly(whenDone, begin) : whenDone, context);
    return { name: server.name, role, because, source, minutes: { low: 0, high: 0 }, ...noted, steps };
  }
  const part = server.roles.includes('publisher') ? 'publisher' : 'subscriber';
  return {
    name: server.name,
    role,
    because: place.because,
    source,
    minutes: minutesOf(place, durations, context.procedure),
    ...noted,
    ...wayBackOf(context),
    steps: fillIn(withInstaller(rows, part, to), context),
  };
}

/** The own steps of a stage; of one that lies before the place where the run begins, the question that stands for them. */
function planStage(
  stage: StepsStage,
  table: ProcedureTable,
  begin: Begin | null,
  contextOf: ContextOf,
): readonly Step[] {
  const taken = begin?.stages.find(({ name }) => name === stage.name);
  if (begin && taken) return fillIn([takenForDone(stage.name, taken.titles, begin)], contextOf(null));
  return stage.parts.flatMap((part) => planPart(part, table, contextOf));
}

const planPart = (part: Part, table: ProcedureTable, contextOf: ContextOf): readonly Step[] =>
  serversFor(part, table, contextOf(null)).flatMap((server) => fillIn(part.rows, contextOf(server)));

/** The servers of a part, one after the other; null stands for the cluster as a whole. */
function serversFor(part: Part, table: ProcedureTable, context: RowContext): readonly (Server | null)[] {
  const nodes = nodesInOrder(table, context.cluster);
  switch (part.whose) {
    case 'the cluster':
      return [null];
    case 'each CallManager server':
      return nodes;
    case 'each subscriber':
      return nodes.filter((server) => !server.roles.includes('publisher'));
    case 'the publisher':
      return [publisherOf(context.cluster)].filter((server) => server !== undefined);
    case 'each new subscriber':
      return nodes.filter(({ name }) => context.newServers.includes(name)).filter(isCallManagerServer);
  }
}
