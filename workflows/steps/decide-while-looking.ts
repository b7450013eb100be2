import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { DECISIONS_WITH_NOTE, whoDecides, type DecisionValue, type NotGood } from '../../plan/decisions.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Verdict } from '../../plan/types/run.ts';
import type { TakenAnswer } from '../../plan/types/voice.ts';
import type { Check, Outcome, Step } from '../../plan/types/step.ts';
import { lookAgain, lookUntilOfAnotherKind } from './look.ts';
import { seenIn } from './results.ts';
import type { Asked, Question, StepContext } from './step-context.ts';

/** One way to go on for each thing that can be decided; `look-again` is no end of a decision. */
type Decided<Value extends DecisionValue> = Value extends DecisionValue
  ? { readonly kind: Value; readonly answer: TakenAnswer; readonly verdict: Verdict }
  : never;

/** How a step went on after it was not good: by itself, or by somebody's word; `verdict` is the newest look. */
export type Decision =
  { readonly kind: 'good'; readonly verdict: Verdict } | Decided<Exclude<DecisionValue, 'look-again'>>;

/**
 * Asks a person what to do about a step that is not good, and goes on looking meanwhile: what comes good by itself
 * (a server that is back after all, a disc that lies in the drive now) needs no answer any more, and what has become bad
 * or unknown is asked anew, with what is seen and allowed now. An answer is judged by a look that is made after it.
 * @param first what was seen that is not good
 * @param notBegun why nothing was sent, where an act was to be begun and was not: whoever decides may be able to clear that away
 */
export async function decideWhileLooking(
  step: Step,
  check: Check,
  at: Outcome | 'act',
  first: Verdict,
  context: StepContext,
  notBegun?: string,
): Promise<Decision> {
  let verdict = first;
  let renewals = 0;
  while (verdict.verdict !== 'good') {
    const kind = verdict.verdict;
    context.operators.write(entryOfVerdict(step, verdict));
    const asked = context.operators.ask(questionAbout(step, at, kind, verdict, context, notBegun));
    const heard = await answerOrChange(step, check, kind, renewals, asked, context);
    if ('verdict' in heard) {
      asked.withdraw(whyTakenBack(heard.verdict));
      verdict = heard.verdict;
      renewals += 1;
      continue;
    }
    const { answer } = heard;
    const value = answer.value as DecisionValue;
    if (value === 'stop') return { kind: value, answer, verdict };
    const newest = await lookAgain(step, check, context);
    const ruling = context.policy.rulingOn(value, kind, newest.verdict);
    if (ruling === 'taken' && value !== 'look-again') return { kind: value, answer, verdict: newest };
    if (value !== 'look-again') context.operators.write(entryOfNotTaken(step, answer, newest));
    verdict = newest;
  }
  return { kind: 'good', verdict };
}

const whyTakenBack = ({ verdict, seen }: Verdict): string =>
  verdict === 'good' ? `it is good now: ${seen}` : `what is seen has changed, and is asked anew: ${seen}`;

/** Whoever answered is told that the answer was not needed, or was given to a question that is no longer the one. */
const entryOfNotTaken = (step: Step, { by, value }: TakenAnswer, newest: Verdict): Omit<JournalEntry, 'at'> => ({
  kind: 'refused',
  ...(step.server === undefined ? {} : { server: step.server }),
  step: step.id,
  by,
  value,
  ...seenIn(newest),
  text:
    newest.verdict === 'good'
      ? `"${value}" by ${by} is not needed: it is good now; ${newest.seen}`
      : `"${value}" by ${by} is not taken: something else is seen now, and is asked anew; ${newest.seen}`,
});

/** What made the question necessary belongs into the story as much as the answer. */
const entryOfVerdict = (step: Step, newest: Verdict): Omit<JournalEntry, 'at'> => ({
  kind: 'step',
  ...(step.server === undefined ? {} : { server: step.server }),
  step: step.id,
  ...seenIn(newest),
  text: `${step.title}: ${newest.verdict === 'unknown' ? 'not known' : 'not as expected'}; expected ${newest.expected}; seen ${newest.seen}`,
});

function questionAbout(
  step: Step,
  at: Outcome | 'act',
  kind: NotGood,
  verdict: Verdict,
  context: StepContext,
  notBegun: string | undefined,
): Question {
  const hasRepair = step.kind === 'check' && step.repair !== undefined;
  const choices = context.policy.decisionsFor(at, kind, hasRepair);
  return {
    step,
    title: `Decide: ${step.title}`,
    instructions: [
      ...(notBegun === undefined ? [] : [`It was not begun: ${notBegun}.`]),
      `Expected: ${verdict.expected}.`,
      kind === 'unknown' ? `It is not known: ${verdict.seen}.` : `Seen: ${verdict.seen}.`,
      `Why it matters: ${step.because}`,
      ...(step.kind === 'check' && step.next !== undefined ? [`What to do: ${step.next}`] : []),
      ...repairLines(step, verdict),
    ],
    form: { kind: 'choice', choices },
    by: whoDecides(step),
    task: { kind: 'decide' },
    noteFor: DECISIONS_WITH_NOTE,
    // Whoever has an act done signs for the lines that they were shown.
    ...(step.command === undefined ? {} : { lines: step.command }),
    remindSeconds: context.outline.remindSeconds,
  };
}

/** The repair as lines to type, and as a person does it where the machine may not, with what was seen in its place. */
function repairLines(step: Step, { words = {} }: Verdict): readonly string[] {
  if (step.kind !== 'check' || !step.repair) return step.command ? [`The command: ${step.command}`] : [];
  const byHand = step.repair.byHand.map((line, index) => `The repair by hand, ${index + 1}: ${line}`);
  const lines = [...(step.command ? [`The repair: ${step.command}`] : []), ...byHand];
  return lines.map((line) =>
    Object.entries(words).reduce((filled, [place, word]) => filled.replaceAll(place, () => word), line),
  );
}

type AnswerOrChange = { readonly answer: TakenAnswer } | { readonly verdict: Verdict };

async function answerOrChange(
  step: Step,
  check: Check,
  kind: NotGood,
  renewals: number,
  asked: Asked,
  context: StepContext,
): Promise<AnswerOrChange> {
  const looking = new CancellationScope();
  const change = looking.run(() => lookUntilOfAnotherKind(step, check, kind, renewals, context).catch(nullIfCancelled));
  const answered = asked.answer.then((answer): AnswerOrChange => ({ answer }));
  const seen = change.then((verdict): AnswerOrChange | Promise<AnswerOrChange> => (verdict ? { verdict } : answered));
  const first = await Promise.race([answered, seen]);
  looking.cancel();
  await change;
  return first;
}

/** Null when it was told to stop looking. */
function nullIfCancelled(failure: unknown): null {
  if (isCancellation(failure)) return null;
  throw failure;
}
