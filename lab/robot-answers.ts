import type { Person } from '../plan/types/cluster.ts';
import type { Answer, StatusPrompt } from '../plan/types/run.ts';
import type { AnswerForm } from '../plan/types/step.ts';
import type { Report } from './robot-behaviour.ts';

/** Choices of a decision in the order of preference: the n-th time a step asks, the n-th that is offered. */
export type DecidePolicy = readonly string[];

/** Try once more, then go on with what the documents only recommend, as the note says, and stop where they demand it. */
export const RETRY_ONCE: DecidePolicy = [
  'look-again',
  'ask-again',
  'rerun',
  'go-on',
  'repair',
  'act-again',
  'accept',
  'stop',
];

/** What a robot answers to a number that it cannot count, where so many are wanted at most. */
const PLAUSIBLE_NUMBER = 400;

const WORDS: Readonly<Record<Report['kind'], readonly string[]>> = {
  done: ['done', 'yes', 'ok'],
  differs: ['message', 'differs', 'problem', 'later'],
};

const numberFor = ({ minimum, atMost }: Extract<AnswerForm, { kind: 'number' }>): number =>
  atMost === undefined ? minimum : Math.max(minimum, Math.min(PLAUSIBLE_NUMBER, atMost));

/** Picks the value that says what the person has to say. */
function valueOf({ form }: StatusPrompt, report: Report): string | number {
  if (form.kind === 'number') return report.number ?? form.expected ?? numberFor(form);
  if (form.kind === 'text') return report.note ?? `done by hand, as asked (${form.what})`;
  const values = form.choices.map(({ value }) => value);
  return WORDS[report.kind].find((word) => values.includes(word)) ?? values[0] ?? '';
}

/** What is decided when a step asks for the n-th time; the last choice offered when the policy has none of them. */
export function decide({ form }: StatusPrompt, policy: DecidePolicy, asking: number): string {
  const values = form.kind === 'choice' ? form.choices.map(({ value }) => value) : [];
  const offered = policy.filter((choice) => values.includes(choice));
  return offered[Math.min(asking, offered.length) - 1] ?? values.at(-1) ?? 'stop';
}

/** Who answers a prompt: the first person of the file who may. */
export function whoAnswers({ by }: StatusPrompt, people: readonly Person[]): string {
  return people.find(({ roles }) => roles.includes(by))?.name ?? people[0]?.name ?? 'nobody';
}

/** The answer to a prompt after the work. */
export function answerTo(
  prompt: StatusPrompt,
  report: Report,
  people: readonly Person[],
  policy: DecidePolicy,
  decision: number,
): Answer {
  const isDecision = prompt.task.kind === 'decide';
  const value = isDecision ? decide(prompt, policy, decision) : valueOf(prompt, report);
  const needed = prompt.noteFor.includes(String(value)) ? 'as the robots of the rehearsal left it' : undefined;
  const note = report.note ?? (isDecision ? 'decided by the robots of the rehearsal' : needed);
  return { prompt: prompt.id, value, by: whoAnswers(prompt, people), ...(note === undefined ? {} : { note }) };
}
