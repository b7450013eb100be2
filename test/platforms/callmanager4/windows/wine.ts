import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WINE = ['/usr/bin/wine', '/usr/local/bin/wine'].find((path) => existsSync(path));

/** Why tests with a real script host are skipped on this machine; undefined when they run. */
export const noWine = WINE ? undefined : 'wine is not installed (apt-get install wine wine64)';

export interface Wine {
  /** Folder that wine keeps its machine in; `C:` is its `drive_c`. */
  readonly prefix: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Runs one program of the wine machine, for at most a minute. */
  run(...words: readonly string[]): string;
  stop(): void;
}

/** Makes a new wine machine in a temporary folder. */
export function startWine(): Wine {
  if (!WINE) throw new Error(noWine);
  const prefix = mkdtempSync(join(tmpdir(), 'ccmctl-wine-'));
  // mscoree and mshtml: without this a new machine asks whether it may download them.
  const environment = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mscoree,mshtml=' };
  const run = (...words: readonly string[]): string =>
    spawnSync(WINE, words, { env: environment, timeout: 60_000, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .stdout;
  run('wineboot', '--init');
  return {
    prefix,
    environment,
    run,
    stop() {
      execFileSync('wineserver', ['-k'], { env: environment });
      execFileSync('wineserver', ['-w'], { env: environment });
      rmSync(prefix, { recursive: true, force: true });
    },
  };
}
