import { ApplicationFailure, CancellationScope, condition, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities, PlanInput, ReadCluster } from '../activities/types.ts';
import type { FailureCode } from '../plan/failures.ts';
import { policyOf } from '../plan/policy.ts';
import type { AnyCluster } from '../plan/types/cluster.ts';
import type { Outline } from '../plan/types/plan.ts';
import type { RunResult } from '../plan/types/run.ts';
import { carryOutPart } from './carry-out-part.ts';
import { createDesk } from './desk.ts';
import { handleMessages } from './handle-messages.ts';
import { leftUndone, serversLeft, debtsLeft } from './left-undone.ts';
import { lookAtServers, PLANNING } from './look-at-servers.ts';
import { workflowIdOf } from './messages.ts';
import { readContinuation, readRunInput, refuseRepetition, saysRehearsal } from './read-input.ts';
import { recall, tellRecorded } from './recall.ts';
import { openRecord, type RunRecord } from './run-record.ts';
import { chainOf, clusterOf, markOf } from './run-status.ts';
import { apartFromUpdates, pauseAcrossSeams } from './seam.ts';
import { createShow } from './show-run.ts';
import { walkPlan, type Walker } from './walk-plan.ts';

/**
 * The story of every procedure: read the cluster file, look at the servers, make the plan, have it approved, carry it
 * out stage by stage and server by server. A run that Temporal has continued goes on where the one before it stood.
 * @throws ApplicationFailure of type STARTED_TO_REPEAT, CLUSTER_FILE_INVALID, WRONG_WORKFLOW_ID or PLAN_REFUSED, before
 *   anything was done
 */
export function runProcedure(procedure: string, input: unknown): Promise<RunResult> {
  refuseRepetition();
  const continued = readContinuation(input);
  const rehearsal = continued ? continued.outline.rehearsal === true : saysRehearsal(input);
  const record = openRecord({ procedure, rehearsal, show: createShow() }, continued);
  handleMessages(record);
  tellRecorded(record);
  stopWhenCancelled(record);
  return CancellationScope.nonCancellable(() => tellStory(record, input));
}

async function tellStory(record: RunRecord, input: unknown): Promise<RunResult> {
  const outline = record.outline ?? (await planRun(record, input));
  record.show();
  if (outline === null) return end(record, null);
  const decided = condition(() => record.approvedBy !== null || record.stop !== null);
  await pauseAcrossSeams(record, decided);
  await walkPlan(outline, walkerOf(record), record.position, record.stage);
  return end(record, outline);
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

/** From the input to a plan that waits for approval; null when the run is stopped before it is made. */
async function planRun(record: RunRecord, sent: unknown): Promise<Outline | null> {
  const { cluster: content, to, servers, from } = readRunInput(sent);
  const { cluster, targets } = await readCluster(record, { content, ...(to === undefined ? {} : { to }) });
  await recall(record, cluster);
  if (!(await lookAtServers(targets, record))) return null;
  const { workflowId, runId } = workflowInfo();
  const { procedure } = record;
  return makePlan(record, {
    cluster,
    procedure,
    ...(servers === undefined ? {} : { servers }),
    ...(from === undefined ? {} : { begin: from }),
    run: { workflowId, runId },
  });
}

async function readCluster(
  record: RunRecord,
  input: Parameters<Activities['readClusterFile']>[0],
): Promise<ReadCluster> {
  record.show();
  const { readClusterFile } = proxyActivities<Activities>(PLANNING);
  const read = await readClusterFile.executeWithOptions({ summary: 'read the cluster file' }, [input]);
  const { cluster } = read;
  refuseOtherId(cluster);
  record.people = cluster.people;
  record.site = cluster.site;
  record.show();
  return read;
}

/** The workflow id is the lock of the cluster: under any other one, two runs could work on it at once. */
function refuseOtherId(cluster: AnyCluster): void {
  const { workflowId } = workflowInfo();
  const wanted = workflowIdOf(cluster.name);
  if (workflowId === wanted) return;
  const message = `the run of cluster ${cluster.name} must have the workflow id ${wanted}; it was started as ${workflowId}`;
  throw ApplicationFailure.nonRetryable(message, 'WRONG_WORKFLOW_ID' satisfies FailureCode);
}

async function makePlan(record: RunRecord, input: PlanInput): Promise<Outline> {
  const activities = proxyActivities<Activities>(PLANNING);
  const outline = await activities.makePlan.executeWithOptions({ summary: `plan the ${input.procedure}` }, [input]);
  for (const { name, role } of outline.servers) {
    record.servers.set(name, { name, role, state: 'waiting', evidence: 'none' });
  }
  await keepParts(input, outline);
  record.outline = outline;
  record.policy = policyOf(outline.policy);
  refuseBadPlan(outline);
  record.write({ kind: 'state', text: `the plan ${outline.hash.slice(0, 12)} is made and waits for approval` });
  return outline;
}

function refuseBadPlan({ problems }: Outline): void {
  const refusals = problems.filter(({ severity }) => severity === 'refuse');
  if (refusals.length === 0) return;
  const text = refusals.map(({ message }) => message).join('\n');
  throw ApplicationFailure.nonRetryable(text, 'PLAN_REFUSED' satisfies FailureCode);
}

/** The parts stay in this run's history and in no other; whoever carries one out reads it from there. */
async function keepParts(input: PlanInput, { hash }: Outline): Promise<void> {
  const activities = proxyActivities<Activities>(PLANNING);
  for (let from: number | null = 0; from !== null;) {
    const summary = `keep the plan from part ${from + 1} on`;
    const kept = await activities.keepParts.executeWithOptions({ summary }, [{ ...input, planHash: hash, from }]);
    from = kept.next;
  }
}

function walkerOf(record: RunRecord): Walker {
  const desk = createDesk(record, { stopCounts: true });
  return {
    mayGoOn: () => pauseAcrossSeams(record, desk.mayGoOn()),
    beginStage({ name, title, because }) {
      record.stage = name;
      record.write({ kind: 'stage', text: `${title}: ${because}` });
      record.show();
    },
    carryOut: (place) => carryOutPart(record, place),
  };
}

/** What is left undone is named, one by one: a run that is not complete says so. */
async function end(record: RunRecord, outline: Outline | null): Promise<RunResult> {
  await apartFromUpdates(record);
  if (record.stop) everythingLeft(record, outline).forEach(record.leaveOpen);
  record.ended = record.stop ? 'stopped' : 'completed';
  record.stage = null;
  record.write({ kind: 'state', text: record.stop ? `stopped: ${record.stop.reason}` : 'completed' });
  record.show();
  return {
    cluster: clusterOf(record),
    procedure: record.procedure,
    ...markOf(record),
    planHash: outline?.hash ?? '',
    state: record.ended,
    servers: [...record.servers.values()],
    openItems: record.openItems,
    accepted: record.accepted,
    runs: chainOf(record),
  };
}

function everythingLeft(record: RunRecord, outline: Outline | null): readonly string[] {
  if (!outline) return ['no plan was made; nothing was begun'];
  const { position, part, stoppedAt } = record;
  const walk = { outline, position, part, stoppedAt };
  return [...leftUndone(walk), ...serversLeft(walk, [...record.servers.values()]), ...debtsLeft(record.memories)];
}
