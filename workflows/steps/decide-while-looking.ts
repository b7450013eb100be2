import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { DECISIONS_WITH_NOTE, decisionsFor, type DecisionValue } from '../../plan/decisions.ts';
import { nameNewestDatabase } from '../../plan/newest-database.ts';
import type { Answer, JournalEntry, Verdict } from '../../plan/types/run.ts';
import type { Check, Outcome, Step } from '../../plan/types/step.ts';
import { look } from './look.ts';
import type { Asked, Question, Surroundings } from './surroundings.ts';

/** One way to go on for each thing that can be decided; `look-again` is no end of a decision. */
type Decided<Value extends DecisionValue> = Value extends DecisionValue
  ? { readonly kind: Value; readonly answer: Answer; readonly verdict: Verdict }
  : never;

/** How a step went on after it was not good: by itself, or by somebody's word. */
export type Decision =
  { readonly kind: 'good'; readonly verdict: Verdict } | Decided<Exclude<DecisionValue, 'look-again'>>;

/** One look in the background lasts so long beyond the time that a server must have stayed up. */
const BACKGROUND_LOOK_SECONDS = 240;

/**
 * Asks a person what to do about a step that is not good, and goes on looking meanwhile: what comes good by itself
 * (a server that is back after all, a disc that lies in the drive now) needs no answer any more.
 */
export async function decideWhileLooking(
  step: Step,
  check: Check,
  at: Outcome | 'act',
  first: Verdict,
  surroundings: Surroundings,
): Promise<Decision> {
  let verdict = first;
  for (;;) {
    surroundings.desk.write(entryOfVerdict(step, verdict));
    const asked = surroundings.desk.ask(questionAbout(step, at, verdict, surroundings));
    const decision = await answerOrGood(step, check, asked, surroundings);
    if ('verdict' in decision) {
      asked.withdraw(`it is good now: ${decision.verdict.seen}`);
      return { kind: 'good', verdict: decision.verdict };
    }
    const value = decision.answer.value as DecisionValue;
    if (value !== 'look-again') return { kind: value, answer: decision.answer, verdict };
    verdict = await look(step, { ...check, withinSeconds: 0 }, surroundings);
    if (verdict.verdict === 'good') return { kind: 'good', verdict };
  }
}

/** What made the question necessary belongs into the story as much as the answer. */
const entryOfVerdict = (step: Step, { verdict, expected, seen }: Verdict): Omit<JournalEntry, 'at'> => ({
  kind: 'step',
  ...(step.server === undefined ? {} : { server: step.server }),
  step: step.id,
  text: `${step.title}: ${verdict === 'unknown' ? 'not known' : 'not as expected'}; expected ${expected}; seen ${seen}`,
});

function questionAbout(step: Step, at: Outcome | 'act', verdict: Verdict, surroundings: Surroundings): Question {
  const hasRepair = step.kind === 'check' && step.repair !== undefined;
  const choices = decisionsFor(at, verdict.verdict === 'bad' ? 'bad' : 'unknown', hasRepair);
  return {
    step,
    title: `Decide: ${step.title}`,
    instructions: [
      `Expected: ${verdict.expected}.`,
      verdict.verdict === 'unknown' ? `It is not known: ${verdict.seen}.` : `Seen: ${verdict.seen}.`,
      `Why it matters: ${step.because}`,
      ...repairLines(step, verdict),
    ],
    form: { kind: 'choice', choices },
    by: 'engineer',
    task: { kind: 'decide' },
    noteFor: DECISIONS_WITH_NOTE,
    remindSeconds: surroundings.cluster.durations.promptReminder.seconds,
  };
}

/** The repair as lines to type, and as a person does it where the machine may not, with the database that was seen. */
function repairLines(step: Step, { seen }: Verdict): readonly string[] {
  if (step.kind !== 'check' || !step.repair) return step.command ? [`The command: ${step.command}`] : [];
  const byHand = step.repair.byHand.map((line, index) => `The repair by hand, ${index + 1}: ${line}`);
  const lines = [...(step.command ? [`The repair: ${step.command}`] : []), ...byHand];
  return lines.map((line) => nameNewestDatabase(line, seen));
}

type AnswerOrGood = { readonly answer: Answer } | { readonly verdict: Verdict };

async function answerOrGood(step: Step, check: Check, asked: Asked, surroundings: Surroundings): Promise<AnswerOrGood> {
  const looking = new CancellationScope();
  const good = looking.run(() => lookUntilGood(step, check, surroundings));
  const answered = asked.answer.then((answer): AnswerOrGood => ({ answer }));
  const seen = good.then((verdict): AnswerOrGood | Promise<AnswerOrGood> => (verdict ? { verdict } : answered));
  const first = await Promise.race([answered, seen]);
  looking.cancel();
  await good;
  return first;
}

/** Null when it was told to stop looking. */
async function lookUntilGood(step: Step, check: Check, surroundings: Surroundings): Promise<Verdict | null> {
  try {
    for (;;) {
      const withinSeconds = BACKGROUND_LOOK_SECONDS + (check.arguments.settleSeconds ?? 0);
      const verdict = await look(step, { ...check, withinSeconds }, surroundings);
      if (verdict.verdict === 'good') return verdict;
    }
  } catch (failure) {
    if (isCancellation(failure)) return null;
    throw failure;
  }
}
