import type { RunInput } from '../activities/types.ts';
import type { Continuation } from '../plan/types/continued.ts';
import type { RunResult } from '../plan/types/run.ts';
import { runProcedure } from './run-procedure.ts';

// Everything that is exported here is a workflow type by that name; the workflow id of each is `ccm/<cluster>`.

/** Input of a run: a stranger's when it is started, the run's own when Temporal has continued it. */
type Input = RunInput | Continuation;

/** Upgrades a cluster (S1). */
export const upgradeCluster = (input: Input): Promise<RunResult> => runProcedure('upgrade', input);

/** Installs a cluster: publisher, subscribers, post-installation (S2). */
export const installCluster = (input: Input): Promise<RunResult> => runProcedure('install', input);

/** Adds the servers of `servers` to a cluster, and reboots all nodes at the end (S2). */
export const addSubscriber = (input: Input): Promise<RunResult> => runProcedure('add-subscriber', input);

/** Replaces the publisher by another machine of the same name (S2). */
export const replacePublisher = (input: Input): Promise<RunResult> => runProcedure('replace-publisher', input);

/** Judges the subscriptions of a cluster, and repairs them by decision (S2). */
export const verifySubscriptions = (input: Input): Promise<RunResult> => runProcedure('verify-subscriptions', input);

/** Does the tasks after an installation (S2, Table 5). */
export const postInstall = (input: Input): Promise<RunResult> => runProcedure('post-install', input);

/** Makes every server of a cluster find every other one by its name, and back (S2). */
export const repairNames = (input: Input): Promise<RunResult> => runProcedure('repair-names', input);
