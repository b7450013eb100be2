import {
  ActivityFailure,
  CancellationScope,
  CancelledFailure,
  isCancellation,
  proxyActivities,
  workflowInfo,
  type ActivityInterfaceFor,
  type ActivityOptions,
} from '@temporalio/workflow';
import type { CheckInput, Looks } from '../../activities/types.ts';
import type { NotGood } from '../../plan/decisions.ts';
import { steadySecondsAfter } from '../../plan/steady-change.ts';
import { LOOK_SECONDS, longestSeconds } from '../../plan/time-of-looks.ts';
import type { Check, Step, Watch } from '../../plan/types/step.ts';
import type { Memory, Verdict } from '../../plan/types/run.ts';
import { siteQueueOf } from '../messages.ts';
import { lookAttended } from './attendance.ts';
import type { StepContext } from './step-context.ts';
import { emptied } from './written-down-before.ts';

/** What a check or an act is sent of a memory: lists that are written down are long, and the history keeps every copy. */
export const recalled = ({ unanswered, owes: _owes, ...parts }: Memory, recalls: readonly string[] = []): Memory => ({
  ...Object.fromEntries(recalls.map((part) => [part, parts[part] ?? null])),
  ...(unanswered ? { unanswered } : {}),
});

/** Looks heartbeat every other second; a worker that is silent for so long is taken for dead and another one looks. */
const HEARTBEAT_SECONDS = 10;

/**
 * Asks a check, for as long as it may be waited for, and remembers what it wrote down.
 * Looking is harmless and is tried again; what cannot be found out in the end is unknown, never a failure.
 */
export const look = (step: Step, check: Check, context: StepContext): Promise<Verdict> => ask(step, check, {}, context);

/** Looks once because somebody decided so: what was refused without trying is tried. */
export const lookAgain = (step: Step, check: Check, context: StepContext): Promise<Verdict> =>
  ask(step, { ...check, withinSeconds: 0 }, { fresh: true }, context);

/** One activity that looks while people are waited for lasts so long: the history keeps a few events of each. */
const WATCH_SECONDS = 12 * 60 * 60;

/** Looks again and again, and returns when what is watched is no longer good, or after a while that it is. */
export const watchUntilNotGood = (step: Step, watch: Watch, context: StepContext): Promise<Verdict> =>
  ask(step, { ...watch.check, withinSeconds: WATCH_SECONDS }, { watchEverySeconds: watch.everySeconds }, context);

/** One attempt of a look behind an open question lasts so long beyond the time that a server must have stayed up. */
const BACKGROUND_LOOK_SECONDS = 240;

/**
 * Looks for as long as a question about something bad or unknown is open; returns when it is good, or has become the
 * other of the two for good. `renewals`: how often the question has been put anew, which makes the next time rarer.
 */
export async function lookUntilOfAnotherKind(
  step: Step,
  check: Check,
  kind: NotGood,
  renewals: number,
  context: StepContext,
): Promise<Verdict> {
  const asked = { kind, steadySeconds: steadySecondsAfter(renewals), goesOnSeconds: WATCH_SECONDS };
  const withinSeconds = BACKGROUND_LOOK_SECONDS + (check.settleSeconds ?? 0);
  for (;;) {
    const verdict = await ask(step, { ...check, withinSeconds }, { asked }, context);
    if (verdict.verdict !== kind) return verdict;
  }
}

async function ask(
  step: Step,
  check: Check,
  how: Pick<CheckInput, 'watchEverySeconds' | 'asked' | 'fresh'>,
  context: StepContext,
): Promise<Verdict> {
  const once = { ...check, withinSeconds: 0 };
  const looks = proxyActivities<Looks>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, context.outline.site),
    ...limitsOf(once, {}),
    heartbeatTimeout: `${HEARTBEAT_SECONDS} s`,
  });
  const lookFor = looks[check.name] as ActivityInterfaceFor<Looks>[string];
  if (check.forgets) context.remember(step.server, emptied(check.forgets));
  const { siteRules } = context.outline;
  const input = { ...inputOf(step, check, context), ...(siteRules ? { site: siteRules.name } : {}) };
  const summary = summaryOf(step);
  try {
    const verdict = await lookAttended(
      context.attendance,
      (limits) => lookFor.executeWithOptions({ summary, ...limitsOf(check, how), ...limits }, [{ ...input, ...how }]),
      () => lookFor.executeWithOptions({ summary }, [{ ...input, check: once }]),
    );
    if (verdict.remember) context.remember(step.server, verdict.remember);
    return verdict;
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    // Called off between two attempts, it ends as the last of them did.
    if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('the look was called off');
    return { verdict: 'unknown', expected: step.title, seen: reasonOf(failure) };
  }
}

/** A check as it is asked now. */
export const inputOf = (step: Step, check: Check, context: StepContext): CheckInput => ({
  check,
  targets: check.servers.map((server) => context.targetOf(server)),
  memory: recalled(context.memoryOf(step.server), check.recalls),
});

/**
 * A look is tried five times. What goes on for hours is made of attempts, and counts by itself those that fail: behind a
 * question each looks for a while, and beyond that until it has seen whether a change stays; of a watch each looks once, the
 * last of them up to a pause later than its time.
 */
function limitsOf(
  check: Check,
  { watchEverySeconds, asked }: Pick<CheckInput, 'watchEverySeconds' | 'asked'>,
): ActivityOptions {
  const retryUpTo = (maximumAttempts: number) =>
    ({ initialInterval: '1 s', maximumInterval: '10 s', maximumAttempts }) as const;
  if (watchEverySeconds === undefined) {
    const longest = longestSeconds(check) + (asked?.steadySeconds ?? 0);
    return { startToCloseTimeout: `${longest} s`, retry: retryUpTo(asked === undefined ? 5 : Infinity) };
  }
  const longest = (check.withinSeconds ?? 0) + watchEverySeconds + LOOK_SECONDS;
  return {
    startToCloseTimeout: `${LOOK_SECONDS} s`,
    scheduleToCloseTimeout: `${longest} s`,
    // Called off in the midst of a look, it would end as that look does, and not as called off.
    cancellationType: 'TRY_CANCEL',
    retry: retryUpTo(Infinity),
  };
}

/** Stands behind the activity's name in the Temporal UI: what is looked for, in the plan's words. */
const summaryOf = (step: Step): string =>
  (step.kind === 'check' || step.kind === 'gate' ? step.title : `done? ${step.title}`).slice(0, 200);

/** The innermost message of a failure: what people can act on. */
export function reasonOf(failure: unknown): string {
  if (failure instanceof ActivityFailure && failure.cause) return failure.cause.message;
  return failure instanceof Error ? failure.message : String(failure);
}
