import { defaultPayloadConverter } from '@temporalio/common';
import type { JournalPage } from '../../plan/types/chain.ts';
import { queryJob } from './commands.ts';
import { taskOf } from './task-of-run.ts';
import type { SimulatedTemporalOptions } from './temporal-ports.ts';
import type { Payload, WorkflowInstance } from './workflow-instances.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** Asks a run what it has written, while it is still at hand: later it would have to be made anew for that. */
export async function keepStory(
  instance: WorkflowInstance,
  run: WorkflowRun,
  options: SimulatedTemporalOptions,
): Promise<void> {
  for (let next: number | null = 0; next !== null;) {
    const { commands } = await instance.activate(taskOf(run, [queryJob('journal', [{ from: next }])], options), false);
    const answered = commands[0]?.respondToQuery?.succeeded?.response as Payload;
    const page = defaultPayloadConverter.fromPayload<JournalPage>(answered);
    run.journal.push(...page.entries);
    next = page.next;
  }
}
