import type { Forgotten, ForgottenInput } from '../types.ts';
import type { Platform } from '../../plan/platform/platform.ts';
import type { Memory } from '../../plan/types/run.ts';
import { tell } from './recall.ts';
import { reasonOf, type Recorded, type RunsOfCluster } from './recorded-runs.ts';

/** A chain of sixty servers, reset a few times. */
const MOST_RUNS = 500;

/**
 * What the other runs of a chain have begun, and what each server was before the first of them touched it.
 * @returns with the reason, where one of them cannot be read: nothing is known then
 */
export async function recallForgotten(
  platform: Platform,
  runs: RunsOfCluster,
  { firstRunId, servers, ...current }: ForgottenInput,
): Promise<Forgotten> {
  try {
    const records = await recordsOf(runs, current, firstRunId);
    const wholes = records.filter(({ isWhole }) => isWhole);
    const names = new Set([...Object.keys(servers), ...wholes.flatMap((one) => Object.keys(one.servers))]);
    return {
      servers: Object.fromEntries(
        [...names].map((name) => {
          const forgotten = wholes.flatMap((one) => memoryIn(platform, one, name));
          return [name, platform.remembered(servers[name] ?? {}, forgotten)] as const;
        }),
      ),
      begun: [...new Set(records.flatMap(({ begun = [] }) => begun))],
    };
  } catch (failure) {
    return { servers: {}, begun: [], unknown: reasonOf(failure) };
  }
}

/** A chain lies between others of the same cluster in one piece. */
async function recordsOf(
  runs: RunsOfCluster,
  current: Omit<ForgottenInput, 'firstRunId' | 'servers'>,
  firstRunId: string,
): Promise<readonly Recorded[]> {
  const records: Recorded[] = [];
  for await (const ask of runs.others(current)) {
    const record = await ask();
    if (record.chain !== firstRunId) break;
    records.push(record);
    if (records.length > MOST_RUNS) throw new RangeError(`the chain has more than ${MOST_RUNS} runs`);
  }
  return records;
}

/** @throws RangeError when it is nothing that a run of this platform hands on */
function memoryIn(platform: Platform, { servers }: Recorded, name: string): readonly Memory[] {
  const memory = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (!memory) return [];
  tell(platform, memory);
  return [memory];
}
