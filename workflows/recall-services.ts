import { proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import type { Cluster } from '../plan/types/cluster.ts';
import type { ServiceSeen } from '../plan/types/observation.ts';
import { emptyMemory, type ServerMemory } from '../plan/types/run.ts';
import { PLANNING } from './look-at-servers.ts';
import { recordedQuery } from './messages.ts';
import type { RunRecord } from './run-record.ts';

/** What is written down of each server's services: by this run, or else by the one before. */
const recordedOf = (
  memories: Iterable<readonly [string, ServerMemory]>,
): Readonly<Record<string, readonly ServiceSeen[]>> =>
  Object.fromEntries(
    [...memories].flatMap(([name, { services, servicesBefore }]) => {
      const written = services ?? servicesBefore;
      return written ? [[name, written]] : [];
    }),
  );

/** Lets the next run ask for what this one has written down. */
export function tellRecorded(record: RunRecord): void {
  setHandler(
    recordedQuery,
    () =>
      // What a completed run had set aside is set back.
      record.ended === 'completed'
        ? { isWhole: true, servers: {} }
        : { isWhole: record.recallIsWhole, servers: recordedOf(record.memories) },
    { description: 'What was written down of services before the first one was stopped; the next run asks for it' },
  );
}

/**
 * Takes what the run before has written down of services into the memory of this one, so that what that run disabled is
 * set back to what it was and not to what is found now.
 */
export async function recallServices(record: RunRecord, cluster: Cluster): Promise<void> {
  const { workflowId, runId } = workflowInfo();
  const activities = proxyActivities<Activities>(PLANNING);
  const { servers, unknown } = await activities.recallServices.executeWithOptions(
    { summary: 'what the run before wrote down' },
    [{ workflowId, runId }],
  );
  for (const { name } of cluster.servers) {
    const servicesBefore = Object.hasOwn(servers, name) ? servers[name] : undefined;
    if (!servicesBefore) continue;
    record.memories.set(name, { ...emptyMemory, servicesBefore });
    const text = `${name}: what ${servicesBefore.length} services were before is taken over from the run before`;
    record.write({ kind: 'state', server: name, text });
  }
  if (unknown === undefined) record.recallIsWhole = true;
  else record.write({ kind: 'state', text: `what the run before wrote down of services is not known: ${unknown}` });
}
