import { CancellationScope, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import { NON_RETRYABLE } from '../plan/failures.ts';
import { spelledBy } from '../plan/people.ts';
import type { Signed } from '../plan/statement.ts';
import { siteQueueOf } from './messages.ts';
import { reasonOf } from './steps/look.ts';
import type { WorkflowState } from './workflow-state.ts';

/**
 * Has a worker of the site check a signature, while the message that brought it has been answered already: its sender is
 * told by the story what came of it.
 * @param taken is called when the signature is that of a key of the person
 * @param refused is called with the reason otherwise, also when nobody could check it
 */
export function checkSignature(
  state: WorkflowState,
  signed: Signed,
  taken: () => void,
  refused: (why: string) => void,
): void {
  state.checking += 1;
  // A cancellation of the workflow means stop, and what people have sent counts all the same.
  void CancellationScope.nonCancellable(async () => {
    const why = await whyNotGenuine(state, signed);
    if (why === null) taken();
    else refused(why);
    state.checking -= 1;
    state.show();
  });
}

/** Null for a genuine one. */
async function whyNotGenuine(state: WorkflowState, signed: Signed): Promise<string | null> {
  const { verifySignature } = proxyActivities<Activities>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, state.site),
    startToCloseTimeout: '10 s',
    scheduleToCloseTimeout: '60 s',
    retry: { initialInterval: '1 s', maximumAttempts: 5, nonRetryableErrorTypes: [...NON_RETRYABLE] },
  });
  const summary = `check the signature of ${spelledBy(state.people, signed.statement.by)}`.slice(0, 200);
  try {
    const site = state.outline?.siteRules?.name;
    const given: [Signed, string?] = site === undefined ? [signed] : [signed, site];
    const { why } = await verifySignature.executeWithOptions({ summary }, given);
    return why;
  } catch (failure) {
    return `the signature could not be checked (${reasonOf(failure)}); send it once more`;
  }
}
