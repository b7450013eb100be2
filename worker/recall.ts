import type { Client } from '@temporalio/client';
import { z } from 'zod';
import type { Recalled, RunReference } from '../activities/types.ts';
import type { Platform } from '../plan/platform/platform.ts';
import type { Memory } from '../plan/types/run.ts';
import { recordedQuery } from '../workflows/messages.ts';

/** How many runs are gone back through: those that failed before they looked have written nothing down. */
const RUNS_BACK = 10;

/** Nobody waits longer for a run that cannot be read any more. */
const PATIENCE_MS = 10_000;

/** Letters of all that is taken over; sixty servers come to a tenth of it. */
const LONGEST_RECORD = 1_000_000;

/** Letters of a server's name. */
const LONGEST_NAME = 256;

/** What a run before says of itself comes out of its history, and is a stranger's. */
const RECORD = z.object({
  isWhole: z.boolean(),
  servers: z.record(z.string().min(1).max(LONGEST_NAME), z.looseObject({})),
});

type Recorded = z.infer<typeof RECORD>;

/**
 * What the newest run before has handed on of each server, as it was before that run touched it; also where the run was
 * ended by force. A run that took over what the one before had written down answers for that one, too.
 * @returns with the reason, where there was a run before and it cannot be read: nothing is known then
 */
export async function recall(platform: Platform, client: Client, current: RunReference): Promise<Recalled> {
  try {
    let seen = 0;
    for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${current.workflowId}'` })) {
      if (runId === current.runId) continue;
      const record = await ask(client, { workflowId: current.workflowId, runId });
      if (record.isWhole) return inBounds({ servers: inWords(platform, record) });
      seen += 1;
      if (seen === RUNS_BACK) break;
    }
    return { servers: {} };
  } catch (failure) {
    return { servers: {}, unknown: reasonOf(failure) };
  }
}

const inWords = (platform: Platform, { servers }: Recorded): Recalled['servers'] =>
  Object.fromEntries(
    Object.entries(servers).map(([server, memory]) => [server, { memory, inWords: tell(platform, memory) }]),
  );

/** @throws RangeError when it is nothing that a run of this platform hands on */
function tell(platform: Platform, memory: Memory): string {
  const [objection] = platform.judge.memory(memory);
  const told = objection ? undefined : platform.tellHandedOn(memory);
  if (told === undefined) throw new RangeError('what it has handed on has another shape');
  return told;
}

const reasonOf = (failure: unknown): string =>
  (failure instanceof Error ? failure.message : String(failure)).replace(/\s+/g, ' ').slice(0, 300);

/** What no cluster comes to would not fit into the history, and end the run that asked. */
const inBounds = (recalled: Recalled): Recalled =>
  JSON.stringify(recalled).length > LONGEST_RECORD
    ? { servers: {}, unknown: 'it has written down more than any cluster has' }
    : recalled;

const ask = (client: Client, { workflowId, runId }: RunReference): Promise<Recorded> =>
  client.connection.withDeadline(Date.now() + PATIENCE_MS, async () =>
    RECORD.parse(await client.workflow.getHandle(workflowId, runId).query(recordedQuery)),
  );
