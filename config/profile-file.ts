import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './settings-error.ts';

/** Where the `temporal` command keeps its profiles, whether or not there is such a file: API keys may stand in it. */
export function profileFileOf(env: Environment, platform: NodeJS.Platform = process.platform): string {
  const named = env['TEMPORAL_CONFIG_FILE'] || undefined;
  if (named !== undefined) return named;
  return join(settingsFolder(env, platform), 'temporalio', 'temporal.toml');
}

function settingsFolder(env: Environment, platform: NodeJS.Platform): string {
  const home = env['HOME'] || homedir();
  if (platform === 'win32') return env['APPDATA'] || join(home, 'AppData', 'Roaming');
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : env['XDG_CONFIG_HOME'] || join(home, '.config'); // prettier-ignore
}
