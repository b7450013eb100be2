import type { Recalled, RunReference } from '../types.ts';
import type { Platform } from '../../plan/platform/platform.ts';
import type { Memory } from '../../plan/types/run.ts';
import { reasonOf, type Recorded, type RunsOfCluster } from './recorded-runs.ts';

/** How many runs are gone back through: those that failed before they looked have written nothing down. */
const RUNS_BACK = 10;

/** Letters of all that is taken over; sixty servers come to a tenth of it. */
const LONGEST_RECORD = 1_000_000;

/**
 * What the newest run before has handed on of each server, as it was before that run touched it; also where the run was
 * ended by force. A run that took over what the one before had written down answers for that one, too.
 * @returns with the reason, where there was a run before and it cannot be read: nothing is known then
 */
export async function recall(platform: Platform, runs: RunsOfCluster, current: RunReference): Promise<Recalled> {
  try {
    let seen = 0;
    for await (const ask of runs.others(current)) {
      const record = await ask();
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
export function tell(platform: Platform, memory: Memory): string {
  const [objection] = platform.judge.memory(memory);
  const told = objection ? undefined : platform.tellHandedOn(memory);
  if (told === undefined) throw new RangeError('what it has handed on has another shape');
  return told;
}

/** What no cluster comes to would not fit into the history, and end the run that asked. */
const inBounds = (recalled: Recalled): Recalled =>
  JSON.stringify(recalled).length > LONGEST_RECORD
    ? { servers: {}, unknown: 'it has written down more than any cluster has' }
    : recalled;
