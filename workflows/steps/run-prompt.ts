import type { Answer, JournalEntry, StepResult, Verdict } from '../../plan/types/run.ts';
import type { Choice, PromptStep } from '../../plan/types/step.ts';
import { answerWhileWatching } from './answer-while-watching.ts';
import { decideAboutTrouble } from './decide-about-trouble.ts';
import { look } from './look.ts';
import { attested, observed } from './results.ts';
import type { Question, Surroundings } from './surroundings.ts';

/** The one choice that says the work is done; every other choice reports that something is in the way. */
const DONE = 'done';

/** How long a machine looks for what a person says is done, before it asks again. */
const PROOF_SECONDS = 8;

/**
 * Asks a person until the work is said to be done and, where a machine can see it, is seen to be done: bad is asked
 * again with what was seen, unknown leaves the person's word as the evidence.
 */
export async function runPromptStep(step: PromptStep, surroundings: Surroundings): Promise<StepResult> {
  let remark: readonly string[] = [];
  for (;;) {
    const asked = surroundings.desk.ask(questionOf(step, remark));
    const answer = await (step.watch ? answerWhileWatching(step, step.watch, asked, surroundings) : asked.answer);
    if (isTrouble(step, answer)) {
      const next = await decideAboutTrouble(step, answer, surroundings);
      if (next.kind === 'ended') return next.result;
      remark = next.remark;
      continue;
    }
    const end = chosen(step, answer)?.ends;
    if (end === 'open item') return openItem(step, answer, surroundings);
    if (end === 'good' || !step.proof) return attested(step, answer.by, said(answer));
    const verdict = await look(step, { withinSeconds: PROOF_SECONDS, ...step.proof }, surroundings);
    if (verdict.verdict === 'good') return observed(step, verdict.seen);
    if (verdict.verdict === 'unknown') return attested(step, answer.by, `${said(answer)} (${verdict.seen})`);
    remark = disagreement(answer, verdict);
    surroundings.desk.write(entryOfDisagreement(step, answer, verdict));
  }
}

function questionOf(step: PromptStep, remark: readonly string[]): Question {
  return {
    step,
    title: step.title,
    instructions: [...remark, ...step.instructions],
    form: step.answer,
    by: step.by,
    task: step.task,
    noteFor: choicesWithNote(step),
    remindSeconds: step.remindSeconds,
  };
}

const choicesOf = (step: PromptStep): readonly Choice[] => (step.answer.kind === 'choice' ? step.answer.choices : []);

/** A choice says itself whether only a note can explain it; every choice but the plain one does, where it says nothing. */
const choicesWithNote = (step: PromptStep): readonly string[] =>
  choicesOf(step)
    .filter(({ value, noted }) => noted ?? value !== DONE)
    .map(({ value }) => value);

const chosen = (step: PromptStep, answer: Answer): Choice | undefined =>
  choicesOf(step).find(({ value }) => value === answer.value);

const isTrouble = (step: PromptStep, answer: Answer): boolean => {
  const choice = chosen(step, answer);
  return choice !== undefined && choice.value !== DONE && (choice.ends ?? 'blocked') === 'blocked';
};

function openItem(step: PromptStep, answer: Answer, surroundings: Surroundings): StepResult {
  surroundings.desk.leaveOpen(`${step.title}: ${answer.note ?? answer.value}`);
  return { id: step.id, outcome: 'skipped', evidence: `attested by ${answer.by}`, seen: said(answer) };
}

const said = (answer: Answer): string =>
  [answer.value === DONE ? 'said to be done' : `answered ${answer.value}`, answer.note].filter(Boolean).join(': ');

const disagreement = (answer: Answer, verdict: Verdict): string[] => [
  `Asked again: ${answer.by} answered "${answer.value}", but the machine sees something else.`,
  `Expected: ${verdict.expected}. Seen: ${verdict.seen}.`,
];

const entryOfDisagreement = (step: PromptStep, answer: Answer, verdict: Verdict): Omit<JournalEntry, 'at'> => ({
  kind: 'refused',
  ...(step.server === undefined ? {} : { server: step.server }),
  step: step.id,
  text: `"${answer.value}" is not taken: expected ${verdict.expected}; seen ${verdict.seen}`,
});
