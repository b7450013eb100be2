import { outcomeOf, questionAboutCheck, questionOfPrompt, takeEarly, verdictOn } from './early-answers.ts';
import { NO_WITNESS, type EarlyCourt, type EarlyWitness } from './early-court.ts';
import { everyStepOf } from './every-step.ts';
import { spelledBy } from './people.ts';
import type { Plan, Problem } from './types/plan.ts';
import type { EarlyAnswer, EarlyAnswers, EarlyQuestion, PreflightLine } from './types/preflight.ts';
import type { Verdict } from './types/run.ts';
import type { Check, CheckStep, PromptStep, Step } from './types/step.ts';

/** Judges a check by the looks that there are. */
export type JudgeEarly = (check: Check) => Verdict;

/**
 * Every precondition of a plan, in order of work: what a machine can see judged by the looks, what only a person knows by
 * the answers. An answer that cannot be taken counts as none, and its line says why.
 * @param witness what is known of the answers; where nobody could look their signatures up, none counts as signed
 */
export function preflightOf(
  plan: Plan,
  judge: JudgeEarly,
  answers: EarlyAnswers,
  witness: EarlyWitness = NO_WITNESS,
): readonly PreflightLine[] {
  const { cluster, procedure, people, siteRules, requestedBy: requester } = plan;
  const court: EarlyCourt = { ...witness, cluster, procedure, people, ...(siteRules ? { siteRules } : {}), requester };
  return preconditionsOf(plan).map((step) => {
    const answer = Object.hasOwn(answers, step.id) ? answers[step.id] : undefined;
    return step.kind === 'check'
      ? lineOfCheck(step, judge(step.check), answer, court)
      : lineOfPrompt(step, answer, court);
  });
}

/** Ids of answers that no precondition of the plan asks for. */
export function strayAnswers(plan: Plan, answers: EarlyAnswers): readonly string[] {
  const asked = new Set(preconditionsOf(plan).map(({ id }) => id));
  return Object.keys(answers).filter((id) => !asked.has(id));
}

const preconditionsOf = (plan: Plan): readonly (CheckStep | PromptStep)[] => everyStepOf(plan).filter(isPrecondition);

const isPrecondition = (step: Step): step is CheckStep | PromptStep =>
  (step.kind === 'check' || step.kind === 'prompt') && step.early !== undefined;

function lineOfCheck(
  step: CheckStep,
  { verdict, expected, seen }: Verdict,
  answer: EarlyAnswer | undefined,
  court: EarlyCourt,
): PreflightLine {
  const head = { ...headOf(step), expected, seen, verdict };
  if (verdict === 'good') return { ...head, next: '' };
  const question = questionAboutCheck(step, verdict, expected);
  const open = { ...head, next: step.next ?? step.because };
  if (!question) return open;
  if (!answer) return { ...open, question };
  if (answer.seen !== seen) return { ...open, question, refused: refusalOf(answer, court, staleness(answer)) };
  const taken = takeEarly(step.id, answer, question, court);
  return taken.ok
    ? { ...head, next: '', question, answered: taken.answer }
    : { ...open, question, refused: refusalOf(answer, court, taken.why) };
}

const staleness = ({ seen = 'nothing' }: EarlyAnswer): string => `it was given when something else was seen: ${seen}`;

function lineOfPrompt(step: PromptStep, answer: EarlyAnswer | undefined, court: EarlyCourt): PreflightLine {
  const question = questionOfPrompt(step);
  const head = { ...headOf(step), expected: expectedOf(question), question };
  const open = { ...head, verdict: 'unknown', seen: 'nobody has answered', next: `Ask any ${step.by}.` } as const;
  if (!answer) return open;
  const taken = takeEarly(step.id, answer, question, court);
  if (!taken.ok) return { ...open, refused: refusalOf(answer, court, taken.why) };
  const verdict = verdictOn(step, taken.answer);
  return {
    ...head,
    verdict,
    seen: told(taken.answer),
    next: verdict === 'good' ? '' : step.because,
    answered: taken.answer,
  };
}

const told = ({ by, value, note }: EarlyAnswer): string => `${by}: ${value}${note === undefined ? '' : ` (${note})`}`;

const refusalOf = ({ by }: EarlyAnswer, { people }: EarlyCourt, why: string): string =>
  `the answer of ${spelledBy(people, by)} is not taken: ${why}`;

const expectedOf = ({ form }: EarlyQuestion): string => {
  if (form.kind !== 'choice') return form.what;
  const [first] = form.choices;
  return first ? `${first.value}: ${first.meaning}` : '';
};

const headOf = (step: CheckStep | PromptStep) => ({
  id: step.id,
  kind: step.kind,
  title: step.title,
  source: step.source,
  ...(step.borrowed ? { borrowed: true as const } : {}),
  ...(step.server === undefined ? {} : { server: step.server }),
  outcome: outcomeOf(step),
});

/** Whether nothing about a line has to be mended, decided or answered any more. */
export const isSettled = ({ kind, verdict, answered }: PreflightLine): boolean =>
  verdict === 'good' || (kind === 'check' && answered !== undefined);

/**
 * What the preconditions make of a plan: what is seen to be bad and blocks refuses it, and what else is not good is told to
 * whoever approves it. What people have not answered yet is asked in the run, and needs no warning.
 */
export const problemsOf = (lines: readonly PreflightLine[]): readonly Problem[] =>
  lines.filter((line) => !isSettled(line) && !isUnasked(line)).map(problemOf);

const isUnasked = ({ kind, answered, refused }: PreflightLine): boolean =>
  kind === 'prompt' && answered === undefined && refused === undefined;

function problemOf({ kind, verdict, outcome, ...line }: PreflightLine): Problem {
  const { title, seen, expected, next, refused, server, source } = line;
  const standing = verdict === 'bad' ? 'not so' : 'not known';
  const message = `${title}: ${standing}; expected ${expected}; seen ${seen}. ${refused ?? next}`;
  return {
    severity: kind === 'check' && verdict === 'bad' && outcome === 'block' ? 'refuse' : 'warn',
    ...(server === undefined ? {} : { server }),
    message,
    source,
  };
}
