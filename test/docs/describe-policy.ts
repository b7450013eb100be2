import { decisionsFor, DECISIONS_WITH_NOTE, type DecisionValue } from '../../plan/decisions.ts';
import { FAILURES } from '../../plan/failures.ts';
import { permissionOf, TRANSITIONS, type MessageName } from '../../plan/transitions.ts';
import type { RunState } from '../../plan/types/run.ts';
import { writtenLines } from '../repository/tracked-files.ts';
import { code, list, table } from './tables.ts';

const FAILURES_HEAD = `# Failure codes

What can come back as a failure, or as the reason why something is unknown. A step that is not good is no failure: it opens
a [decision](../operate.md#what-each-decision-means), and the run waits.

Where _shows as_ says _type_, Temporal has the code as the type of the failed activity, update or workflow. Where it says
_words only_, the code does not appear yet; prompt and journal tell the same in a sentence, such as \`10.1.1.5:22: the host
key differs: expected ...\`.

Only what says _yes_ under _tried again by itself_ is tried again without asking. An act on a server never is, whatever the
code: its effect is looked for, and a person decides.`;

/** The page of failure codes: what each means, whether a machine tries again, what the operator does, and how it shows. */
export async function describeFailures(): Promise<string> {
  const throwing = await writtenLines((path) => /^(?:activities|workflows)\/.*[.]ts$/.test(path));
  const isType = (name: string): boolean => throwing.some(({ text }) => text.includes(`'${name}'`));
  const codes = table(
    ['code', 'what it means', 'tried again by itself', 'what you do', 'shows as'],
    Object.entries(FAILURES).map(([name, { meaning, retry, next }]) => [
      code(name),
      meaning,
      retry ? 'yes' : 'no',
      next,
      isType(name) ? 'type' : 'words only',
    ]),
  );
  return `${FAILURES_HEAD}\n\n${codes}`;
}

/** The page of which message is taken in which state, and of the text of each refusal. */
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
    '# What is allowed when',
    'Which of the [messages](../messages.md) a run takes in which state. A cancellation in Temporal counts as `stop`.',
    table(
      ['message', ...states],
      messages.map((message) => [code(message), ...cells(message)]),
    ),
    '## The refusals',
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
