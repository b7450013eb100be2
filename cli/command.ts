import type { Output } from './output.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Settings } from '../config/settings.ts';

/** Headings of the overview, in the order in which they are printed. */
export type CommandGroup = 'Plan and run' | 'Answer and steer' | 'Record' | 'Rehearse' | 'This machine';

export interface ArgumentDeclaration {
  /** Lower case; help shows it in capitals. */
  readonly name: string;
  readonly about: string;
  readonly optional?: boolean;
  readonly choices?: readonly string[];
  /** Takes all words that are left. */
  readonly many?: boolean;
}

export interface OptionDeclaration {
  /** Long name without dashes. */
  readonly name: string;
  /** Name of its value in help; absent: a flag. */
  readonly value?: string;
  /** Whether it may stand without its value; then it is the empty text. */
  readonly valueOptional?: boolean;
  readonly about: string;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly default?: string;
}

/** What every command gets from its surroundings. */
export interface Context {
  readonly output: Output;
  /** Reads the environment, and the profile that the command line names, when it is first asked for. */
  settings(): Promise<Settings>;
  /** Path of the site file that the command line names; undefined: it names none. */
  readonly siteFile: () => string | undefined;
  /** The same text without the secrets that Temporal is reached by. */
  readonly mask: (text: string) => string;
  /** Name of the person at the keyboard as the operating system knows it. */
  readonly user: string;
  /** `user@host ccmctl`: how Temporal's history names the sender. */
  readonly identity: string;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /**
   * From the first call on Ctrl-C, SIGTERM and the end of the terminal abort this signal instead of ending the process.
   * @param onAgain is told when somebody says so once more; without it that ends the process at once
   */
  interruption(onAgain?: () => void): AbortSignal;
}

/** What was typed after a command's name, read by the names the command declares. */
export interface CommandInput {
  /** A required argument. */
  argument(name: string): string;
  optionalArgument(name: string): string | undefined;
  /** The words of an argument that takes many; empty when none was given. */
  words(name: string): readonly string[];
  option(name: string): string | undefined;
  flag(name: string): boolean;
}

/** One command as data: help, parsing and the overview are made of it. */
export interface Command {
  readonly name: string;
  readonly group: CommandGroup;
  readonly summary: string;
  /** Sentences below the usage, for what the summary cannot say. */
  readonly notes?: readonly string[];
  readonly arguments: readonly ArgumentDeclaration[];
  readonly options: readonly OptionDeclaration[];
  /** Whole command lines that work as they stand; at least one. */
  readonly examples: readonly string[];
  run(context: Context, input: CommandInput): Promise<ExitCode>;
}
