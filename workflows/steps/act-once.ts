import { proxyActivities, uuid4, workflowInfo, type ActivityInterfaceFor } from '@temporalio/workflow';
import type { ActionInput, Acts, DecidedBy } from '../../activities/types.ts';
import type { PlannedAct } from '../../plan/planned-act.ts';
import { ACT_SECONDS } from '../../plan/time-of-acts.ts';
import type { UnansweredAct } from '../../plan/types/run.ts';
import type { Step } from '../../plan/types/step.ts';
import { actQueueOf } from '../messages.ts';
import { TAKEN_WITHIN, wasNeverTaken } from './attendance.ts';
import { howActEnded, howReported, type Acted, type Ended } from './how-act-ended.ts';
import { inputOf, recalled } from './look.ts';
import type { StepContext } from './step-context.ts';
import { writtenDownBefore } from './written-down-before.ts';

/**
 * A worker that is silent for so long is taken for dead. It sends nothing more by then: it may only while Temporal's word
 * on its act is younger than `BOUND_MS` of `activities/fence-of-activity.ts`, a fraction of this.
 */
const HEARTBEAT_SECONDS = 20;

/** An act that is to be carried out. */
export interface Act extends PlannedAct {
  readonly decidedBy: DecidedBy;
}

/**
 * One attempt, at most: the scheduled activity is the intent in the history, its failure leaves the effect unknown.
 * Where it was not begun, or was refused, surely nothing was done.
 */
export async function actOnce(step: Step, act: Act, context: StepContext): Promise<Acted> {
  const { server } = act;
  if (act.decidedBy !== 'nobody' && !(await context.mayActOn(server))) return { kind: 'stopped' };
  const input = inputOfAct(step, act, context);
  const { acted = false } = context.memo();
  context.noteAct(step.id, true);
  const ended = await carryOut(step, input, context);
  if (ended.kind === 'begun') {
    context.remember(step.server, writtenDownBefore(act.proof, ended.before));
    if (!ended.isAnswered) leaveUnanswered(step, { server, id: input.id }, context);
  } else context.noteAct(step.id, acted);
  if (ended.kind === 'not begun' && ended.resetTo !== undefined) context.wasReset(ended.resetTo);
  if (ended.kind !== 'left') {
    const sent = ended.kind === 'begun' && ended.commands ? { commands: ended.commands } : {};
    context.operators.write({ kind: 'step', server, step: step.id, ...sent, text: ended.told });
  }
  if (ended.kind !== 'not begun' || ended.siteNow === undefined) return ended;
  return (await context.mayActAtSite(ended.siteNow)) ? actOnce(step, act, context) : { kind: 'stopped' };
}

/** Whoever looks next makes it harmless first: a command that is still on its way has no effect then. */
function leaveUnanswered({ server: owner }: Step, act: UnansweredAct, context: StepContext): void {
  const { unanswered = [] } = context.memoryOf(owner);
  context.remember(owner, { unanswered: [...unanswered, act] });
}

async function carryOut(step: Step, input: ActionInput, context: StepContext): Promise<Ended> {
  const acts = proxyActivities<Acts>({
    taskQueue: actQueueOf(workflowInfo().taskQueue, context.outline.site),
    // What lay waiting for a worker is not carried out by surprise, long after it was decided.
    scheduleToStartTimeout: TAKEN_WITHIN,
    startToCloseTimeout: `${ACT_SECONDS} s`,
    heartbeatTimeout: `${HEARTBEAT_SECONDS} s`,
    retry: { maximumAttempts: 1 },
  });
  const act = acts[input.action] as ActivityInterfaceFor<Acts>[string];
  try {
    const report = await context.acting(() => act.executeWithOptions({ summary: summaryOf(step) }, [input]));
    context.attendance.heard();
    context.noteSheet(report.noSheet);
    if (report.anchor && input.story) context.noteKept(input.story);
    if (report.before.remember) context.remember(step.server, report.before.remember);
    return howReported(report);
  } catch (failure) {
    if (wasNeverTaken(failure)) context.attendance.missed();
    else context.attendance.heard();
    return howActEnded(failure);
  }
}

function inputOfAct(step: Step, act: Act, context: StepContext): ActionInput {
  const { unanswered = [] } = context.memoryOf(step.server);
  const papers = context.papers();
  const story = context.unkeptStory();
  const sheet = context.sheetFacts();
  return {
    action: act.action,
    arguments: act.arguments,
    target: context.targetOf(act.server),
    memory: { ...recalled(context.memoryOf(act.server), act.recalls), unanswered },
    proof: inputOf(step, { ...act.proof, withinSeconds: 0 }, context),
    decidedBy: act.decidedBy,
    id: uuid4(),
    step: step.id,
    ...(step.command === undefined ? {} : { shown: step.command }),
    ...(papers === undefined ? {} : { papers }),
    ...(story === undefined ? {} : { story }),
    ...(sheet === undefined ? {} : { sheet }),
    run: context.actsIn(),
  };
}

/** Stands behind the activity's name in the Temporal UI. */
const summaryOf = (step: Step): string => (step.kind === 'action' ? step.title : `repair: ${step.title}`).slice(0, 200);
