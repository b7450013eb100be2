import type { Settings } from '../../config/settings.ts';
import { findProgram } from '../temporal/find-program.ts';
import { runProgram } from '../temporal/run-program.ts';
import type { Seen } from './finding.ts';

const VERSION_LIMIT_SECONDS = 20;
/** Where system programs lie that the PATH of an ordinary user lacks. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Version and path of the first of these programs on PATH; `versionArguments` make it print its version. */
export async function lookForProgram(
  settings: Settings,
  names: readonly string[],
  versionArguments: readonly string[],
): Promise<Seen> {
  const folders = [...settings.programFolders, ...SYSTEM_FOLDERS];
  for (const name of names) {
    const path = await findProgram(name, folders);
    if (path) return lookAtProgram(path, versionArguments);
  }
  return { state: 'missing', seen: `no program ${names.map((name) => `\`${name}\``).join(' or ')} on PATH` };
}

/** Version and path of a program that is there; unknown when it does not tell its version. */
export async function lookAtProgram(path: string, versionArguments: readonly string[]): Promise<Seen> {
  const lines: string[] = [];
  try {
    const output = await runProgram(path, versionArguments, {
      withinSeconds: VERSION_LIMIT_SECONDS,
      onLine: (line) => lines.push(line),
    });
    // Some write their version to standard error.
    const version = [...output, ...lines].find((line) => line.trim() !== '') ?? 'no version told';
    return { state: 'found', seen: `${version.trim()} (${path})` };
  } catch (error) {
    return { state: 'unknown', seen: `${path} does not tell its version: ${(error as Error).message}` };
  }
}

/** From this minor version of Go 1 on, Go fetches by itself the later tool chain that a module asks for. */
const OLDEST_GO_MINOR = 21;

/** The Go tool chain; one that cannot build our Temporal counts as missing. */
export async function lookForGo(settings: Settings): Promise<Seen> {
  const seen = await lookForProgram(settings, ['go'], ['version']);
  const minor = /go1\.(\d+)/.exec(seen.seen)?.[1];
  return seen.state === 'found' && Number(minor) < OLDEST_GO_MINOR
    ? { state: 'missing', seen: `${seen.seen} is too old` }
    : seen;
}
