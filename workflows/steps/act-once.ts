import { ActivityFailure, ApplicationFailure, proxyActivities, uuid4, workflowInfo } from '@temporalio/workflow';
import type { ActionInput, Activities, CommandReport } from '../../activities/types.ts';
import { targetOf } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import type { MemoryPart } from '../../plan/types/run.ts';
import type { StepArguments } from '../../plan/types/step-arguments.ts';
import { siteQueueOf } from '../messages.ts';
import { TAKEN_WITHIN, wasNeverTaken } from './attendance.ts';
import { reasonOf, recalled } from './look.ts';
import type { Surroundings } from './surroundings.ts';

/** How long the commands of one act may run; what they started goes on without them. */
const ACT_SECONDS = 180;

/**
 * A worker that is silent for so long is taken for dead. It sends nothing more by then: it may only while Temporal's word
 * on its act is younger than `BOUND_MS` of `activities/fence-of-activity.ts`, a fraction of this.
 */
const HEARTBEAT_SECONDS = 20;

/** What became of an act; of one that was refused, the lines that nobody has seen yet and that were therefore not sent. */
export type Acted = { readonly kind: 'begun' | 'never begun' } | { readonly kind: 'refused'; readonly lines: string };

/**
 * One attempt, at most: the scheduled activity is the intent in the history, its failure leaves the effect unknown.
 * When no worker began it, or it was refused, surely nothing was done.
 */
export async function actOnce(
  step: Step,
  action: string,
  server: string,
  args: StepArguments,
  surroundings: Surroundings,
): Promise<Acted> {
  const { runAction } = proxyActivities<Pick<Activities, 'runAction'>>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, surroundings.cluster.site),
    // What lay waiting for a worker is not carried out long after the look that it was decided by.
    scheduleToStartTimeout: TAKEN_WITHIN,
    startToCloseTimeout: `${ACT_SECONDS} s`,
    heartbeatTimeout: `${HEARTBEAT_SECONDS} s`,
    retry: { maximumAttempts: 1 },
  });
  const { unanswered = [] } = surroundings.memoryOf(step.server);
  const input: ActionInput = {
    action,
    arguments: args,
    target: targetOf(surroundings.cluster, server),
    memory: {
      ...recalled(surroundings.memoryOf(server), recallsOf(step)),
      unanswered,
    },
    id: uuid4(),
    step: step.id,
    ...(step.command === undefined ? {} : { shown: step.command }),
  };
  // Whoever looks next makes it harmless first: a command that is still on its way has no effect then.
  const leave = (): void =>
    surroundings.remember(step.server, { unanswered: [...unanswered, { server, id: input.id }] });
  try {
    const report = await runAction.executeWithOptions({ summary: summaryOf(step) }, [input]);
    surroundings.desk.write({ kind: 'step', server, step: step.id, text: saidBy(report.commands) });
    if (report.commands.some(({ answer }) => answer === 'unknown' || answer === 'not sent')) leave();
    return { kind: 'begun' };
  } catch (failure) {
    const lines = linesNotShown(failure);
    if (lines !== undefined) {
      surroundings.desk.write({ kind: 'step', server, step: step.id, text: reasonOf(failure) });
      return { kind: 'refused', lines };
    }
    const isBegun = !wasNeverTaken(failure);
    if (isBegun) leave();
    const text = isBegun
      ? `the act ended without an answer (${reasonOf(failure)}); its effect is looked for`
      : 'no worker took the act, so nothing was done';
    surroundings.desk.write({ kind: 'step', server, step: step.id, text });
    return { kind: isBegun ? 'begun' : 'never begun' };
  }
}

/** What the act of a step is sent of the memory: its own, or that of its repair. */
function recallsOf(step: Step): readonly MemoryPart[] | undefined {
  if (step.kind === 'action') return step.recalls;
  return step.kind === 'check' ? step.repair?.recalls : undefined;
}

/** The lines in a failure that says that others were shown. */
function linesNotShown(failure: unknown): string | undefined {
  const cause = failure instanceof ActivityFailure ? failure.cause : undefined;
  const [lines] = (cause instanceof ApplicationFailure && cause.type === 'NOT_RESOLVED' && cause.details) || [];
  return typeof lines === 'string' ? lines : undefined;
}

/** Stands behind the activity's name in the Temporal UI. */
const summaryOf = (step: Step): string => (step.kind === 'action' ? step.title : `repair: ${step.title}`).slice(0, 200);

/** What was sent, and what a command said that was not simply taken. */
function saidBy(commands: readonly CommandReport[]): string {
  if (commands.length === 0) return 'nothing had to be done';
  return commands
    .map(({ command, answer, said }) => (answer === 'accepted' ? command : `${command} (${answer}: ${said})`))
    .join('; ');
}
