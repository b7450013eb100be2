import { fileURLToPath } from 'node:url';
import type { Way } from './find-or-get.ts';
import { findProgram } from './find-program.ts';
import { withProgress, type OnProgress } from './progress.ts';
import { runProgram } from './run-program.ts';

/** The Temporal command line program that `go-module/go.mod` pins; it has a server inside. */
export const TEMPORAL_VERSION = '1.8.2';

const MODULE = fileURLToPath(new URL('./go-module', import.meta.url));
const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';
const VERSION_VARIABLE = 'github.com/temporalio/cli/internal/temporalcli.Version';

/** Builds the pinned Temporal by the Go tool chain: minutes the first time, since it compiles some thousand packages. */
export const buildWay = (programFolders: readonly string[]): Way => ({
  name: 'a build by the Go tool chain',
  async get(file, onProgress) {
    const go = await findProgram('go', programFolders);
    if (!go) throw new Error('no program `go` on PATH (Go 1.26 or later is needed)');
    const packages = await listPackagesToCompile(go, onProgress);
    await compile(go, file, packages, onProgress);
  },
});

/** Fetches the sources; Go compiles only what it has not kept from an earlier build, and says here how much that is. */
async function listPackagesToCompile(go: string, onProgress: OnProgress): Promise<number> {
  let modules = 0;
  const count = (line: string): void => {
    if (line.startsWith('go: downloading ')) modules += 1;
  };
  const list = ['list', '-mod=readonly', '-deps', '-f', '{{if .Stale}}{{.ImportPath}}{{end}}', PACKAGE];
  const stale = await withProgress(
    onProgress,
    () => `fetching the sources of Temporal ${TEMPORAL_VERSION}: ${modules} modules`,
    () => runProgram(go, list, { cwd: MODULE, onLine: count }),
  );
  return stale.filter((line) => line !== '').length;
}

async function compile(go: string, file: string, packages: number, onProgress: OnProgress): Promise<void> {
  let compiled = 0;
  const count = (line: string): void => {
    // `-v` names each package as it is compiled; all other lines begin with `go:` or `#`.
    if (/^[\w.-]+(\/\S+)*$/.test(line)) compiled += 1;
  };
  const build = ['build', '-v', '-mod=readonly', '-buildvcs=false'];
  const link = ['-ldflags', `-s -w -X ${VERSION_VARIABLE}=${TEMPORAL_VERSION}`];
  await withProgress(
    onProgress,
    () => `building Temporal ${TEMPORAL_VERSION}: ${compiled} of ${packages} packages`,
    () => runProgram(go, [...build, ...link, '-o', file, PACKAGE], { cwd: MODULE, onLine: count }),
  );
}
