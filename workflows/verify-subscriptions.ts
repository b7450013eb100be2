import type { RunInput } from '../activities/types.ts';
import type { RunResult } from '../plan/types/run.ts';
import { runProcedure } from './run-procedure.ts';

/** Judges the subscriptions of a cluster, and repairs them by decision (S2). Workflow id: `ccm/<cluster>`. */
export const verifySubscriptions = (input: RunInput): Promise<RunResult> => runProcedure('verify-subscriptions', input);
