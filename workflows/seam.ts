import { condition, makeContinueAsNewFunc, sleep, workflowInfo } from '@temporalio/workflow';
import type { Continuation, Continued } from '../plan/types/continued.ts';
import type { RunResult } from '../plan/types/run.ts';
import type { WorkflowState } from './workflow-state.ts';
import { keepStory, unkeptStory } from './keep-story.ts';
import { chainOf } from './run-status.ts';

// A run is one chain of runs in Temporal: each ends where the next takes over, so that no history grows with the number
// of servers. A seam is allowed wherever no act is under way, also while a person is asked.

/** Temporal takes 10,000 signals of one run and no more. */
const SIGNALS = 2_000;

/** Temporal lets a run that follows another within a second wait before it begins. */
const YOUNGEST = 1_000;

/** So many seconds a seam waits for notices that are under way: what is cut off is told once more. */
const TOLD_WITHIN = 10;

/** Ends this run of the chain and has the next one go on from here; never returns. */
export async function continueRun(state: WorkflowState): Promise<never> {
  await sleepUntilOldEnough();
  await state.messenger.settle('under way', TOLD_WITHIN);
  for (;;) {
    await keepStory(state);
    await apartFromUpdates(state);
    // What was told in that moment would be in no record.
    if (unkeptStory(state) === undefined) return continueNow(state);
  }
}

/**
 * Temporal takes a task that ends a run for void when something has arrived meanwhile, and with it the receipt of an
 * update that was taken in it: its sender would never hear of it. So a run ends in a task of its own,
 * and when every signature that it was sent has been checked.
 */
export async function apartFromUpdates(state: WorkflowState): Promise<void> {
  state.isHandingOver = true;
  for (;;) {
    await condition(() => state.checking === 0);
    if (state.updatedAt !== workflowInfo().historyLength) break;
    await sleep(1);
  }
  state.isHandingOver = false;
}

/** A run does not inherit the memo of the one before it: the marks of the chain are handed on. */
function continueNow(state: WorkflowState): Promise<never> {
  const memo = workflowInfo().memo ?? {};
  const goOn = makeContinueAsNewFunc<(input: Continuation) => Promise<RunResult>>({ memo });
  return goOn({ continued: continuedOf(state) });
}

/** Whether the history has become so long that the next run should take over at the next seam. */
const isLong = (state: WorkflowState): boolean => workflowInfo().continueAsNewSuggested || state.signals >= SIGNALS;

/**
 * Waits for what may take days, such as a person's answer; where the history becomes long meanwhile, by messages or by
 * looks, the next run takes over. What is waited for begins there anew, from what was written down of it.
 * @param isWaiting whether nothing but people is waited for at this moment
 */
export async function waitAcrossSeams<Result>(
  state: WorkflowState,
  isWaiting: () => boolean,
  work: Promise<Result>,
): Promise<Result> {
  let isOver = false;
  const over = work.finally(() => (isOver = true));
  const watch = async (): Promise<Result> => {
    for (;;) {
      await condition(() => isOver || (isLong(state) && isWaiting()));
      if (!isOver) await sleepUntilOldEnough();
      if (!isOver) await state.messenger.settle('under way', TOLD_WITHIN);
      if (!isOver) await keepStory(state);
      if (!isOver) await apartFromUpdates(state);
      // Whatever has happened in that moment is part of what goes on.
      if (isOver) {
        state.messenger.goOn();
        return over;
      }
      if (isWaiting() && unkeptStory(state) === undefined) return continueNow(state);
    }
  };
  return Promise.race([over, watch()]);
}

/** Waits for what is no work of the run's own, such as the end of a hold: nothing of it is lost at a seam. */
export const pauseAcrossSeams = <Result>(state: WorkflowState, pause: Promise<Result>): Promise<Result> =>
  waitAcrossSeams(state, () => true, pause);

async function sleepUntilOldEnough(): Promise<void> {
  const age = Date.now() - workflowInfo().runStartTime.getTime();
  if (age < YOUNGEST) await sleep(YOUNGEST - age);
}

/** All that the next run of the chain has to know. */
function continuedOf(state: WorkflowState): Continued {
  const {
    outline,
    planRun,
    approvals,
    approvalNonce,
    warrants,
    siteApprovals,
    doers,
    position,
    memo,
    stage,
    openItems,
    accepted,
    hold,
    stop,
  } = state;
  if (!outline) throw new RangeError('a run without a plan has nothing to hand on');
  const runs = chainOf(state);
  return {
    outline,
    planRun,
    approvals,
    approvalNonce,
    warrants,
    siteApprovals,
    doers,
    position,
    memo,
    stage,
    servers: [...state.servers.values()],
    memories: Object.fromEntries(state.memories),
    openItems,
    accepted,
    hold,
    stop,
    unheard: state.attendance.unheard(),
    recallIsWhole: state.recallIsWhole,
    ...(state.isConfidential && { isConfidential: true as const }),
    ...(state.approvalAskedAt !== undefined && { approvalAskedAt: state.approvalAskedAt }),
    ...state.messenger.carried(),
    moments: state.moments,
    ...state.openPrompts.carried(),
    refusals: state.refusals.count(),
    updates: state.updates.all(),
    runs: runs.map((run) => ({ ...run, endedAt: run.endedAt ?? new Date().toISOString() })),
    entries: state.entriesBefore + state.journal.length,
    // No act was refused yet in a run that a Reset has made, and what was decided before it holds no longer.
    afterReset: state.actsIn === workflowInfo().runId ? state.afterReset : { decided: [] },
  };
}
