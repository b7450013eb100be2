import { ApplicationFailure, CancellationScope, condition, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities, RunInput } from '../activities/types.ts';
import type { Cluster } from '../plan/types/cluster.ts';
import type { Observation } from '../plan/types/observation.ts';
import type { FailureCode } from '../plan/failures.ts';
import type { Plan, Procedure } from '../plan/types/plan.ts';
import { emptyMemory, type RunResult } from '../plan/types/run.ts';
import { carryOutServer, takeReports } from './carry-out-server.ts';
import { createClusterDesk } from './cluster-desk.ts';
import { handleMessages } from './handle-messages.ts';
import { leftUndone, serversLeft, servicesLeft } from './left-undone.ts';
import { lookAtServers, PLANNING } from './look-at-servers.ts';
import { workflowIdOf } from './messages.ts';
import { markOf, openRecord, type RunRecord } from './run-record.ts';
import { recallServices } from './recall-services.ts';
import { readRunInput, saysRehearsal } from './read-input.ts';
import { runStep } from './steps/run-step.ts';
import type { Surroundings } from './steps/surroundings.ts';
import { walkPlan, type Walker } from './walk-plan.ts';

/**
 * The story of every procedure: read the cluster file, look at the servers, make the plan, have it approved, carry it
 * out stage by stage and server by server.
 * @throws ApplicationFailure of type CLUSTER_FILE_INVALID, WRONG_WORKFLOW_ID or PLAN_REFUSED, before anything was done
 */
export function runProcedure(procedure: Procedure, input: RunInput): Promise<RunResult> {
  const record = openRecord(procedure, saysRehearsal(input));
  handleMessages(record);
  takeReports(record);
  stopWhenCancelled(record);
  return CancellationScope.nonCancellable(() => tellStory(record, input));
}

async function tellStory(record: RunRecord, sent: unknown): Promise<RunResult> {
  const input = readRunInput(sent);
  const cluster = await readCluster(record, input);
  await recallServices(record, cluster);
  const observations = await lookAtServers(cluster, record);
  if (observations === null) return end(record, null);
  const plan = await makePlan(record, cluster, observations, input.servers);
  await condition(() => record.approvedBy !== null || record.stop !== null);
  await walkPlan(plan, walkerOf(record, cluster));
  return end(record, plan);
}

/** A cancellation asked for in Temporal means what `stop` means: after this server, never in its midst. */
function stopWhenCancelled(record: RunRecord): void {
  CancellationScope.current().cancelRequested.catch(() => {
    record.stop = { by: 'Temporal', reason: 'the workflow was asked to cancel' };
    record.hold = null;
    record.write({ kind: 'stop asked', text: 'a cancellation in Temporal stops the run after this server' });
    record.show();
  });
}

async function readCluster(record: RunRecord, input: RunInput): Promise<Cluster> {
  record.show();
  const { readClusterFile } = proxyActivities<Activities>(PLANNING);
  const cluster = await readClusterFile.executeWithOptions({ summary: 'read the cluster file' }, [
    { content: input.cluster, ...(input.to === undefined ? {} : { to: input.to }) },
  ]);
  refuseOtherId(cluster);
  record.cluster = cluster;
  record.show();
  return cluster;
}

/** The workflow id is the lock of the cluster: under any other one, two runs could work on it at once. */
function refuseOtherId(cluster: Cluster): void {
  const { workflowId } = workflowInfo();
  const wanted = workflowIdOf(cluster.name);
  if (workflowId === wanted) return;
  const message = `the run of cluster ${cluster.name} must have the workflow id ${wanted}; it was started as ${workflowId}`;
  throw ApplicationFailure.nonRetryable(message, 'WRONG_WORKFLOW_ID' satisfies FailureCode);
}

async function makePlan(
  record: RunRecord,
  cluster: Cluster,
  observations: Observation[],
  servers: readonly string[] | undefined,
): Promise<Plan> {
  const activities = proxyActivities<Activities>(PLANNING);
  const { procedure } = record;
  const plan = await activities.makePlan.executeWithOptions({ summary: `plan the ${procedure}` }, [
    { cluster, procedure, observations, ...(servers === undefined ? {} : { servers }) },
  ]);
  record.plan = plan;
  for (const { name, role } of plan.servers) {
    record.servers.set(name, { name, role, state: 'waiting', evidence: 'none' });
  }
  const refusals = plan.problems.filter(({ severity }) => severity === 'refuse');
  if (refusals.length > 0) {
    throw ApplicationFailure.nonRetryable(
      refusals.map(({ message }) => message).join('\n'),
      'PLAN_REFUSED' satisfies FailureCode,
    );
  }
  record.write({ kind: 'state', text: `the plan ${plan.hash.slice(0, 12)} is made and waits for approval` });
  record.show();
  return plan;
}

function walkerOf(record: RunRecord, cluster: Cluster): Walker {
  const surroundings = surroundingsOf(record, cluster);
  return {
    mayGoOn: () => surroundings.desk.mayGoOn(),
    beginStage({ name, title, because }) {
      record.stage = name;
      record.write({ kind: 'stage', text: `${title}: ${because}` });
      record.show();
    },
    async carryOutStep(step) {
      const { outcome, note, seen } = await runStep(step, surroundings);
      if (outcome === 'stopped') record.stop ??= { by: 'a decision', reason: note ?? seen };
    },
    carryOutServer: (server) => carryOutServer(record, cluster, server),
  };
}

/** What the cluster's own steps need: no child workflow is needed for them. */
const surroundingsOf = (record: RunRecord, cluster: Cluster): Surroundings => ({
  cluster,
  desk: createClusterDesk(record),
  attendance: record.attendance,
  memoryOf: (server) => record.memories.get(server ?? '') ?? emptyMemory,
  remember(server, facts) {
    const before = record.memories.get(server ?? '') ?? emptyMemory;
    record.memories.set(server ?? '', { ...before, ...facts });
  },
});

const everythingLeft = (record: RunRecord, plan: Plan): readonly string[] => [
  ...leftUndone(plan, record.journal),
  ...serversLeft(plan, record.journal, [...record.servers.values()]),
  ...servicesLeft(plan, record.journal, record.memories),
];

/** What is left undone is named, one by one: a run that is not complete says so. */
function end(record: RunRecord, plan: Plan | null): RunResult {
  const state = record.stop ? 'stopped' : 'completed';
  if (record.stop) {
    const left = plan ? everythingLeft(record, plan) : ['no plan was made; nothing was begun'];
    left.forEach(record.leaveOpen);
  }
  record.ended = state;
  record.stage = null;
  record.write({ kind: 'state', text: record.stop ? `stopped: ${record.stop.reason}` : 'completed' });
  record.show();
  return {
    cluster: record.cluster?.name ?? '',
    procedure: record.procedure,
    ...markOf(record),
    planHash: plan?.hash ?? '',
    state,
    servers: [...record.servers.values()],
    openItems: record.openItems,
    accepted: record.accepted,
    journal: record.journal,
  };
}
