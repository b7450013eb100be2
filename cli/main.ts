import { readFileSync } from 'node:fs';
import { COMMANDS } from './command-table.ts';
import { runCommandLine } from './run-command-line.ts';

/** Runs one command line of this process and ends the process: the only place that does. */
export async function main(argv: readonly string[]): Promise<never> {
  // A reader such as `head` that has seen enough closes the pipe; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const exitCode = await runCommandLine(argv.slice(2), {
    commands: COMMANDS,
    version: readVersion(),
    stdout: process.stdout,
    stderr: process.stderr,
  });
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit(exitCode);
}

function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version = typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
}

/** Resolves when all that was written has left: a pipe may still hold the end of a long document. */
const drained = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.writableLength === 0 || stream.destroyed) resolve();
    else stream.write('', () => resolve());
  });
