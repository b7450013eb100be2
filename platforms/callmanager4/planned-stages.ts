import type { Begin } from './begin.ts';
import { headsOf, type WorkPlace } from './placing.ts';
import type { StageRow } from './procedures/procedure-table.ts';
import type { Cluster } from './types/cluster.ts';
import type { Stage } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';

/** The stages of a plan that a row of its procedure stands for: one, or as many as S1 has groups of servers. */
export function stagesOf(
  row: StageRow,
  steps: readonly Step[],
  cluster: Cluster,
  placed: readonly WorkPlace[],
  begin: Begin | null,
): readonly Stage[] {
  if (row.kind === 'steps') {
    const { name, title, source } = row;
    const isTaken = begin?.stages.some((stage) => stage.name === name) === true;
    const because = isTaken
      ? `${row.because}; it lies before ${begin.place}, where this run begins, so it is taken for done`
      : row.because;
    return [{ name, title, because, source, steps: steps.map(({ id }) => id), servers: [] }];
  }
  return headsOf(row, cluster).map(({ name, title, because, source }) => ({
    name,
    title,
    because,
    source,
    steps: [],
    servers: placed.filter(({ stage }) => stage === name).map(({ server }) => server.name),
  }));
}
