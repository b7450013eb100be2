import { CancellationScope, isCancellation } from '@temporalio/workflow';
import type { Verdict } from '../../plan/types/run.ts';
import type { TakenAnswer } from '../../plan/types/voice.ts';
import type { AnswerForm, PromptStep, Watch } from '../../plan/types/step.ts';
import { lookUntilOfAnotherKind, watchUntilNotGood } from './look.ts';
import type { Asked, Question, StepContext } from './step-context.ts';

/** The alarm is taken back by itself when all is well again; an answer only says that somebody knows. */
const SEEN: AnswerForm = {
  kind: 'choice',
  choices: [{ value: 'done', meaning: 'I know, and look after it; nothing is done by the machine' }],
};

/**
 * Waits for the answer to a prompt, and meanwhile looks again and again at what must stay good. Trouble is told in the
 * journal and as a prompt of its own, and nothing is done about it: the people at the console decide (ORD-16, ORD-17).
 */
export async function answerWhileWatching(
  step: PromptStep,
  watch: Watch,
  asked: Asked,
  context: StepContext,
): Promise<TakenAnswer> {
  const watching = new CancellationScope();
  const alarms = watching.run(() => raiseAlarms(step, watch, context));
  const answer = await asked.answer;
  watching.cancel();
  await alarms;
  return answer;
}

async function raiseAlarms(step: PromptStep, watch: Watch, context: StepContext): Promise<void> {
  try {
    for (;;) {
      const verdict = context.memo().alarm ?? (await watchUntilNotGood(step, watch, context));
      if (verdict.verdict !== 'good') await alarm(step, watch, verdict, context);
    }
  } catch (failure) {
    if (!isCancellation(failure)) throw failure;
    context.note({ alarm: undefined });
  }
}

/** Raised anew when what is seen becomes bad or unknown instead of the other, taken back when it is good. */
async function alarm(step: PromptStep, { check }: Watch, first: Verdict, context: StepContext): Promise<void> {
  let verdict = first;
  for (let renewals = 0; verdict.verdict !== 'good'; renewals += 1) {
    context.note({ alarm: verdict });
    tell(step, `alarm; expected ${verdict.expected}; seen ${verdict.seen}`, context);
    const raised = context.operators.ask(alarmOf(step, verdict));
    try {
      verdict = await lookUntilOfAnotherKind(step, check, verdict.verdict, renewals, context);
    } catch (failure) {
      raised.withdraw('the step is over');
      throw failure;
    }
    raised.withdraw(
      `${verdict.verdict === 'good' ? 'it is good again' : 'something else is seen now'}: ${verdict.seen}`,
    );
  }
  context.note({ alarm: undefined });
  tell(step, `good again; ${verdict.seen}`, context);
}

const alarmOf = (step: PromptStep, { expected, seen }: Verdict): Question => ({
  step,
  title: `Alarm: ${seen}`.slice(0, 200),
  instructions: [
    `Expected while people work at "${step.title}": ${expected}.`,
    `Seen: ${seen}.`,
    'Press nothing further at the console until it is good again. This is taken back by itself then.',
  ],
  form: SEEN,
  by: 'engineer',
  task: { kind: 'confirm' },
  noteFor: [],
  remindSeconds: step.remindSeconds,
});

const tell = (step: PromptStep, text: string, { operators: operators }: StepContext): void =>
  operators.write({
    kind: 'step',
    ...(step.server === undefined ? {} : { server: step.server }),
    step: step.id,
    text: `${step.title}: ${text}`,
  });
