import { TROUBLE_DECISIONS_WITH_NOTE, type TroubleDecision } from '../../plan/trouble-decisions.ts';
import type { Explained } from '../../plan/types/report.ts';
import type { StepResult } from '../../plan/types/run.ts';
import type { TakenAnswer } from '../../plan/types/voice.ts';
import type { Check, PromptStep } from '../../plan/types/step.ts';
import { explainReport } from './explain-report.ts';
import { decideWhileLooking } from './decide-while-looking.ts';
import { look } from './look.ts';
import { judgeWord } from './judge-word.ts';
import { observed, overruled, wordOf } from './results.ts';
import type { Question, StepContext } from './step-context.ts';

/** A new attempt begins at an earlier step by a decision, and is told why. */
export interface BegunAnew {
  readonly kind: 'begun anew';
  /** Id of that step. */
  readonly from: string;
  readonly remark: readonly string[];
  readonly decision: TakenAnswer;
}

/** How a prompt goes on after a report of trouble: it has ended, or it or an earlier one is asked again with what is known now. */
export type AfterTrouble =
  | { readonly kind: 'ended'; readonly result: StepResult }
  | { readonly kind: 'asked again'; readonly remark: readonly string[] }
  | BegunAnew;

/** Has a person decide what becomes of a prompt at which somebody has reported that something is in the way. */
export async function decideAboutTrouble(
  step: PromptStep,
  answer: TakenAnswer,
  context: StepContext,
): Promise<AfterTrouble> {
  const explained = await explainReport(step, answer, context);
  const told = [`${answer.by} reported: ${answer.note ?? answer.value}.`];
  const informed = [...told, ...(explained.remedy === 'unknown' ? [] : explained.lines)];
  const form = decisionAbout(step, answer, explained, context);
  if (form.choices.length === 0) return askedAgain(step, [WRITTEN_DOWN_ANEW], informed, context);
  const decision = await askAboutTrouble(step, answer, explained, form, context);
  const value = decision.value as TroubleDecision;
  if (value === 'go-on' || value === 'stop') leaveOpen(step, explained, context);
  switch (value) {
    case 'stop':
      return { kind: 'ended', result: stopped(step, answer, decision.note) };
    case 'attest':
      return attestedAgainst(step, answer, decision, context);
    case 'another-message':
      return decideAboutAnother(step, answer, decision, context);
    case 'rerun':
      return begunAnew(step, decision, [...informed, attempt(step, context)], context);
    case 'rebooted':
      return askedAgain(step, [AFTER_THE_REBOOT, WRITTEN_DOWN_ANEW], told, context);
    case 'go-on':
    case 'ask-again':
      return askedAgain(step, [WRITTEN_DOWN_ANEW], informed, context);
  }
}

/** The text was misread, or another one was found for it: what the screen really shows takes its place (MSG-02, MSG-13). */
function decideAboutAnother(
  step: PromptStep,
  { prompt, value }: TakenAnswer,
  { by, note = '', given }: TakenAnswer,
  context: StepContext,
): Promise<AfterTrouble> {
  const report = { prompt, value, by, note, given };
  context.note({ answer: report });
  return decideAboutTrouble(step, report, context);
}

function leaveOpen({ server, title }: PromptStep, { leavesOpen }: Explained, { operators }: StepContext): void {
  if (leavesOpen !== undefined) operators.leaveOpen(`${server ?? title}: ${leavesOpen}`);
}

/** An installer that is started anew knows nothing of what was entered before: that is a new attempt (PUB-22). */
function attempt({ id, server, title }: PromptStep, context: StepContext): string {
  const number = (context.memoryOf(server).attempts ?? 1) + 1;
  context.remember(server, { attempts: number });
  context.operators.write({
    kind: 'step',
    ...(server === undefined ? {} : { server }),
    step: id,
    attempt: number,
    text: `${title}: the installer is started anew, attempt ${number}`,
  });
  return `This is attempt ${number}: the installer starts from its first page, and all is entered once more.`;
}

/** Whoever attests against a report overrules it, and that is written down; against what a machine sees nobody can. */
async function attestedAgainst(
  step: PromptStep,
  report: TakenAnswer,
  decision: TakenAnswer,
  context: StepContext,
): Promise<AfterTrouble> {
  const judged = await judgeWord(step, decision, context);
  if (judged.ruling === 'asked anew') return { kind: 'asked again', remark: judged.remark };
  if (judged.ruling === 'observed') return { kind: 'ended', result: observed(step, judged.seen) };
  return { kind: 'ended', result: overruled(step, report, decision, judged.seen, context) };
}

type ChoiceForm = Extract<Question['form'], { kind: 'choice' }>;

/** What may be decided follows from the kind of action alone, and from what the step allows. */
function decisionAbout(
  step: PromptStep,
  answer: TakenAnswer,
  { remedy }: Explained,
  { policy }: StepContext,
): ChoiceForm {
  const choices = step.answer.kind === 'choice' ? step.answer.choices : [];
  const isBlocked = choices.find(({ value }) => value === answer.value)?.ends === 'blocked';
  const may = { beAttested: !isBlocked, haveRebooted: step.afterReboot !== undefined };
  return { kind: 'choice', choices: policy.troubleDecisions(remedy, may) };
}

const askAboutTrouble = (
  step: PromptStep,
  answer: TakenAnswer,
  { remedy, lines }: Explained,
  form: ChoiceForm,
  context: StepContext,
): Promise<TakenAnswer> =>
  context.operators.ask({
    step,
    title: `Decide: ${step.title}`,
    instructions: [
      `${answer.by} answered "${answer.value}": ${answer.note ?? ''}`,
      ...lines,
      ...(step.inTrouble ?? []),
    ],
    form,
    by: context.policy.whoDecidesTrouble(remedy, step),
    task: { kind: 'decide' },
    noteFor: TROUBLE_DECISIONS_WITH_NOTE.filter((value) => form.choices.some((choice) => choice.value === value)),
    remindSeconds: step.remindSeconds,
  }).answer;

/** What is looked at before the step is asked again, where the step has such a check, and how it is told. */
interface Beforehand {
  readonly check: 'afterReboot' | 'records';
  readonly story: string;
  readonly remark: string;
}

/** Software that came back with a reboot in the midst of the installation is seen before anybody goes on (SVC-15). */
const AFTER_THE_REBOOT: Beforehand = {
  check: 'afterReboot',
  story: 'after a reboot that was not planned',
  remark: 'After the reboot',
};

/** A reboot that was not planned must not prove the one at the end of the step, which is asked for once more. */
const WRITTEN_DOWN_ANEW: Beforehand = {
  check: 'records',
  story: 'written down anew',
  remark: 'Only a reboot from now on ends this step',
};

/** Where the first page lies behind the step, its prompts are opened once more, with all that is looked at on the way. */
async function begunAnew(
  step: PromptStep,
  decision: TakenAnswer,
  told: readonly string[],
  context: StepContext,
): Promise<AfterTrouble> {
  const { attemptFrom: from } = step;
  if (from === undefined) return askedAgain(step, [AFTER_THE_REBOOT, WRITTEN_DOWN_ANEW], told, context);
  const after = await askedAgain(step, [AFTER_THE_REBOOT], told, context);
  return after.kind === 'asked again' ? { kind: 'begun anew', from, remark: after.remark, decision } : after;
}

/** What was seen beforehand belongs into the story, and before the eyes of whoever goes on. */
async function askedAgain(
  step: PromptStep,
  beforehand: readonly Beforehand[],
  told: readonly string[],
  context: StepContext,
): Promise<AfterTrouble> {
  const remarks = [...told];
  for (const { check: name, story, remark } of beforehand) {
    const check = step[name];
    if (!check) continue;
    const seen = await untilSeen(step, check, context);
    if (seen.kind === 'ended') return seen;
    context.operators.write({
      kind: 'step',
      ...(step.server === undefined ? {} : { server: step.server }),
      step: step.id,
      text: `${step.title}: ${story}; ${seen.text}`,
    });
    remarks.push(`${remark}: ${seen.text}.`);
  }
  return { kind: 'asked again', remark: remarks };
}

type Seen = Extract<AfterTrouble, { kind: 'ended' }> | { readonly kind: 'seen'; readonly text: string };

/** Holds until the check is good, by a look or, where it is not known, by somebody's word. */
async function untilSeen(step: PromptStep, check: Check, context: StepContext): Promise<Seen> {
  const verdict = await look(step, check, context);
  if (verdict.verdict === 'good') return { kind: 'seen', text: verdict.seen };
  const decision = await decideWhileLooking(step, check, 'block', verdict, context);
  if (decision.kind === 'good') return { kind: 'seen', text: decision.verdict.seen };
  const { note = '' } = decision.answer;
  if (decision.kind !== 'stop') return { kind: 'seen', text: `${wordOf(decision.answer, context.outline)}: ${note}` };
  return { kind: 'ended', result: { ...stoppedAt(step, decision.verdict.seen), ...(note ? { note } : {}) } };
}

const stoppedAt = (step: PromptStep, seen: string): StepResult => ({
  id: step.id,
  outcome: 'stopped',
  evidence: 'none',
  seen,
});

const stopped = (step: PromptStep, answer: TakenAnswer, note: string | undefined): StepResult => ({
  ...stoppedAt(step, answer.note ?? String(answer.value)),
  ...(note === undefined ? {} : { note }),
});
