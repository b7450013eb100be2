import type { RunInput } from '../activities/types.ts';
import type { RunResult } from '../plan/types/run.ts';
import { runProcedure } from './run-procedure.ts';

/** Upgrades a cluster (S1). Workflow id: `ccm/<cluster>`. */
export const upgradeCluster = (input: RunInput): Promise<RunResult> => runProcedure('upgrade', input);
