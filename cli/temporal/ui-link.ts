import type { Settings } from '../../config/settings.ts';
import { USUAL_PORTS } from '../../config/temporal-access.ts';
import type { StartedRun } from './start-run.ts';

/** Address of the Temporal UI: the setting, or where a development server has it; null where nobody has said. */
export function uiAddressOf(settings: Settings): string | null {
  if (settings.temporalUiUrl !== undefined) return settings.temporalUiUrl;
  return settings.temporal.isNamed ? null : `http://127.0.0.1:${USUAL_PORTS.ui}`;
}

/** Address of a run's page in the Temporal UI; null where it is not known where that is. */
export function uiLink(uiAddress: string | null, namespace: string, run: StartedRun): string | null {
  if (uiAddress === null) return null;
  const workflow = `${encodeURIComponent(run.workflowId)}/${run.runId}`;
  return `${uiAddress}/namespaces/${encodeURIComponent(namespace)}/workflows/${workflow}`;
}
