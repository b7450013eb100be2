import { markRehearsal } from '../../plan/rehearsal.ts';
import type { PastRun } from '../temporal/list-all-runs.ts';
import type { Colors } from '../output.ts';
import { dayAndTime, lengthOfTime, millisecondsBetween } from './clock.ts';
import { onOneLine } from './on-one-line.ts';
import { paintState } from './state.ts';
import { renderTable } from './table.ts';

/** Past and present runs as a table with the reasons of those that did not end by themselves. */
export function renderAllRuns(raw: readonly PastRun[], colors: Colors, now = new Date().toISOString()): string {
  const runs = onOneLine(raw);
  if (runs.length === 0) return 'Temporal has no run, or none any more';
  const table = renderTable(
    ['cluster', 'procedure', 'state', 'started', 'took', 'by', 'run'],
    runs.map((run) => [
      colors.bold(run.cluster),
      markRehearsal(run.procedure, run),
      paintState(run.state, colors),
      dayAndTime(run.startedAt),
      took(run, now),
      run.by ?? 'not known',
      run.firstRunId,
    ]),
  );
  const reasons = runs.flatMap(({ cluster, state, why, firstRunId }) =>
    why === undefined ? [] : [`${cluster} ${state} (${firstRunId}): ${why}`],
  );
  return reasons.length === 0 ? table : [table, '', ...reasons].join('\n');
}

const took = ({ startedAt, endedAt }: PastRun, now: string): string =>
  endedAt === null
    ? `${lengthOfTime(millisecondsBetween(startedAt, now))} so far`
    : lengthOfTime(millisecondsBetween(startedAt, endedAt));
