import { proxyActivities, uuid4, workflowInfo, type ActivityInterfaceFor } from '@temporalio/workflow';
import type { ActionInput, Acts } from '../../activities/types.ts';
import { tellCommand } from '../../plan/tell-command.ts';
import type { CommandReport } from '../../plan/types/run.ts';
import type { Step } from '../../plan/types/step.ts';
import type { StepArguments } from '../../plan/types/step-arguments.ts';
import { actQueueOf } from '../messages.ts';
import { TAKEN_WITHIN } from './attendance.ts';
import { howActEnded, type Acted } from './how-act-ended.ts';
import { recalled } from './look.ts';
import type { Surroundings } from './surroundings.ts';

/** How long the commands of one act may run; what they started goes on without them. */
const ACT_SECONDS = 180;

/**
 * A worker that is silent for so long is taken for dead. It sends nothing more by then: it may only while Temporal's word
 * on its act is younger than `BOUND_MS` of `activities/fence-of-activity.ts`, a fraction of this.
 */
const HEARTBEAT_SECONDS = 20;

/**
 * One attempt, at most: the scheduled activity is the intent in the history, its failure leaves the effect unknown.
 * Where it was not begun, or was refused, surely nothing was done.
 */
export async function actOnce(
  step: Step,
  action: string,
  server: string,
  args: StepArguments,
  surroundings: Surroundings,
): Promise<Acted> {
  if (!(await surroundings.mayActOn(server))) return { kind: 'stopped' };
  const acts = proxyActivities<Acts>({
    taskQueue: actQueueOf(workflowInfo().taskQueue, surroundings.outline.site),
    // What lay waiting for a worker is not carried out long after the look that it was decided by.
    scheduleToStartTimeout: TAKEN_WITHIN,
    startToCloseTimeout: `${ACT_SECONDS} s`,
    heartbeatTimeout: `${HEARTBEAT_SECONDS} s`,
    retry: { maximumAttempts: 1 },
  });
  const act = acts[action] as ActivityInterfaceFor<Acts>[string];
  const { unanswered = [] } = surroundings.memoryOf(step.server);
  const input: ActionInput = {
    action,
    arguments: args,
    target: surroundings.targetOf(server),
    memory: {
      ...recalled(surroundings.memoryOf(server), recallsOf(step)),
      unanswered,
    },
    id: uuid4(),
    step: step.id,
    ...(step.command === undefined ? {} : { shown: step.command }),
    run: surroundings.actsIn(),
  };
  // Whoever looks next makes it harmless first: a command that is still on its way has no effect then.
  const leave = (): void =>
    surroundings.remember(step.server, { unanswered: [...unanswered, { server, id: input.id }] });
  const { acted = false } = surroundings.memo();
  surroundings.note({ acted: true });
  try {
    const report = await surroundings.acting(() => act.executeWithOptions({ summary: summaryOf(step) }, [input]));
    const { commands } = report;
    surroundings.desk.write({ kind: 'step', server, step: step.id, commands, text: saidBy(commands) });
    if (commands.some(({ answer }) => answer === 'unknown' || answer === 'not sent')) leave();
    return { kind: 'begun' };
  } catch (failure) {
    const ended = howActEnded(failure);
    if (ended.kind === 'begun') leave();
    else surroundings.note({ acted });
    if (ended.kind === 'not begun' && ended.resetTo !== undefined) surroundings.wasReset(ended.resetTo);
    surroundings.desk.write({ kind: 'step', server, step: step.id, text: ended.told });
    return ended;
  }
}

/** What the act of a step is sent of the memory: its own, or that of its repair. */
function recallsOf(step: Step): readonly string[] | undefined {
  if (step.kind === 'action') return step.recalls;
  return step.kind === 'check' ? step.repair?.recalls : undefined;
}

/** Stands behind the activity's name in the Temporal UI. */
const summaryOf = (step: Step): string => (step.kind === 'action' ? step.title : `repair: ${step.title}`).slice(0, 200);

const saidBy = (commands: readonly CommandReport[]): string =>
  commands.map(tellCommand).join('; ') || 'nothing had to be done';
