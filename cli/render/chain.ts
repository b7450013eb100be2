import type { RunOfChain } from '../../plan/types/chain.ts';
import { dayAndTime } from './clock.ts';

/** Each run of a chain in one line: what it has done, when, and the id by which Temporal finds it. */
export const chainLines = (runs: readonly RunOfChain[]): readonly string[] =>
  runs.map(
    ({ runId, servers, startedAt, endedAt }) =>
      `${servers.join(', ') || 'planning'}: ${dayAndTime(startedAt)} to ${endedAt ? dayAndTime(endedAt) : 'now'}, run ${runId}`,
  );
