import { setImmediate as immediate } from 'node:timers/promises';
import { COMMANDS } from './command-table.ts';
import { EXIT } from './exit-codes.ts';
import { ownVersion } from './own-version.ts';
import { runCommandLine } from './run-command-line.ts';
import { wholeSink } from './whole-sink.ts';

/** Runs one command line of this process and ends the process: the only place that does. */
export async function main(argv: readonly string[]): Promise<never> {
  const stdout = wholeSink(process.stdout);
  const exitCode = await runCommandLine(argv.slice(2), {
    commands: COMMANDS,
    version: ownVersion(),
    stdout,
    stderr: process.stderr,
  });
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  // What could not be written is told a turn later.
  await immediate();
  const lost = stdout.lost();
  if (lost) process.stderr.write(`ccmctl: the output is not whole: ${lost.message}\n`);
  process.exit(lost ? EXIT.failed : exitCode);
}

/** Resolves when all that was written has left: a pipe may still hold the end of a long document. */
const drained = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.writableLength === 0 || stream.destroyed) resolve();
    else stream.write('', () => resolve());
  });
