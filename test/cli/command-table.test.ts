import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../cli/build-program.ts';
import { COMMANDS } from '../../cli/command-table.ts';
import type { Command, CommandInput } from '../../cli/command.ts';
import { keepText, runInProcess } from './run-ccmctl.ts';

async function help(...words: string[]): Promise<{ exitCode: number | null; text: string }> {
  const { exitCode, stdout } = await runInProcess([...words, '--help']);
  return { exitCode, text: stdout };
}

/** Splits a line as a shell does, as far as examples need it: blanks, single and double quotes. */
const shellWords = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

async function parse(words: readonly string[]): Promise<{ command: Command; input: CommandInput } | CommanderError> {
  let parsed: { command: Command; input: CommandInput } | undefined;
  const program = buildProgram(
    COMMANDS,
    '0.0.0',
    { stdout: keepText(), stderr: keepText() },
    async (command, input) => {
      parsed = { command, input };
    },
  );
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error;
    throw error;
  }
  if (!parsed) throw new Error('nothing was executed');
  return parsed;
}

const NAMED = COMMANDS.map((command) => [command.name, command] as const);

describe('the overview', () => {
  it('names every command with its summary and every exit code', async () => {
    const { exitCode, text } = await help();
    expect(exitCode).toBe(0);
    for (const { name, summary } of COMMANDS) expect(text).toMatch(new RegExp(`  ${name}\\b.*${summary.slice(0, 20)}`));
    for (const code of [0, 1, 2, 3, 4]) expect(text).toMatch(new RegExp(`^  ${code}  \\S`, 'm'));
  });

  it('never has two commands of one name', () => {
    expect(new Set(COMMANDS.map((command) => command.name)).size).toBe(COMMANDS.length);
  });
});

describe.each(NAMED)('ccmctl %s', (name, command) => {
  it('shows its summary, an example and --json in its help, and exits 0', async () => {
    const { exitCode, text } = await help(name);
    expect(exitCode).toBe(0);
    expect(text).toContain(command.summary.slice(0, 40));
    expect(text).toContain('--json');
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) expect(text).toContain(`  ${example}\n`);
  });

  it.each(command.examples.map((example) => [example]))('takes its own example: %s', async (example) => {
    const [program, ...words] = shellWords(example);
    expect(program).toBe('ccmctl');
    const parsed = await parse(words);
    if (parsed instanceof CommanderError) expect.fail(parsed.message);
    expect(parsed.command.name).toBe(name);
  });

  it('says something about every argument and option', () => {
    for (const declaration of [...command.arguments, ...command.options]) {
      expect(declaration.about.length).toBeGreaterThan(3);
    }
  });

  it('never takes a word that no argument is declared for', async () => {
    if (command.arguments.some((argument) => argument.many)) return;
    const required = command.options.filter((option) => option.required).flatMap(({ name }) => [`--${name}`, 'x']);
    const words = [name, ...command.arguments.map(() => 'x'), 'surplus', ...required];
    expect(await parse(words)).toBeInstanceOf(CommanderError);
  });
});

describe('what a command reads', () => {
  it('has the words of the line under the names of the declaration', async () => {
    const parsed = await parse(['answer', 'berlin', 'CM-PUB/x#1', 'two', 'words', '--by', 'Kim', '--note', 'n']);
    if (parsed instanceof CommanderError) expect.fail(parsed.message);
    expect(parsed.input.argument('cluster')).toBe('berlin');
    expect(parsed.input.words('value')).toEqual(['two', 'words']);
    expect(parsed.input.option('by')).toBe('Kim');
    expect(parsed.input.option('problem')).toBeUndefined();
  });

  it('never silently misses a name that is not declared', async () => {
    const parsed = await parse(['status']);
    if (parsed instanceof CommanderError) expect.fail(parsed.message);
    expect(() => parsed.input.option('nope')).toThrow(TypeError);
    expect(() => parsed.input.argument('nope')).toThrow(TypeError);
    expect(parsed.input.optionalArgument('cluster')).toBeUndefined();
  });
});
