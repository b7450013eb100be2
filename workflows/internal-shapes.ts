import {
  either,
  isNestedAtMost,
  listOf,
  number,
  numberIn,
  oneOf,
  orNull,
  record,
  text,
  truth,
  type Shape,
} from '../plan/shape.ts';
import type {
  AcceptedDeviation,
  Answer,
  JournalEntry,
  OpenPrompt,
  ServerState,
  StepOutcome,
} from '../plan/types/run.ts';
import type { AnswerForm, Choice } from '../plan/types/step.ts';
import type { NewPrompt, ServerReport } from './messages.ts';

/** Far beyond what a server's workflow says in one report; what is cut for people is cut where it is written down. */
const LONG = text(1_000_000);
const SHORT = text(1_000);
const MANY = 10_000;

// Tables and not lists, so that the compiler finds a word that is missing here.
const KINDS: Readonly<Record<JournalEntry['kind'], true>> = {
  state: true,
  stage: true,
  server: true,
  step: true,
  asked: true,
  answered: true,
  refused: true,
  approved: true,
  held: true,
  resumed: true,
  'stop asked': true,
  withdrawn: true,
  reminded: true,
  unheard: true,
  heard: true,
};
const OUTCOMES: Readonly<Record<StepOutcome, true>> = { good: true, accepted: true, skipped: true, stopped: true };
const STATES: Readonly<Record<ServerState, true>> = {
  waiting: true,
  'in progress': true,
  asking: true,
  done: true,
  stopped: true,
};

const keyOf = <Word extends string>(table: Readonly<Record<Word, true>>): Shape<Word> =>
  oneOf(...(Object.keys(table) as Word[]));

const evidence = SHORT as Shape<ServerReport['evidence']>;

const entry = record<Pick<JournalEntry, 'at' | 'kind' | 'text'>, Omit<JournalEntry, 'at' | 'kind' | 'text'>>(
  {
    at: SHORT,
    kind: keyOf(KINDS),
    text: LONG,
  },
  { server: SHORT, step: SHORT, outcome: keyOf(OUTCOMES), evidence },
);

const choice: Shape<Choice> = record<Pick<Choice, 'value' | 'meaning'>, Omit<Choice, 'value' | 'meaning'>>(
  { value: SHORT, meaning: LONG },
  { ends: oneOf('good', 'open item', 'blocked'), noted: truth },
);

const form: Shape<AnswerForm> = either(
  record({ kind: oneOf('choice'), choices: listOf(choice, MANY) }),
  either(
    record({ kind: oneOf('text'), what: LONG, minimumLength: number }),
    record(
      { kind: oneOf('number'), what: LONG, minimum: number, maximum: number },
      { expected: number, atMost: number },
    ),
  ),
);

type Asked = NewPrompt['prompt'];

const task: Shape<unknown> = (value): value is unknown => isNestedAtMost(value, 10);

/** Reminders: beyond a year no clock can be set, and none may tick without a pause. */
const seconds = numberIn(0.001, 365 * 24 * 3600);

const opened: Shape<NewPrompt> = record({
  prompt: record<Omit<Asked, 'server'>, Pick<OpenPrompt, 'server'>>(
    {
      id: SHORT,
      title: LONG,
      instructions: listOf(LONG, MANY),
      form,
      by: oneOf('engineer', 'approver'),
      // For whoever carries it out; the run itself only hands it on.
      task: task as Shape<Asked['task']>,
      noteFor: listOf(SHORT, MANY),
    },
    { server: SHORT },
  ),
  remindSeconds: seconds,
});

const deviation: Shape<AcceptedDeviation> = record<
  Omit<AcceptedDeviation, 'overruled'>,
  Required<Pick<AcceptedDeviation, 'overruled'>>
>({ step: SHORT, by: SHORT, reason: LONG }, { overruled: record({ by: SHORT, answered: LONG }) });

/** What the workflow of a server sends to that of its cluster. */
export const isServerReport: Shape<ServerReport> = record<ServerReport>({
  server: SHORT,
  state: keyOf(STATES),
  step: orNull(LONG),
  entries: listOf(entry as Shape<JournalEntry>, MANY),
  opened: listOf(opened, MANY),
  withdrawn: listOf(record({ id: SHORT, why: LONG }), MANY),
  openItems: listOf(LONG, MANY),
  accepted: listOf(deviation, MANY),
  evidence,
});

/** What the workflow of a cluster sends to that of a server. */
export const isHeld: Shape<{ readonly held: boolean }> = record({ held: truth });

/** An answer that the workflow of the cluster has taken and hands on. */
export const isAnswered: Shape<Answer> = record<Omit<Answer, 'note'>, Required<Pick<Answer, 'note'>>>(
  { prompt: SHORT, value: either(LONG, number), by: SHORT },
  { note: LONG },
);
