import type { Settings } from './settings.ts';
import { USUAL_PORTS } from './temporal-access.ts';

/** Address of the Temporal UI: the setting, or where a development server has it; null where nobody has said. */
export function uiAddressOf(settings: Settings): string | null {
  if (settings.temporalUiUrl !== undefined) return settings.temporalUiUrl;
  return settings.temporal.isNamed ? null : `http://127.0.0.1:${USUAL_PORTS.ui}`;
}
