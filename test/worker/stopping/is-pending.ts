import type { WorkflowHandle } from '@temporalio/client';

/** Whether anything of a run is under way at a worker. */
export async function isPending(handle: WorkflowHandle): Promise<boolean> {
  const { raw } = await handle.describe();
  return (raw.pendingActivities ?? []).length > 0;
}
