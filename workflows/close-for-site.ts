import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import { siteQueueOf } from './messages.ts';
import { reasonOf } from './steps/look.ts';
import type { WorkflowState } from './workflow-state.ts';

/** Tells the workers of a site that the run is over, so that what was approved for it allows nothing any more. */
export async function closeForSite(state: WorkflowState): Promise<void> {
  const site = state.outline?.siteRules?.name;
  if (site === undefined) return;
  const { closeRun } = proxyActivities<Activities>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, state.site),
    startToCloseTimeout: '10 s',
    scheduleToCloseTimeout: '2 min',
    retry: { initialInterval: '1 s' },
  });
  const { workflowId: workflow, firstExecutionRunId: firstRun } = workflowInfo();
  try {
    await closeRun.executeWithOptions({ summary: 'write down that the run is over' }, [{ workflow, firstRun, site }]);
  } catch (failure) {
    state.leaveOpen(
      `the workers of the site do not know that the run is over (${reasonOf(failure)}): its approval stays valid until the next run`,
    );
  }
}
