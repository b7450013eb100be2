import { activityInfo } from '@temporalio/activity';

/** Names the decision that an activity was begun by: the same at each attempt, another for each activity of a run. */
export function decisionName(): string {
  const { activityId, workflowExecution } = activityInfo();
  return `${workflowExecution?.runId}/${activityId}`;
}

/** Names the start of a run, which is a decision too: all looks before its plan are made on the strength of that one. */
export const startName = (): string => `start of ${activityInfo().workflowExecution?.runId}`;
