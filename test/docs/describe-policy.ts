import { COMMANDS } from '../../cli/command-table.ts';
import { settingsReference } from '../../config/settings.ts';
import { decisionsFor, DECISIONS_WITH_NOTE } from '../../plan/decisions.ts';
import type { DecisionValue } from '../../plan/decisions.ts';
import { DURATION_NAMES, DURATIONS } from '../../plan/durations.ts';
import { FAILURES } from '../../plan/failures.ts';
import { permissionOf, TRANSITIONS } from '../../plan/transitions.ts';
import type { MessageName } from '../../plan/transitions.ts';
import type { RunState } from '../../plan/types/run.ts';
import { writtenLines } from '../repository/tracked-files.ts';
import { code, list, table } from './tables.ts';

/** Every failure code with what it means, whether a machine tries again, what the operator does, and how it shows. */
export async function describeFailures(): Promise<string> {
  const throwing = await writtenLines((path) => /^(?:activities|workflows)\/.*[.]ts$/.test(path));
  const isType = (name: string): boolean => throwing.some(({ text }) => text.includes(`'${name}'`));
  return table(
    ['code', 'what it means', 'tried again by itself', 'what you do', 'shows as'],
    Object.entries(FAILURES).map(([name, { meaning, retry, next }]) => [
      code(name),
      meaning,
      retry ? 'yes' : 'no',
      next,
      isType(name) ? 'type of the failure' : 'words only',
    ]),
  );
}

/** Which message is taken in which state, and the text of each refusal. */
export function describeTransitions(): string {
  const messages = Object.keys(TRANSITIONS) as MessageName[];
  const states = Object.keys(TRANSITIONS.answer) as RunState[];
  const cells = (message: MessageName): readonly string[] =>
    states.map((state) => (permissionOf(message, state).ok ? 'yes' : 'refused'));
  const refusals = messages.flatMap((message) =>
    states.flatMap((state) => {
      const permission = permissionOf(message, state);
      return permission.ok ? [] : [`${code(message)} while _${state}_: ${permission.why}`];
    }),
  );
  return [
    table(
      ['message', ...states],
      messages.map((message) => [code(message), ...cells(message)]),
    ),
    'The refusals:',
    list(refusals),
  ].join('\n\n');
}

/** What may be decided where, and what each decision means. */
export function describeDecisions(): string {
  const rows = (['block', 'hold', 'act'] as const).flatMap((at) =>
    (['bad', 'unknown'] as const).map((verdict) => ({ at, verdict, choices: decisionsFor(at, verdict, true) })),
  );
  const meanings = new Map(rows.flatMap(({ choices }) => choices.map(({ value, meaning }) => [value, meaning])));
  const offered = rows.map(({ at, verdict }) => {
    const values = decisionsFor(at, verdict, false).map(({ value }) => code(value));
    return [at === 'act' ? 'action' : at, verdict, values.join(', ')];
  });
  return [
    table(['step', 'seen as', 'you may decide'], offered),
    table(
      ['decision', 'what it means', 'needs a note'],
      [...meanings].map(([value, meaning]) => [
        code(value),
        meaning,
        DECISIONS_WITH_NOTE.includes(value as DecisionValue) ? 'yes' : 'no',
      ]),
    ),
  ].join('\n\n');
}

/** Every duration of a run with its default and where that is from. */
export const describeDurations = (): string =>
  table(
    ['duration', 'by itself', 'from', 'what it is'],
    DURATION_NAMES.map((name) => {
      const { seconds, origin, source, borrowed, sentence } = DURATIONS[name];
      const from = [origin === 'ours' ? 'ours' : 'S2', ...source].join(', ');
      return [code(name), `${seconds / 60} min`, `${from}${borrowed ? ' (borrowed)' : ''}`, sentence];
    }),
  );

/** Every variable of the environment that is read. */
export const describeSettings = (): string =>
  table(
    ['variable', 'what it says'],
    settingsReference().map(({ variable, meaning }) => [code(variable), meaning]),
  );

/** Every command with its arguments and options. */
export const describeCommands = (): string =>
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
