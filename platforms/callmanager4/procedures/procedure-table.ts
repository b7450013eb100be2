import type { Row } from '../steps/row.ts';
import type { WalkThroughInstaller } from '../steps/installer-rows.ts';
import type { RequirementId } from '../types/requirement.ts';
import type { StageName } from '../types/procedure.ts';

/** One line of a procedure; the walk through the installer stands for all that the installer of the release asks for. */
export type ProcedureRow = Row | WalkThroughInstaller;

/** Whom rows are planned for: once for the cluster, or for one server after the other. */
export type Whose =
  'the cluster' | 'each CallManager server' | 'each subscriber' | 'the publisher' | 'each new subscriber';

/** Rows and whom they are for; of several parts, the first is planned for all its servers before the second begins. */
export interface Part {
  readonly whose: Whose;
  readonly rows: readonly Row[];
}

interface StageBase {
  readonly title: string;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

/** A stage whose steps belong to no server's own work. */
export interface StepsStage extends StageBase {
  readonly kind: 'steps';
  readonly name: StageName;
  readonly parts: readonly Part[];
}

/** A stage in which servers are worked on, one by one, each from its first row to its last. */
export interface ServersStage extends StageBase {
  readonly kind: 'servers';
  readonly name: StageName;
  readonly members: 'the publisher' | 'every subscriber' | 'the servers named';
  /** Why a server stands in this place. */
  readonly because: string;
  readonly rows: readonly ProcedureRow[];
  /** For a server that is done before anything was done: it is only looked at. */
  readonly whenDone: readonly Row[];
}

/** The stages that S1 sets for an upgrade, in its order for the cluster's layout; `platforms/callmanager4/order.ts` has it. */
export interface StagesOfS1 {
  readonly kind: "S1's order";
  readonly of: 'CallManager servers' | 'application servers';
  readonly rows: readonly ProcedureRow[];
  /** For a server that is done before anything was done: it is only looked at. */
  readonly whenDone: readonly Row[];
}

export type StageRow = StepsStage | ServersStage | StagesOfS1;

/** A procedure: its stages from first to last. */
export interface ProcedureTable {
  /** Whether a CallManager server that shows the wanted release before anything was done counts as done. */
  readonly releaseProvesDone: boolean;
  readonly stages: readonly StageRow[];
}
