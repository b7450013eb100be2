import { TemporalFailure } from '@temporalio/common';
import { noticeOfEnd } from './notice-of.ts';
import { apartFromUpdates } from './seam.ts';
import { reasonOf } from './steps/look.ts';
import type { WorkflowState } from './workflow-state.ts';

/** The end of a run waits so many seconds for what is to be told; then that is left open. */
const LONGEST = 120;

/**
 * Tells how the run ends, waits a while for all that is on its way, and for a task of its own to end in. A stop that comes
 * meanwhile is told as well.
 */
export async function tellEnd(state: WorkflowState): Promise<void> {
  const { messenger } = state;
  let told: typeof state.stop;
  do {
    told = state.stop;
    const text = told ? `by ${told.by}: ${told.reason}` : 'nothing is left to be carried out';
    messenger.tell(noticeOfEnd(state, told ? 'stopped' : 'completed', text));
    await messenger.settle('all', LONGEST);
    await apartFromUpdates(state);
  } while (told !== state.stop && messenger.isWanted());
  messenger.giveUp();
}

/** What is told of a run that fails goes out before it does; whatever else is thrown fails no run, but one task of it. */
export async function tellFailure<Result>(state: WorkflowState, story: Promise<Result>): Promise<Result> {
  try {
    return await story;
  } catch (failure) {
    if (failure instanceof TemporalFailure) {
      state.messenger.tell(noticeOfEnd(state, 'failed', reasonOf(failure)));
      await state.messenger.settle('all', LONGEST);
    }
    throw failure;
  }
}
