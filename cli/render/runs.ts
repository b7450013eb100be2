import { markRehearsal } from '../../plan/rehearsal.ts';
import type { RunSummary } from '../temporal/list-runs.ts';
import type { Colors } from '../output.ts';
import { dayAndTime } from './clock.ts';
import { onOneLine } from './on-one-line.ts';
import { paintState } from './state.ts';
import { renderTable } from './table.ts';

/** The runs as a table with the reasons of those that were ended by force, or a sentence when there is none. */
export function renderRuns(raw: readonly RunSummary[], colors: Colors): string {
  const runs = onOneLine(raw);
  if (runs.length === 0) return 'no run is under way';
  const table = renderTable(
    ['cluster', 'procedure', 'state', 'stage', 'server', 'asked of people', 'since'],
    runs.map((run) => [
      colors.bold(run.cluster),
      markRehearsal(run.procedure, run),
      paintState(run.state, colors),
      run.stage ?? '',
      run.server ?? '',
      run.awaiting === null ? '' : colors.yellow(run.awaiting),
      dayAndTime(run.startedAt),
    ]),
  );
  const reasons = runs.flatMap(({ cluster, state, why }) => (why === undefined ? [] : [`${cluster} ${state}: ${why}`]));
  return reasons.length === 0 ? table : [table, '', ...reasons].join('\n');
}
