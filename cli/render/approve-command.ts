import type { RunStatus } from '../../plan/types/run.ts';
import { shellWord } from '../../plan/shell-word.ts';

/** The command line that approves the plan of a run, signed where its site may want that. */
export const approveCommand = ({
  cluster,
  planHash,
  signing,
}: Pick<RunStatus, 'cluster' | 'planHash' | 'signing'>): string =>
  `ccmctl approve ${shellWord(cluster)} --plan ${planHash}${signing === undefined ? '' : ' --sign'}`;
