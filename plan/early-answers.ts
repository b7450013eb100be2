import { judgeAnswer } from './answers.ts';
import { choicesWithNote } from './choices-with-note.ts';
import { chosenIn, reportsTrouble } from './chosen.ts';
import { DECISIONS_WITH_NOTE, decisionsFor, whoDecides, type NotGood } from './decisions.ts';
import { agreedEarly, type EarlyCourt } from './early-court.ts';
import { fingerprint } from './fingerprint.ts';
import { promptKindOf } from './prompt-kind.ts';
import { instant, isPlainObject, line, listOf, record, text, type Shape } from './shape.ts';
import type { Plan } from './types/plan.ts';
import type { EarlyAnswer, EarlyAnswers, EarlyQuestion, EarlyVoice } from './types/preflight.ts';
import type { Answer, Verdict } from './types/run.ts';
import type { CheckStep, Outcome, PromptStep, Step } from './types/step.ts';

/** As many as the largest cluster could be asked, several times over. */
const MOST_ANSWERS = 5_000;

/** Characters of each part of an answer: as many as an answer of a run may have. */
export const MOST_CHARACTERS = {
  value: 16_000,
  by: 200,
  note: 4_000,
  asked: 40,
  seen: 20_000,
  signature: 8_000,
} as const;

/** As many people as a site may want for one answer. */
export const MOST_VOICES = 10;

const isValue: Shape<string | number> = (value): value is string | number =>
  text(MOST_CHARACTERS.value)(value) || (typeof value === 'number' && Number.isFinite(value));

const BY_AND_AT = { by: line(MOST_CHARACTERS.by), at: instant };
const NOTE_AND_SIGNATURE = { note: text(MOST_CHARACTERS.note), signature: text(MOST_CHARACTERS.signature) };

const VOICE: Shape<EarlyVoice> = record<Pick<EarlyVoice, 'by' | 'at'>, { note: string; signature: string }>(
  BY_AND_AT,
  NOTE_AND_SIGNATURE,
);

const ANSWER: Shape<EarlyAnswer> = record<
  Pick<EarlyAnswer, 'value' | 'by' | 'at'>,
  { note: string; signature: string; asked: string; seen: string; also: readonly EarlyVoice[] }
>(
  { value: isValue, ...BY_AND_AT },
  {
    ...NOTE_AND_SIGNATURE,
    asked: line(MOST_CHARACTERS.asked),
    seen: text(MOST_CHARACTERS.seen),
    also: listOf(VOICE, MOST_VOICES),
  },
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
  const form = { kind: 'choice', choices } as const;
  return marked(step, { instructions, form, by: whoDecides(step), kind: 'decision', noteFor: DECISIONS_WITH_NOTE });
}

/** The question of a prompt that can be answered before the run. */
export const questionOfPrompt = (step: PromptStep): EarlyQuestion => {
  const { instructions, answer: form, by } = step;
  return marked(step, { instructions, form, by, kind: promptKindOf(step), noteFor: choicesWithNote(form) });
};

const marked = ({ title }: Step, question: Omit<EarlyQuestion, 'mark'>): EarlyQuestion => ({
  ...question,
  mark: fingerprint(JSON.stringify([title, question.instructions, question.form, question.by])),
});

/** An answer as it is taken, with the choice and the name as they are written in plan and cluster file; or why it is not. */
export type TakenEarly =
  { readonly ok: true; readonly answer: EarlyAnswer } | { readonly ok: false; readonly why: string };

/**
 * Judges an answer from before the run: it was given to this very question, and then, as in the run, by its form and by who
 * may give it, how many of them, and with what proof.
 */
export function takeEarly(
  id: string,
  given: EarlyAnswer,
  { form, noteFor, by: role, kind, mark }: EarlyQuestion,
  court: EarlyCourt,
): TakenEarly {
  const { value, by, note } = given;
  if (given.asked !== mark) return { ok: false, why: ASKED_OTHERWISE };
  const sent: Answer = { prompt: id, value, by, ...(note === undefined ? {} : { note }) };
  const judged = judgeAnswer({ id, form, noteFor }, sent);
  if (!judged.ok) return judged;
  const agreed = agreedEarly(court, { step: id, kind, role }, given);
  if (!agreed.ok) return agreed;
  const { names, notes, given: stated } = agreed;
  const { signature: _, also: __, note: ___, given: ____, ...said } = given;
  return {
    ok: true,
    answer: {
      ...said,
      ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
      ...{ value: judged.answer.value, by: names.join(' and ') },
      ...(stated.length === 0 ? {} : { given: stated }),
    },
  };
}

const ASKED_OTHERWISE =
  'it was given to a question in other words, such as for another release or other servers; read it as it is now, and sign anew';

/** What an answer that is taken makes of its prompt. */
export function verdictOn({ answer: form }: PromptStep, { value }: EarlyAnswer): Verdict['verdict'] {
  const choice = chosenIn(form, value);
  return choice && reportsTrouble(choice) ? 'bad' : 'good';
}

/**
 * A plan with what was answered before its run: a prompt that was answered so that its step can go on is not asked again,
 * and a deviation that was accepted is not asked about as long as the same is seen. The hash covers them.
 * @param answers as they were taken, by `takeEarly`
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

/**
 * What may be decided about a check by a word given before the run: only about the same sight, and only what is open then.
 * @param open values of the decisions that are open, by the policy of the run
 */
export function decidedEarly(
  { decided }: CheckStep,
  { verdict, seen }: Verdict,
  open: readonly string[],
): EarlyAnswer | undefined {
  if (decided === undefined || verdict === 'good' || decided.seen !== seen) return undefined;
  return EARLY_DECISIONS.includes(String(decided.value)) && open.includes(String(decided.value)) ? decided : undefined;
}

/** What a precondition comes to as long as it is not good. */
export const outcomeOf = (step: CheckStep | PromptStep): Outcome =>
  step.kind === 'check' ? step.outcome : (step.early ?? 'block');
