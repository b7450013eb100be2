import { proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import type { AnyCluster } from '../plan/types/cluster.ts';
import type { Outline } from '../plan/types/plan.ts';
import type { Memory } from '../plan/types/run.ts';
import { PLANNING } from './look-at-servers.ts';
import { recordedQuery } from './messages.ts';
import type { RunRecord } from './run-record.ts';

/** What is handed on of one memory: as this run has written it down, or else the one before. */
function handedOn(memory: Memory, outline: Outline | null): Memory {
  // Before there is a plan, a memory holds what the run before has handed on, and nothing else.
  if (outline === null) return memory;
  const parts = Object.entries(outline.handsOn).map(([part, as]) => [as, memory[part] ?? memory[as] ?? null] as const);
  return Object.fromEntries(parts.filter(([, written]) => written !== null));
}

const recordedOf = ({ memories, outline }: RunRecord): Readonly<Record<string, Memory>> =>
  Object.fromEntries(
    [...memories]
      .map(([name, memory]) => [name, handedOn(memory, outline)] as const)
      .filter(([, handed]) => Object.keys(handed).length > 0),
  );

/** Lets the next run ask for what this one has written down. */
export function tellRecorded(record: RunRecord): void {
  setHandler(
    recordedQuery,
    () =>
      // What a completed run had set aside is set back.
      record.ended === 'completed'
        ? { isWhole: true, servers: {} }
        : { isWhole: record.recallIsWhole, servers: recordedOf(record) },
    { description: 'What was written down before anything was touched; the next run asks for it' },
  );
}

/**
 * Takes what the run before has written down into the memory of this one, so that what that run set aside is set back to
 * what it was and not to what is found now.
 */
export async function recall(record: RunRecord, cluster: AnyCluster): Promise<void> {
  const { workflowId, runId } = workflowInfo();
  const activities = proxyActivities<Activities>(PLANNING);
  const { servers, unknown } = await activities.recall.executeWithOptions(
    { summary: 'what the run before wrote down' },
    [{ workflowId, runId }],
  );
  for (const { name } of cluster.servers) {
    const before = Object.hasOwn(servers, name) ? servers[name] : undefined;
    if (!before) continue;
    record.memories.set(name, before.memory);
    const text = `${name}: ${before.inWords} is taken over from the run before`;
    record.write({ kind: 'state', server: name, text });
  }
  if (unknown === undefined) record.recallIsWhole = true;
  else record.write({ kind: 'state', text: `what the run before wrote down is not known: ${unknown}` });
}
