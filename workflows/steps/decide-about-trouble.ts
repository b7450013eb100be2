import {
  TROUBLE_DECISIONS_WITH_NOTE,
  troubleDecisions,
  whoDecides,
  type TroubleDecision,
} from '../../plan/decisions.ts';
import { describeMessage } from '../../plan/messages/describe-message.ts';
import type { Answer, StepResult } from '../../plan/types/run.ts';
import type { Check, PromptStep } from '../../plan/types/step.ts';
import { decideWhileLooking } from './decide-while-looking.ts';
import { look } from './look.ts';
import { judgeWord } from './judge-word.ts';
import { observed, overruled, wordOf } from './results.ts';
import type { Surroundings } from './surroundings.ts';

/** How a prompt goes on after a report of trouble: it has ended, or it is asked again with what is known now. */
export type AfterTrouble =
  | { readonly kind: 'ended'; readonly result: StepResult }
  | { readonly kind: 'asked again'; readonly remark: readonly string[] };

/** Has a person decide what becomes of a prompt at which somebody has reported that something is in the way. */
export async function decideAboutTrouble(
  step: PromptStep,
  answer: Answer,
  surroundings: Surroundings,
): Promise<AfterTrouble> {
  const decision = await askAboutTrouble(step, answer, surroundings);
  const reported = `${answer.by} reported: ${answer.note ?? answer.value}.`;
  switch (decision.value as TroubleDecision) {
    case 'stop':
      return { kind: 'ended', result: stopped(step, answer, decision.note) };
    case 'attest':
      return attestedAgainst(step, answer, decision, surroundings);
    case 'rebooted':
      return step.afterReboot
        ? quietAfterReboot(step, step.afterReboot, reported, surroundings)
        : { kind: 'asked again', remark: [reported] };
    case 'ask-again':
      return { kind: 'asked again', remark: [reported] };
  }
}

/** Whoever attests against a report overrules it, and that is written down; against what a machine sees nobody can. */
async function attestedAgainst(
  step: PromptStep,
  report: Answer,
  decision: Answer,
  surroundings: Surroundings,
): Promise<AfterTrouble> {
  const judged = await judgeWord(step, decision, surroundings);
  if (judged.ruling === 'asked anew') return { kind: 'asked again', remark: judged.remark };
  if (judged.ruling === 'observed') return { kind: 'ended', result: observed(step, judged.seen) };
  return { kind: 'ended', result: overruled(step, report, decision, judged.seen, surroundings) };
}

function askAboutTrouble(step: PromptStep, answer: Answer, surroundings: Surroundings): Promise<Answer> {
  const choices = step.answer.kind === 'choice' ? step.answer.choices : [];
  const isBlocked = choices.find(({ value }) => value === answer.value)?.ends === 'blocked';
  return surroundings.desk.ask({
    step,
    title: `Decide: ${step.title}`,
    instructions: [
      `${answer.by} answered "${answer.value}": ${answer.note ?? ''}`,
      ...describeMessage(answer.note ?? ''),
      ...(['confirm', 'set-back-services'].includes(step.task.kind) ? [] : [NEVER_CANCEL]),
    ],
    form: {
      kind: 'choice',
      choices: troubleDecisions({ beAttested: !isBlocked, haveRebooted: step.afterReboot !== undefined }),
    },
    by: whoDecides(step),
    task: { kind: 'decide' },
    noteFor: TROUBLE_DECISIONS_WITH_NOTE,
    remindSeconds: step.remindSeconds,
  }).answer;
}

const NEVER_CANCEL = 'Never press Cancel in the installer: the machine would have to be imaged again.';

/** Software that came back with a reboot in the midst of the installation is seen before anybody goes on (SVC-15). */
async function quietAfterReboot(
  step: PromptStep,
  check: Check,
  reported: string,
  surroundings: Surroundings,
): Promise<AfterTrouble> {
  const verdict = await look(step, check, surroundings);
  if (verdict.verdict === 'good') return askedAgain(step, reported, verdict.seen, surroundings);
  const decision = await decideWhileLooking(step, check, 'block', verdict, surroundings);
  if (decision.kind === 'stop') {
    const { note } = decision.answer;
    return { kind: 'ended', result: { ...stoppedAt(step, decision.verdict.seen), ...(note ? { note } : {}) } };
  }
  if (decision.kind === 'good') return askedAgain(step, reported, decision.verdict.seen, surroundings);
  const { by, note = '' } = decision.answer;
  return askedAgain(step, reported, `${wordOf(by, surroundings.cluster)}: ${note}`, surroundings);
}

/** What was seen after the reboot belongs into the story, and before the eyes of whoever goes on. */
function askedAgain(step: PromptStep, reported: string, seen: string, { desk }: Surroundings): AfterTrouble {
  const text = `${step.title}: after a reboot that was not planned; ${seen}`;
  desk.write({ kind: 'step', ...(step.server === undefined ? {} : { server: step.server }), step: step.id, text });
  return { kind: 'asked again', remark: [reported, `After the reboot: ${seen}.`] };
}

const stoppedAt = (step: PromptStep, seen: string): StepResult => ({
  id: step.id,
  outcome: 'stopped',
  evidence: 'none',
  seen,
});

const stopped = (step: PromptStep, answer: Answer, note: string | undefined): StepResult => ({
  ...stoppedAt(step, answer.note ?? String(answer.value)),
  ...(note === undefined ? {} : { note }),
});
