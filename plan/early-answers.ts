import { judgeAnswer, judgePerson } from './answers.ts';
import { choicesWithNote, DONE } from './choices-with-note.ts';
import { DECISIONS_WITH_NOTE, decisionsFor, whoDecides, type NotGood } from './decisions.ts';
import { isPlainObject, line, record, text, type Shape } from './shape.ts';
import type { Person } from './types/cluster.ts';
import type { Plan } from './types/plan.ts';
import type { EarlyAnswer, EarlyAnswers, EarlyQuestion } from './types/preflight.ts';
import type { Answer, Verdict } from './types/run.ts';
import type { CheckStep, Outcome, PromptStep, Step } from './types/step.ts';

/** As many as the largest cluster could be asked, several times over. */
const MOST_ANSWERS = 5_000;

const isTime: Shape<string> = (value): value is string =>
  line(40)(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value));

const isValue: Shape<string | number> = (value): value is string | number =>
  text(16_000)(value) || (typeof value === 'number' && Number.isFinite(value));

const ANSWER: Shape<EarlyAnswer> = record<Pick<EarlyAnswer, 'value' | 'by' | 'at'>, { note: string; seen: string }>(
  { value: isValue, by: line(200), at: isTime },
  { note: text(4_000), seen: text(20_000) },
);

/** Answers of a questionnaire, as they come with the input of a run; what they say is judged where the plan is made. */
export const EARLY_ANSWERS: Shape<EarlyAnswers> = (value): value is EarlyAnswers =>
  isPlainObject(value) &&
  Object.keys(value).length <= MOST_ANSWERS &&
  Object.entries(value).every(([id, answer]) => line(200)(id) && ANSWER(answer));

/** What may be said of a check that is not good, before the run: all that a person could decide then but to look, to mend and to stop. */
const EARLY_DECISIONS: readonly string[] = ['attest', 'accept'];

/** The question that stands for a precondition which a machine does not see to be good; undefined: nobody's word settles it. */
export function questionAboutCheck(step: CheckStep, kind: NotGood, expected: string): EarlyQuestion | undefined {
  const choices = decisionsFor(step.outcome, kind, false).filter(({ value }) => EARLY_DECISIONS.includes(value));
  if (choices.length === 0) return undefined;
  const instructions = [`Expected: ${expected}.`, ...(step.next === undefined ? [] : [step.next])];
  return { instructions, form: { kind: 'choice', choices }, by: whoDecides(step), noteFor: DECISIONS_WITH_NOTE };
}

/** The question of a prompt that can be answered before the run. */
export const questionOfPrompt = ({ instructions, answer, by }: PromptStep): EarlyQuestion => ({
  instructions,
  form: answer,
  by,
  noteFor: choicesWithNote(answer),
});

/** Why an answer cannot be taken for a question; null: it can. */
export function wrongWith(
  id: string,
  answer: EarlyAnswer,
  question: EarlyQuestion,
  people: readonly Person[],
): string | null {
  const { value, by, note } = answer;
  const given: Answer = { prompt: id, value, by, ...(note === undefined ? {} : { note }) };
  const judged = judgeAnswer({ id, form: question.form, noteFor: question.noteFor }, given);
  if (!judged.ok) return judged.why;
  const person = judgePerson(people, question.by, by);
  return person.ok ? null : person.why;
}

/** What an answer makes of its prompt, where it is asked before the run. */
export function verdictOn({ answer: form }: PromptStep, { value }: Pick<EarlyAnswer, 'value'>): Verdict['verdict'] {
  if (form.kind !== 'choice') return 'good';
  const wanted = String(value).trim().toLowerCase();
  const choice = form.choices.find((candidate) => candidate.value.toLowerCase() === wanted);
  if (choice === undefined) return 'unknown';
  return choice.value === DONE || (choice.ends !== undefined && choice.ends !== 'blocked') ? 'good' : 'bad';
}

/**
 * A plan with what was answered before its run: a prompt that was answered so that its step can go on is not asked again,
 * and a deviation that was accepted is not asked about as long as the same is seen. The hash covers them.
 * @param answers judged already, by `wrongWith`
 */
export function withEarlyAnswers(plan: Plan, answers: EarlyAnswers): Plan {
  const answered = (step: Step): Step => {
    const answer = Object.hasOwn(answers, step.id) ? answers[step.id] : undefined;
    if (answer === undefined) return step;
    if (step.kind === 'check' && step.early && answer.seen !== undefined) return { ...step, decided: answer };
    if (step.kind === 'prompt' && step.early && verdictOn(step, answer) === 'good')
      return { ...step, answered: answer };
    return step;
  };
  return {
    ...plan,
    before: plan.before.map(answered),
    servers: plan.servers.map((server) => ({ ...server, steps: server.steps.map(answered) })),
    after: plan.after.map(answered),
  };
}

/** What may be decided about a check by a word given before the run: only about the same sight, and only what is open then. */
export function decidedEarly({ decided, outcome }: CheckStep, { verdict, seen }: Verdict): EarlyAnswer | undefined {
  if (decided === undefined || verdict === 'good' || decided.seen !== seen) return undefined;
  const open = decisionsFor(outcome, verdict, false).map(({ value }): string => value);
  return EARLY_DECISIONS.includes(String(decided.value)) && open.includes(String(decided.value)) ? decided : undefined;
}

/** What a precondition comes to as long as it is not good. */
export const outcomeOf = (step: CheckStep | PromptStep): Outcome =>
  step.kind === 'check' ? step.outcome : (step.early ?? 'block');
