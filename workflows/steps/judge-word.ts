import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Verdict } from '../../plan/types/run.ts';
import type { TakenAnswer } from '../../plan/types/voice.ts';
import type { PromptStep } from '../../plan/types/step.ts';
import { look } from './look.ts';
import { seenIn } from './results.ts';
import type { StepContext } from './step-context.ts';

/** How long a machine looks for what a person says is done, before it asks again. */
const PROOF_SECONDS = 8;

/** What became of somebody's word; `seen` is null where no machine can look. */
export type JudgedWord =
  | { readonly ruling: 'observed'; readonly seen: string }
  | { readonly ruling: "the person's word"; readonly seen: string | null }
  /** `inWords`: the word alone is not enough, and has to say what it was seen by. */
  | { readonly ruling: 'asked anew'; readonly remark: readonly string[]; readonly inWords?: true };

/** Looks, after a person has said that the work of a prompt is done, whether a machine sees it so. */
export async function judgeWord(step: PromptStep, answer: TakenAnswer, context: StepContext): Promise<JudgedWord> {
  const verdict = step.proof && (await look(step, { withinSeconds: PROOF_SECONDS, ...step.proof }, context));
  const ruling = context.policy.rulingOnWord(verdict?.verdict ?? 'no proof');
  const wanted = step.proof?.inWords;
  if (verdict?.verdict === 'unknown' && wanted !== undefined && !answer.note?.trim())
    return { ruling: 'asked anew', remark: [`The machine cannot see it: ${verdict.seen}.`, wanted], inWords: true };
  if (!verdict || ruling === "the person's word") return { ruling: "the person's word", seen: verdict?.seen ?? null };
  if (ruling === 'observed') return { ruling, seen: verdict.seen };
  context.operators.write(entryOfDisagreement(step, answer, verdict));
  return { ruling, remark: disagreement(answer, verdict) };
}

const disagreement = (answer: TakenAnswer, verdict: Verdict): string[] => [
  `Asked again: ${answer.by} answered "${answer.value}", but the machine sees something else.`,
  `Expected: ${verdict.expected}. Seen: ${verdict.seen}.`,
];

const entryOfDisagreement = (step: PromptStep, answer: TakenAnswer, verdict: Verdict): Omit<JournalEntry, 'at'> => ({
  kind: 'refused',
  ...(step.server === undefined ? {} : { server: step.server }),
  step: step.id,
  by: answer.by,
  value: answer.value,
  ...seenIn(verdict),
  text: `"${answer.value}" is not taken: expected ${verdict.expected}; seen ${verdict.seen}`,
});
