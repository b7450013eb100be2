import type { RunInput } from '../activities/types.ts';
import type { RunResult } from '../plan/types/run.ts';
import { runProcedure } from './run-procedure.ts';

/** Does the tasks after an installation (S2, Table 5). Workflow id: `ccm/<cluster>`. */
export const postInstall = (input: RunInput): Promise<RunResult> => runProcedure('post-install', input);
