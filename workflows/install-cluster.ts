import type { RunInput } from '../activities/types.ts';
import type { RunResult } from '../plan/types/run.ts';
import { runProcedure } from './run-procedure.ts';

/** Installs a cluster: publisher, subscribers, post-installation (S2). Workflow id: `ccm/<cluster>`. */
export const installCluster = (input: RunInput): Promise<RunResult> => runProcedure('install', input);
