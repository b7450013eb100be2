import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { coresdk } from '@temporalio/proto';
import Long from 'long';
import type { InstanceOf } from './workflow-instances.ts';
import type { Command, Job, WorkflowRun } from './workflow-run.ts';

/** What begins a run. */
export function firstJob(of: InstanceOf, args: readonly Payload[], memo: Record<string, unknown>): Job {
  return {
    initializeWorkflow: {
      workflowType: of.workflowType,
      workflowId: of.workflowId,
      arguments: [...args] as never,
      randomnessSeed: Long.fromNumber(of.seed),
      headers: {},
      identity: 'somebody',
      attempt: 1,
      firstExecutionRunId: of.firstRunId,
      startTime: msToTs(of.chainStartedAt),
      workflowTaskTimeout: { seconds: Long.fromNumber(10) },
      memo: { fields: memo as never },
    },
  };
}

/** A query, which is in no history. */
export const queryJob = (name: string, args: readonly unknown[]): Job => ({
  queryWorkflow: { queryId: 'q', queryType: name, arguments: payloadsOf(args), headers: {} },
});

/** Values as Temporal keeps them. */
export const payloadsOf = (args: readonly unknown[]): never =>
  args.map((one) => defaultPayloadConverter.toPayload(one)) as never;

/** Whether a run is over with this. */
export const endsRun = (command: Command): boolean =>
  Boolean(
    command.completeWorkflowExecution ??
    command.failWorkflowExecution ??
    command.continueAsNewWorkflowExecution ??
    command.cancelWorkflowExecution,
  );

/** Tells whoever waits for an update what became of it. */
export function answer(
  run: WorkflowRun,
  { protocolInstanceId, rejected, completed }: coresdk.workflow_commands.IUpdateResponse,
): void {
  const waiting = run.updates.get(protocolInstanceId ?? '');
  if (!waiting || (!rejected && !completed)) return;
  run.updates.delete(protocolInstanceId ?? '');
  if (rejected) waiting.reject(new Error(rejected.message ?? ''));
  else waiting.resolve(completed && defaultPayloadConverter.fromPayload(completed));
}

/** A workflow that is made anew of its history does what it did before; anything else Temporal takes for an error. */
export function holdTo(before: readonly Command[], now: readonly Command[]): void {
  const [was, is] = [before, now].map((commands) => JSON.stringify(commands.map(nameOf)));
  if (was !== is) throw new Error(`the workflow is not deterministic: ${was} became ${is}`);
}

function nameOf(command: Command): string {
  const { scheduleActivity, startTimer } = command;
  if (scheduleActivity) return `activity ${scheduleActivity.seq} ${scheduleActivity.activityType}`;
  if (startTimer) return `timer ${startTimer.seq}`;
  return Object.keys(command)
    .filter((key) => key !== 'userMetadata' && command[key as keyof Command])
    .join();
}
