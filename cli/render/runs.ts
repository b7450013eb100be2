import type { RunSummary } from '../temporal/list-runs.ts';
import type { Colors } from '../output.ts';
import { dayAndTime } from './clock.ts';
import { renderTable } from './table.ts';

/** The runs under way as a table, or a sentence when there is none. */
export function renderRuns(runs: readonly RunSummary[], colors: Colors): string {
  if (runs.length === 0) return 'no run is under way';
  return renderTable(
    ['cluster', 'procedure', 'stage', 'server', 'asked of people', 'since'],
    runs.map((run) => [
      colors.bold(run.cluster),
      run.procedure,
      run.stage ?? '',
      run.server ?? '',
      run.awaiting === null ? '' : colors.yellow(run.awaiting),
      dayAndTime(run.startedAt),
    ]),
  );
}
