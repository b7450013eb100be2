import type { DriveLabel } from '../../plan/platform/worksheet.ts';
import type { PlannedServer } from '../../plan/types/plan.ts';
import type { Cluster, Server } from './types/cluster.ts';

/** The prompts at which a drive gets its label, by their names; a slot that a person chooses stays open. */
const LABELLED: Readonly<Record<string, number | null>> = {
  'drive-kept': null,
  'label-drive-0': 0,
  'label-drive-2': 2,
};

/** A label for each drive that is taken out of a server and kept, as its prompts in the plan ask for one (HW-14). */
export const driveLabelsOf = (cluster: Cluster, server: Server, { steps }: PlannedServer): readonly DriveLabel[] =>
  steps
    .map(({ id }) => id.slice(id.indexOf('/') + 1))
    .filter((name) => Object.hasOwn(LABELLED, name))
    .map((name) => ({
      cluster: cluster.name,
      server: server.name,
      address: server.address,
      model: server.model,
      slot: LABELLED[name] ?? null,
      holds: `CallManager ${cluster.from}, before ${cluster.to}`,
    }));
