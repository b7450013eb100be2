import type { RunInput } from '../activities/types.ts';
import type { RunResult } from '../plan/types/run.ts';
import { runProcedure } from './run-procedure.ts';

/** Replaces the publisher by another machine of the same name (S2). Workflow id: `ccm/<cluster>`. */
export const replacePublisher = (input: RunInput): Promise<RunResult> => runProcedure('replace-publisher', input);
