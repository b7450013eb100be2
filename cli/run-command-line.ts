import { CommanderError } from 'commander';
import { buildProgram } from './build-program.ts';
import type { Command, Context } from './command.ts';
import { createContext } from './create-context.ts';
import { describeError } from './describe-error.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { createOutput } from './output.ts';
import type { Output } from './output.ts';
import type { Sink } from './sink.ts';

export interface CommandLineSurroundings {
  readonly commands: readonly Command[];
  readonly version: string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Instead of those that the environment gives. */
  readonly settings?: Context['settings'];
}

/** Parses and runs one command line (without the program's name); never throws, never exits. */
export async function runCommandLine(
  words: readonly string[],
  surroundings: CommandLineSurroundings,
): Promise<ExitCode> {
  const { commands, version, stdout, stderr } = surroundings;
  const output = createOutput({ stdout, stderr, json: words.includes('--json') });
  const context = createContext(output, surroundings.settings);
  let exitCode: ExitCode = EXIT.good;
  const program = buildProgram(commands, version, { stdout, stderr }, async (command, input) => {
    exitCode = await command.run(context, input);
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed what was wrong, or the help that was asked for, before it throws.
    if (error instanceof CommanderError) return endOfParsing(error, output);
    return reportError(error, output, words.includes('--debug'));
  }
}

function endOfParsing(error: CommanderError, output: Output): ExitCode {
  if (error.exitCode === 0) return EXIT.good;
  const message = error.message.replace(/^error: /, '');
  if (output.json) output.result({ error: { message, details: [], exitCode: EXIT.usage } }, () => '');
  return EXIT.usage;
}

function reportError(error: unknown, output: Output, debug: boolean): ExitCode {
  const { exitCode, message, details, foreseen } = describeError(error);
  output.note(`ccmctl: ${message}`);
  for (const detail of details) output.note(`  ${detail}`);
  if (debug && error instanceof Error) output.note(error.stack ?? '');
  else if (!foreseen) output.note('  nobody foresaw this; the same command with --debug shows where it came from');
  // A machine that reads stdout gets a document in every case.
  if (output.json) output.result({ error: { message, details, exitCode } }, () => '');
  return exitCode;
}
