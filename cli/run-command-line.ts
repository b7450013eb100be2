import { CommanderError } from 'commander';
import { oneLine } from '../plan/show-text.ts';
import { buildProgram, wordsAsked } from './build-program.ts';
import type { Command, Context } from './command.ts';
import { profileOf, siteFileOf } from './common-options.ts';
import { createContext, type Named, type ReadSettings } from './create-context.ts';
import { describeError } from './describe-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { createOutput, type Output } from './output.ts';
import { createPaint } from './paint.ts';
import type { Sink } from './sink.ts';

export interface CommandLineSurroundings {
  readonly commands: readonly Command[];
  readonly version: string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Instead of those that the environment gives. */
  readonly settings?: ReadSettings;
}

/** Parses and runs one command line (without the program's name); never throws, never exits. */
export async function runCommandLine(
  words: readonly string[],
  surroundings: CommandLineSurroundings,
): Promise<ExitCode> {
  const { commands, version, stdout, stderr } = surroundings;
  const output = createOutput({ stdout, stderr, json: words.includes('--json') });
  let named: Named = {};
  const context = createContext(output, surroundings.settings, () => named);
  let exitCode: ExitCode = EXIT.good;
  const program = buildProgram(commands, version, shownOn({ stdout, stderr }), async (command, input) => {
    named = { profile: profileOf(command, input), siteFile: siteFileOf(command, input) };
    exitCode = await command.run(context, input);
  });
  try {
    await program.parseAsync([...wordsAsked(words, commands)], { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed what was wrong, or the help that was asked for, before it throws.
    if (error instanceof CommanderError) return endOfParsing(error, output);
    return reportError(error, context, words.includes('--debug'));
  }
}

/** What the parser repeats of the words that were typed is shown like any other text. */
const shownOn = ({ stdout, stderr }: { stdout: Sink; stderr: Sink }): { stdout: Sink; stderr: Sink } => {
  const { show } = createPaint(false);
  const shown = (sink: Sink): Sink => ({ write: (text) => sink.write(show(text)) });
  return { stdout: shown(stdout), stderr: shown(stderr) };
};

function endOfParsing(error: CommanderError, output: Output): ExitCode {
  if (error.exitCode === 0) return EXIT.good;
  const message = error.message.replace(/^error: /, '');
  output.failure({ error: { message, details: [], exitCode: EXIT.usage } });
  return EXIT.usage;
}

function reportError(error: unknown, { output, mask }: Context, debug: boolean): ExitCode {
  const { exitCode, document, foreseen, ...told } = describeError(error);
  // A server may repeat in its refusal what it was shown.
  const message = mask(told.message);
  const details = told.details.map(mask);
  output.note(`ccmctl: ${oneLine(message)}`);
  for (const detail of details) output.note(`  ${oneLine(detail)}`);
  if (debug && error instanceof Error) output.note(mask(error.stack ?? ''));
  else if (!foreseen) output.note('  nobody foresaw this; the same command with --debug shows where it came from');
  // A machine that reads stdout gets a document in every case.
  output.failure({ error: { message, details, ...document, exitCode } });
  return exitCode;
}
