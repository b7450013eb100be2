import { proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import type { AnyCluster } from '../plan/types/cluster.ts';
import type { Outline } from '../plan/types/plan.ts';
import type { Memory } from '../plan/types/run.ts';
import { recordedQuery } from './messages.ts';
import { PLANNING } from './planning.ts';
import type { WorkflowState } from './workflow-state.ts';

/** What is handed on of one memory: as this run has written it down, or else the one before. */
function handedOn(memory: Memory, outline: Outline | null): Memory {
  // Before there is a plan, a memory holds what the run before has handed on, and nothing else.
  if (outline === null) return memory;
  const parts = Object.entries(outline.handsOn).map(([part, as]) => [as, memory[part] ?? memory[as] ?? null] as const);
  return Object.fromEntries(parts.filter(([, written]) => written !== null));
}

const recordedOf = ({ memories, outline }: WorkflowState): Readonly<Record<string, Memory>> =>
  Object.fromEntries(
    [...memories]
      .map(([name, memory]) => [name, handedOn(memory, outline)] as const)
      .filter(([, handed]) => Object.keys(handed).length > 0),
  );

/** Lets the next run ask for what this one has written down. */
export function tellRecorded(state: WorkflowState): void {
  setHandler(
    recordedQuery,
    () => ({
      // What a completed run had set aside is set back.
      ...(state.ended === 'completed'
        ? { isWhole: true, servers: {} }
        : { isWhole: state.recallIsWhole, servers: recordedOf(state) }),
      chain: workflowInfo().firstExecutionRunId,
      begun: [...state.begun],
    }),
    { description: 'What was written down before anything was touched; the next run asks for it' },
  );
}

/**
 * Takes what the run before has written down into the memory of this one, so that what that run set aside is set back to
 * what it was and not to what is found now.
 */
export async function recall(state: WorkflowState, cluster: AnyCluster): Promise<void> {
  const { workflowId, runId } = workflowInfo();
  const activities = proxyActivities<Activities>(PLANNING);
  const { servers, unknown } = await activities.recall.executeWithOptions(
    { summary: 'what the run before wrote down' },
    [{ workflowId, runId }],
  );
  for (const { name } of cluster.servers) {
    const before = Object.hasOwn(servers, name) ? servers[name] : undefined;
    if (!before) continue;
    state.memories.set(name, before.memory);
    const text = `${name}: ${before.inWords} is taken over from the run before`;
    state.write({ kind: 'state', server: name, text });
  }
  if (unknown === undefined) state.recallIsWhole = true;
  else state.write({ kind: 'state', text: `what the run before wrote down is not known: ${unknown}` });
}
