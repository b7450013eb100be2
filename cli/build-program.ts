import { Argument, Command as Program, Option } from 'commander';
import type { ArgumentDeclaration, Command, CommandInput, OptionDeclaration } from './command.ts';
import { readCommandInput } from './read-command-input.ts';
import type { Sink } from './sink.ts';

/** What is called when a command line names a command and fits its declaration. */
export type Execute = (command: Command, input: CommandInput) => Promise<void>;

const EXIT_CODES = `
Exit codes:
  0  done and good
  1  failed
  2  wrong usage or invalid file
  3  refused by a rule
  4  unknown or unreachable`;

/** Assembles commander's program from the declarations. Throws CommanderError on parsing instead of exiting. */
export function buildProgram(
  commands: readonly Command[],
  version: string,
  streams: { stdout: Sink; stderr: Sink },
  execute: Execute,
): Program {
  const program = new Program('ccmctl')
    .description('Carries a Cisco CallManager 4.x cluster through an upgrade or installation, one server at a time.')
    .version(version)
    .addHelpText('after', `${EXIT_CODES}\n\n\`ccmctl COMMAND --help\` shows a command's options and examples.`);
  prepare(program, streams);
  for (const command of commands) addCommand(program, command, streams, execute);
  return program;
}

function addCommand(
  program: Program,
  command: Command,
  streams: { stdout: Sink; stderr: Sink },
  execute: Execute,
): void {
  const child = program.command(command.name).summary(command.summary).helpGroup(`${command.group}:`);
  child.description([`${command.summary}.`, ...(command.notes ?? [])].join('\n'));
  for (const argument of command.arguments) child.addArgument(commanderArgument(argument));
  for (const option of command.options) child.addOption(commanderOption(option));
  child.option('--json', 'one JSON document on stdout, everything else on stderr');
  child.option('--debug', 'with an unforeseen error, show where it came from');
  child.addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`);
  prepare(child, streams);
  child.showHelpAfterError(`  \`ccmctl ${command.name} --help\` shows how it is used`);
  child.action(async (...parsed: unknown[]) => {
    const values = parsed.slice(0, command.arguments.length);
    await execute(command, readCommandInput(command, values, child.opts()));
  });
}

/** Its line in the overview: `wordsAsked` has what it does. */
const helpCommand = (): Program =>
  new Program('help')
    .argument('[COMMAND]', 'the command')
    .summary('Show how a command is used')
    .helpGroup('This machine:')
    .helpOption(false);

/** `help COMMAND` is another way to say `COMMAND --help`; a command that there is not is told as such. */
export function wordsAsked(words: readonly string[], commands: readonly Command[]): readonly string[] {
  const [first, ...rest] = words;
  if (first !== 'help') return words;
  const [asked] = rest;
  return asked === undefined || commands.some(({ name }) => name === asked) ? [...rest, '--help'] : rest;
}

/** What each level of commander's tree must be told anew: it inherits neither. */
function prepare(program: Program, streams: { stdout: Sink; stderr: Sink }): void {
  program.exitOverride();
  program.allowExcessArguments(false);
  program.helpOption('-h, --help', 'show this text');
  if (program.parent === null) program.addHelpCommand(helpCommand());
  program.configureOutput({
    writeOut: (text) => void streams.stdout.write(text),
    writeErr: (text) => void streams.stderr.write(text),
    outputError: (text, write) => write(text.replace(/^error: /, 'ccmctl: ')),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
}

function commanderArgument(declaration: ArgumentDeclaration): Argument {
  const name = `${declaration.name.toUpperCase()}${declaration.many ? '...' : ''}`;
  const argument = new Argument(declaration.optional ? `[${name}]` : `<${name}>`, declaration.about);
  return declaration.choices ? argument.choices([...declaration.choices]) : argument;
}

function commanderOption(declaration: OptionDeclaration): Option {
  const { name, value, valueOptional } = declaration;
  const flags = value ? `--${name} ${valueOptional ? `[${value}]` : `<${value}>`}` : `--${name}`;
  const option = new Option(flags, declaration.about);
  if (valueOptional) option.preset('');
  if (declaration.choices) option.choices([...declaration.choices]);
  if (declaration.default !== undefined) option.default(declaration.default);
  return option.makeOptionMandatory(declaration.required === true);
}
