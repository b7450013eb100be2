import type { StartedRun } from './start-run.ts';

/** Address of a run's page in the Temporal UI. */
export const uiLink = (uiAddress: string, namespace: string, run: StartedRun): string =>
  `${uiAddress}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(run.workflowId)}/${run.runId}`;
