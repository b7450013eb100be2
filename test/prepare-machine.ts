import { spawn } from 'node:child_process';
import { findProgram } from '../worker/temporal/find-program.ts';
import type { ProgressPrinter } from './print-progress.ts';

interface NeededProgram {
  readonly program: string;
  readonly packages: readonly string[];
  readonly tests: string;
}

/** Programs that some tests work with, what brings them on Debian, and which tests are skipped without them. */
const PROGRAMS: readonly NeededProgram[] = [
  { program: 'sshd', packages: ['openssh-server'], tests: 'our SSH transport against a real OpenSSH server' },
  { program: 'chromium', packages: ['chromium'], tests: 'the report and the Temporal UI in a browser' },
  {
    program: 'wine',
    // `wine64` is the part with `cscript` and WMI; `wine` alone is only the command that starts it.
    packages: ['wine', 'wine64'],
    tests: "the probe script by Wine's `cscript`, an interpreter that is not ours",
  },
];

/** Where system programs lie that the PATH of an ordinary user lacks. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/**
 * Installs with apt-get what tests need, where that can be done without asking anybody; says otherwise which tests will
 * be skipped, and why. Never fails: a test that lacks its program skips itself.
 */
export async function prepareMachine(programFolders: readonly string[], progress: ProgressPrinter): Promise<void> {
  const missing = await programsMissing(programFolders);
  if (missing.length === 0) return;
  const obstacle = await whyNotInstall(programFolders);
  const why = obstacle ?? (await install(missing, progress));
  for (const { program, tests } of await programsMissing(programFolders)) {
    progress.say(`No ${program} here, so tests of ${tests} are skipped${why ? ` (${why})` : ''}.`);
  }
}

async function programsMissing(programFolders: readonly string[]): Promise<readonly NeededProgram[]> {
  const folders = [...programFolders, ...SYSTEM_FOLDERS];
  const found = await Promise.all(PROGRAMS.map(({ program }) => findProgram(program, folders)));
  return PROGRAMS.filter((_, index) => !found[index]);
}

async function whyNotInstall(programFolders: readonly string[]): Promise<string | null> {
  if (!(await findProgram('apt-get', programFolders))) return 'there is no apt-get to install it with';
  if (process.getuid?.() !== 0) return 'only root may install it';
  return null;
}

/** The reason as one line, or null when all went well. */
async function install(missing: readonly NeededProgram[], progress: ProgressPrinter): Promise<string | null> {
  const packages = missing.flatMap((entry) => entry.packages);
  const names = packages.join(', ');
  return (
    (await aptGet(['update'], `apt-get update, for ${names}`, progress)) ??
    (await aptGet(['install', '-y', '--no-install-recommends', ...packages], `installing ${names}`, progress))
  );
}

function aptGet(commandArguments: readonly string[], title: string, progress: ProgressPrinter): Promise<string | null> {
  const start = Date.now();
  const seconds = (): number => Math.round((Date.now() - start) / 1000);
  return new Promise((resolve) => {
    let last = '';
    const child = spawn('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...commandArguments], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const listen = (text: unknown): void => {
      last = String(text).trim().split('\n').at(-1) ?? last;
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const clock = setInterval(() => progress.show(`${title}, ${seconds()} s`), 1000);
    const end = (why: string | null): void => {
      clearInterval(clock);
      resolve(why);
    };
    child.on('error', (error) => end(`apt-get did not start: ${error.message}`));
    child.on('close', (code) => end(code === 0 ? null : `apt-get ${commandArguments[0]} failed: ${last}`));
  });
}
