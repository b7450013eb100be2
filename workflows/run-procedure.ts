import {
  ApplicationFailure,
  CancellationScope,
  condition,
  proxyActivities,
  workflowInfo,
  type ActivityOptions,
} from '@temporalio/workflow';
import type { Activities, PlanInput, ReadCluster } from '../activities/types.ts';
import type { FailureCode } from '../plan/failures.ts';
import { policyOf } from '../plan/policy.ts';
import { siteNamedIn } from '../plan/site-named-in.ts';
import type { AnyCluster } from '../plan/types/cluster.ts';
import type { Outline } from '../plan/types/plan.ts';
import type { RunResult } from '../plan/types/run.ts';
import { carryOutPart } from './carry-out-part.ts';
import { createOperatorPort } from './operator-port.ts';
import { handleMessages } from './handle-messages.ts';
import { leftUndone, serversLeft, debtsLeft } from './left-undone.ts';
import { keepLastSheet, keepSheetWhileAsked } from './keep-sheet.ts';
import { closeStory, keepWhatIsSaid } from './keep-story.ts';
import { lookAtServers } from './look-at-servers.ts';
import { siteQueueOf, workflowIdOf } from './messages.ts';
import { closeForSite } from './close-for-site.ts';
import { PLANNING, planned } from './planning.ts';
import { readContinuation, readRunInput, refuseRepetition, saysRehearsal } from './read-input.ts';
import { readClusterFile } from './read-cluster-file.ts';
import { recall, tellRecorded } from './recall.ts';
import { isApproved } from './state-of.ts';
import { openState } from './open-state.ts';
import type { WorkflowState } from './workflow-state.ts';
import { chainOf, clusterOf, markOf, openItemsOf } from './run-status.ts';
import { apartFromUpdates, pauseAcrossSeams } from './seam.ts';
import { createShow } from './show-run.ts';
import { tellEnd, tellFailure } from './tell-end.ts';
import { whileUnapproved } from './while-unapproved.ts';
import { walkPlan, type Walker } from './walk-plan.ts';

/**
 * The story of every procedure: read the cluster file, look at the servers, make the plan, have it approved, carry it
 * out stage by stage and server by server. A run that Temporal has continued goes on where the one before it stood.
 * @throws ApplicationFailure of type STARTED_TO_REPEAT, CLUSTER_FILE_INVALID, WRONG_WORKFLOW_ID, PLAN_REFUSED or
 *   NOT_PLANNED, before anything was done
 */
export function runProcedure(procedure: string, input: unknown): Promise<RunResult> {
  refuseRepetition();
  const continued = readContinuation(input);
  const rehearsal = continued ? continued.outline.rehearsal === true : saysRehearsal(input);
  const state = openState({ procedure, rehearsal, show: createShow() }, continued);
  handleMessages(state);
  tellRecorded(state);
  stopWhenCancelled(state);
  return CancellationScope.nonCancellable(() => tellFailure(state, tellStory(state, input)));
}

async function tellStory(state: WorkflowState, input: unknown): Promise<RunResult> {
  const outline = state.outline ?? (await planned(planRun(state, input)));
  state.show();
  if (outline === null) return end(state, null);
  const decided = condition(() => isApproved(state) || state.stop !== null);
  void keepWhatIsSaid(state);
  void keepSheetWhileAsked(state);
  void whileUnapproved(state, outline);
  await pauseAcrossSeams(state, decided);
  await walkPlan(outline, walkerOf(state), state.position, state.stage);
  return end(state, outline);
}

/** A cancellation asked for in Temporal means what `stop` means: after this server, never in its midst. */
function stopWhenCancelled(state: WorkflowState): void {
  CancellationScope.current().cancelRequested.catch(() => {
    state.stop = { by: 'Temporal', reason: 'the workflow was asked to cancel' };
    state.hold = null;
    state.write({ kind: 'stop asked', text: 'a cancellation in Temporal stops the run after this server' });
    state.show();
  });
}

/** From the input to a plan that waits for approval; null when the run is stopped before it is made. */
async function planRun(state: WorkflowState, sent: unknown): Promise<Outline | null> {
  const input = readRunInput(sent);
  const { cluster: content, to, servers, from, by, answers } = input;
  // Whether it is a site is for those to say who are asked to read the file.
  state.site = siteNamedIn(content);
  const read = await readCluster(state, { content, ...(to === undefined ? {} : { to }) });
  if (read === null) return null;
  const { cluster, targets } = read;
  await recall(state, cluster);
  if (!(await lookAtServers(targets, state, cluster.siteRules?.name))) return null;
  const { workflowId, runId, startTime } = workflowInfo();
  const { procedure } = state;
  return makePlan(state, {
    cluster,
    procedure,
    ...(servers === undefined ? {} : { servers }),
    ...(from === undefined ? {} : { begin: from }),
    ...(by === undefined ? {} : { requestedBy: by }),
    ...(answers === undefined ? {} : { answers }),
    ...(answers === undefined || !cluster.siteRules ? {} : { asOf: startTime.toISOString() }),
    run: { workflowId, runId },
  });
}

async function readCluster(
  state: WorkflowState,
  input: Parameters<Activities['readClusterFile']>[0],
): Promise<ReadCluster | null> {
  state.show();
  const read = await readClusterFile(state, input);
  if (read === null) return null;
  const { cluster } = read;
  refuseOtherId(cluster);
  state.people = cluster.people;
  state.isConfidential = read.isConfidential === true;
  state.site = cluster.site;
  state.messenger.want(cluster.siteRules?.notices);
  state.show();
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

async function makePlan(state: WorkflowState, input: PlanInput): Promise<Outline> {
  const activities = proxyActivities<Activities>(planningOf(state, input));
  const outline = await activities.makePlan.executeWithOptions({ summary: `plan the ${input.procedure}` }, [input]);
  for (const { name, role } of outline.servers) {
    state.servers.set(name, { name, role, state: 'waiting', evidence: 'none' });
  }
  await keepParts(state, input, outline);
  state.outline = outline;
  state.messenger.want(outline.siteRules?.notices);
  state.policy = policyOf(outline.policy);
  refuseBadPlan(outline);
  state.write({ kind: 'state', text: `the plan ${outline.hash.slice(0, 12)} is made and waits for approval` });
  return outline;
}

/**
 * A plan that goes by a site file is made by those who have it, who check what was signed before the run; any other one by
 * whoever has its run.
 */
const planningOf = ({ site }: WorkflowState, { cluster }: PlanInput): ActivityOptions =>
  cluster.siteRules
    ? { ...PLANNING, startToCloseTimeout: '2 min', taskQueue: siteQueueOf(workflowInfo().taskQueue, site) }
    : PLANNING;

function refuseBadPlan({ problems }: Outline): void {
  const refusals = problems.filter(({ severity }) => severity === 'refuse');
  if (refusals.length === 0) return;
  const text = refusals.map(({ message }) => message).join('\n');
  throw ApplicationFailure.nonRetryable(text, 'PLAN_REFUSED' satisfies FailureCode);
}

/** The parts stay in this run's history and in no other; whoever carries one out reads it from there. */
async function keepParts(state: WorkflowState, input: PlanInput, { hash }: Outline): Promise<void> {
  const activities = proxyActivities<Activities>(planningOf(state, input));
  for (let from: number | null = 0; from !== null;) {
    const summary = `keep the plan from part ${from + 1} on`;
    const kept = await activities.keepParts.executeWithOptions({ summary }, [{ ...input, planHash: hash, from }]);
    from = kept.next;
  }
}

function walkerOf(state: WorkflowState): Walker {
  const operators = createOperatorPort(state, { stopCounts: true });
  return {
    mayGoOn: () => pauseAcrossSeams(state, operators.mayGoOn()),
    beginStage({ name, title, because }) {
      state.stage = name;
      state.write({ kind: 'stage', text: `${title}: ${because}` });
      state.show();
    },
    carryOut: (place) => carryOutPart(state, place),
  };
}

/** What is left undone is named, one by one: a run that is not complete says so. */
async function end(state: WorkflowState, outline: Outline | null): Promise<RunResult> {
  await closeForSite(state);
  await tellEnd(state);
  if (state.stop) everythingLeft(state, outline).forEach(state.leaveOpen);
  state.ended = state.stop ? 'stopped' : 'completed';
  state.stage = null;
  state.write({ kind: 'state', text: state.stop ? `stopped: ${state.stop.reason}` : 'completed' });
  state.show();
  await keepLastSheet(state);
  await closeStory(state);
  await apartFromUpdates(state);
  return {
    cluster: clusterOf(state),
    procedure: state.procedure,
    ...markOf(state),
    planHash: outline?.hash ?? '',
    state: state.ended,
    servers: [...state.servers.values()],
    openItems: openItemsOf(state),
    accepted: state.accepted,
    runs: chainOf(state),
  };
}

function everythingLeft(state: WorkflowState, outline: Outline | null): readonly string[] {
  if (!outline) return ['no plan was made; nothing was begun'];
  const { position, part, stoppedAt } = state;
  const walk = { outline, position, part, stoppedAt };
  return [...leftUndone(walk), ...serversLeft(walk, [...state.servers.values()]), ...debtsLeft(state.memories)];
}
