import { COMMANDS } from '../../cli/command-table.ts';
import { EXIT } from '../../cli/exit-codes.ts';
import { settingsReference } from '../../config/settings.ts';
import { code, table } from './tables.ts';

const HEAD = `# Commands

In this repository \`ccmctl\` is typed as \`npx ccmctl\`. Every command also takes \`--json\` (one JSON document on stdout, everything else on stderr;
\`status --watch\` prints one document a line), \`--debug\` and \`--help\`. At the end of this page:
[how commands end](#how-a-command-ends) and [the environment](#the-environment).`;

const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  good: 'done and good',
  failed: 'failed; or the run that was watched has stopped',
  usage: 'wrong usage, or the cluster file breaks a rule',
  refused: 'refused by a rule: of the plan, or of the run',
  unknown: 'unknown, or not reachable: a server, Temporal, a run',
};

const exitCodes = (): string =>
  table(
    ['exit code', 'meaning'],
    (Object.keys(EXIT) as (keyof typeof EXIT)[]).map((name) => [String(EXIT[name]), EXIT_MEANINGS[name]]),
  );

/** Every variable of the environment that is read. */
const settings = (): string =>
  table(
    ['variable', 'what it says'],
    settingsReference().map(({ variable, meaning }) => [code(variable), meaning]),
  );

/** Every command with its arguments and options. */
const commands = (): string =>
  COMMANDS.map((command) => {
    const words = command.arguments.map(({ name, optional, many }) => {
      const word = `${name.toUpperCase()}${many ? '...' : ''}`;
      return optional ? `[${word}]` : word;
    });
    const options = command.options.map(({ name, value, about, required, choices }) => [
      code(value ? `--${name} ${value.toUpperCase()}` : `--${name}`),
      `${about}${required ? ' (required)' : ''}${choices ? `: ${choices.join(', ')}` : ''}`,
    ]);
    return [
      `## ${command.name}`,
      `${code(['ccmctl', command.name, ...words].join(' '))}: ${command.summary}. ${(command.notes ?? []).join(' ')}`,
      ...(options.length > 0 ? [table(['option', 'what it does'], options)] : []),
      ['```sh', ...command.examples, '```'].join('\n'),
    ].join('\n\n');
  }).join('\n\n');

/** The page of the command line: commands, how they end, and the environment that they read. */
export const describeCommands = (): string =>
  [HEAD, commands(), '## How a command ends', exitCodes(), '## The environment', settings()].join('\n\n');
