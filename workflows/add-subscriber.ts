import type { RunInput } from '../activities/types.ts';
import type { RunResult } from '../plan/types/run.ts';
import { runProcedure } from './run-procedure.ts';

/** Adds the servers of `servers` to a cluster, and reboots all nodes at the end (S2). Workflow id: `ccm/<cluster>`. */
export const addSubscriber = (input: RunInput): Promise<RunResult> => runProcedure('add-subscriber', input);
