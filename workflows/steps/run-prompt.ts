import { DONE, choicesWithNote } from '../../plan/choices-with-note.ts';
import { chosenIn, reportsTrouble } from '../../plan/chosen.ts';
import type { StepMemo } from '../../plan/types/continued.ts';
import type { StepResult } from '../../plan/types/run.ts';
import type { TakenAnswer } from '../../plan/types/voice.ts';
import type { PromptStep } from '../../plan/types/step.ts';
import { answerWhileWatching } from './answer-while-watching.ts';
import { decideAboutTrouble, type BegunAnew } from './decide-about-trouble.ts';
import { judgeWord } from './judge-word.ts';
import { acceptedByAnswer, answerBefore, attested, evidenceOf, observed } from './results.ts';
import type { Question, StepContext } from './step-context.ts';
import { wordPrompt } from './word-prompt.ts';

/**
 * Asks a person until the work is said to be done and, where a machine can see it, is seen to be done: bad is asked
 * again with what was seen, unknown leaves the person's word as the evidence.
 */
export async function runPromptStep(planned: PromptStep, context: StepContext): Promise<StepResult | BegunAnew> {
  const step = await wordPrompt(planned, context);
  for (;;) {
    const { remark, inWords = false, answer: before } = context.memo();
    const answer =
      before ??
      answeredBefore(step, remark, context) ??
      (await answerTo(step, questionOf(step, remark ?? [], inWords), context));
    const choice = chosenIn(step.answer, answer.value);
    if (choice && reportsTrouble(choice)) {
      const next = await decideAboutTrouble(step, answer, context);
      if (next.kind === 'ended') return next.result;
      if (next.kind === 'begun anew') return next;
      context.note({ remark: next.remark, answer: undefined });
      continue;
    }
    const end = choice?.ends;
    if (end === 'open item') return openItem(step, answer, context);
    if (end === 'accepted') return acceptedByAnswer(step, answer, context);
    if (end === 'good') return attested(step, answer, said(answer));
    const judged = await judgeWord(step, answer, context);
    if (judged.ruling === 'observed') return observed(step, judged.seen);
    if (judged.ruling === "the person's word") return attested(step, answer, withSeen(answer, judged.seen));
    context.note({ remark: judged.remark, inWords: judged.inWords ?? false, answer: undefined });
  }
}

/** What was answered before the run counts once: where it led to trouble, or a machine saw otherwise, a person is asked. */
function answeredBefore(step: PromptStep, remark: StepMemo['remark'], context: StepContext): TakenAnswer | undefined {
  if (!step.answered || remark !== undefined) return undefined;
  const answer = answerBefore(step, step.answered, context);
  context.note({ answer });
  return answer;
}

/** Where something must stay good while people work, it is looked at meanwhile. */
function answerTo(step: PromptStep, question: Question, context: StepContext): Promise<TakenAnswer> {
  const { answer, ...asked } = context.operators.ask(question);
  // Written down before anything else is done: what is answered is not asked for again in the next run of the chain.
  const noted = answer.then((given) => {
    context.note({ answer: given });
    return given;
  });
  return step.watch ? answerWhileWatching(step, step.watch, { ...asked, answer: noted }, context) : noted;
}

function questionOf(step: PromptStep, remark: readonly string[], inWords: boolean): Question {
  return {
    step,
    title: step.title,
    instructions: [...remark, ...step.instructions],
    form: step.answer,
    by: step.by,
    task: step.task,
    noteFor: [...choicesWithNote(step.answer), ...(inWords ? [DONE] : [])],
    remindSeconds: step.remindSeconds,
  };
}

function openItem(step: PromptStep, answer: TakenAnswer, context: StepContext): StepResult {
  context.operators.leaveOpen(`${step.title}: ${answer.note ?? answer.value}`);
  return { id: step.id, outcome: 'skipped', evidence: evidenceOf(answer), seen: said(answer) };
}

const said = (answer: TakenAnswer): string =>
  [answer.value === DONE ? 'said to be done' : `answered ${answer.value}`, answer.note].filter(Boolean).join(': ');

const withSeen = (answer: TakenAnswer, seen: string | null): string =>
  seen === null ? said(answer) : `${said(answer)} (${seen})`;
