import { defaultPayloadConverter } from '@temporalio/common';
import { optionalTsToMs } from '@temporalio/common/lib/time.js';
import type { coresdk } from '@temporalio/proto';
import Long from 'long';
import type { InstanceOf } from './workflow-instances.ts';
import { newRun, type Command, type Job, type WorkflowRun } from './workflow-run.ts';

/** A run that a Reset has made of another one, and what of it was on its way at the point to which it was reset. */
export interface ResetRun {
  readonly run: WorkflowRun;
  /** Timers that had neither fired nor been cancelled, and when they fire. */
  readonly timers: readonly { readonly seq: number; readonly due: number }[];
  /** Activities that had no result: they are given out anew. */
  readonly activities: readonly coresdk.workflow_commands.IScheduleActivity[];
}

/** What was sent to a run by people stays sent, also where it came after the point to which it is reset. */
const isMessage = ({ signalWorkflow, doUpdate, cancelWorkflow }: Job): boolean =>
  Boolean(signalWorkflow ?? doUpdate ?? cancelWorkflow);

/**
 * Makes a run anew of the first tasks of another one, as Temporal's Reset does: it keeps what came before its task number
 * `keep`, forgets what came after, and gets once more what people have sent since.
 *
 * @param later the runs of the chain after it
 */
export function resetRun(base: WorkflowRun, keep: number, of: InstanceOf, later: readonly WorkflowRun[]): ResetRun {
  const kept = base.tasks.slice(0, keep);
  const [next, ...forgotten] = base.tasks.slice(keep);
  const arrived = next ? [...next.task.jobs] : base.pending.filter((job) => !isMessage(job));
  const since = [
    ...forgotten.flatMap(({ task }) => task.jobs),
    ...base.pending,
    ...later.flatMap(({ tasks, pending }) => [...tasks.flatMap(({ task }) => task.jobs), ...pending]),
  ];
  const seeded: Job = { updateRandomSeed: { randomnessSeed: Long.fromNumber(of.seed) } };
  const first = arrived[0]?.initializeWorkflow ? arrived.splice(0, 1) : [];
  const run = newRun(of, seeded, memoOf(base));
  run.pending = [...first, seeded, ...arrived, ...since.filter(isMessage)];
  run.tasks.push(...kept);
  run.events = next?.task.historyLength ?? base.events;
  const commands = kept.flatMap((one) => one.commands);
  const jobs = [...kept.flatMap(({ task }) => task.jobs), ...arrived];
  for (const { modifyWorkflowProperties } of commands)
    Object.assign(run.memo, modifyWorkflowProperties?.upsertedMemo?.fields ?? {});
  run.results.push(...resultsIn(commands, jobs));
  return { run, timers: timersIn(kept, jobs), activities: activitiesIn(commands, jobs) };
}

/** What the run was begun with. */
const memoOf = ({ tasks, pending }: WorkflowRun): Record<string, unknown> => ({
  ...(tasks[0]?.task.jobs ?? pending)[0]?.initializeWorkflow?.memo?.fields,
});

function timersIn(kept: WorkflowRun['tasks'], jobs: readonly Job[]): ResetRun['timers'] {
  const over = new Set([
    ...jobs.map(({ fireTimer }) => fireTimer?.seq),
    ...kept.flatMap(({ commands }) => commands.map(({ cancelTimer }) => cancelTimer?.seq)),
  ]);
  return kept.flatMap(({ task, commands }) =>
    commands.flatMap(({ startTimer }) =>
      startTimer && !over.has(startTimer.seq)
        ? [{ seq: startTimer.seq ?? 0, due: task.at + (optionalTsToMs(startTimer.startToFireTimeout) ?? 0) }]
        : [],
    ),
  );
}

function activitiesIn(commands: readonly Command[], jobs: readonly Job[]): ResetRun['activities'] {
  const over = new Set(jobs.map(({ resolveActivity }) => resolveActivity?.seq));
  return commands.flatMap(({ scheduleActivity }) =>
    scheduleActivity && !over.has(scheduleActivity.seq) ? [scheduleActivity] : [],
  );
}

function resultsIn(commands: readonly Command[], jobs: readonly Job[]): WorkflowRun['results'][number][] {
  const types = new Map(
    commands.map(({ scheduleActivity }) => [scheduleActivity?.seq, scheduleActivity?.activityType]),
  );
  return jobs.flatMap(({ resolveActivity }) => {
    const payload = resolveActivity?.result?.completed?.result;
    if (!payload) return [];
    return [{ type: types.get(resolveActivity.seq) ?? '', result: defaultPayloadConverter.fromPayload(payload) }];
  });
}
