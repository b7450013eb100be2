import type { PersonRole } from './types/cluster.ts';
import type { Verdict } from './types/run.ts';
import type { Choice, Outcome, PromptStep, Step } from './types/step.ts';

/** What a look can show that is a question to a person. */
export type NotGood = Exclude<Verdict['verdict'], 'good'>;

/** What a person may decide where a step is not good. */
export type DecisionValue = 'look-again' | 'act-again' | 'repair' | 'attest' | 'accept' | 'stop';

const MEANING: Readonly<Record<DecisionValue, string>> = {
  'look-again': 'look once more now (the machine also goes on looking by itself)',
  'act-again': 'carry out the act once more',
  repair: 'carry out the repair that is shown, then look again',
  attest: 'I have seen with my own eyes that it is as expected; the note says what I saw',
  accept: 'go on with this deviation; the note gives the reason and is printed in the report',
  stop: 'stop the run here; nothing further is started',
};

/** Choices that need a note: the reason is what the report prints. */
export const DECISIONS_WITH_NOTE: readonly DecisionValue[] = ['attest', 'accept', 'stop'];

/** Which decisions are open at what: a block that was measured as bad can be mended or stopped at, nothing else (PRE-01). */
const DECISIONS: Readonly<Record<Outcome | 'act', Readonly<Record<NotGood, readonly DecisionValue[]>>>> = {
  block: { bad: ['look-again', 'stop'], unknown: ['look-again', 'attest', 'stop'] },
  hold: { bad: ['look-again', 'accept', 'stop'], unknown: ['look-again', 'attest', 'accept', 'stop'] },
  'open item': { bad: [], unknown: [] },
  act: { bad: ['look-again', 'act-again', 'stop'], unknown: ['look-again', 'act-again', 'attest', 'stop'] },
};

/** The choices of a decision prompt, in the order in which they are shown; `repair` where the step has one. */
export function decisionsFor(at: Outcome | 'act', verdict: NotGood, hasRepair: boolean): readonly Choice[] {
  const values = DECISIONS[at][verdict];
  const [first, ...rest] = values;
  const offered = hasRepair && first ? [first, 'repair' as const, ...rest] : values;
  return offered.map((value) => ({ value, meaning: MEANING[value] }));
}

/** What is read of a step to say who decides about it. */
export type AskedStep = Pick<PromptStep, 'id' | 'kind' | 'by'> | Pick<Exclude<Step, PromptStep>, 'id' | 'kind'>;

/** Who may decide about a step that is not good: what only approvers are asked, only approvers may clear away. */
export const whoDecides = (step: AskedStep): PersonRole => (step.kind === 'prompt' ? step.by : 'engineer');

/** What becomes of a decision: the machine saw it good, it holds, or it is not taken and the question is put anew. */
export type Ruling = 'observed' | 'taken' | 'asked anew';

/** How the newest look, made after the answer, stands to what was seen when the question was put. */
type Standing = 'good' | 'the same kind' | 'another kind';

const JUDGED_BY_THE_NEWEST_LOOK: Readonly<Record<Standing, Ruling>> = {
  good: 'observed',
  'the same kind': 'taken',
  'another kind': 'asked anew',
};

/** To stop is the safe way, whatever is seen; everything else is decided about what is, not about what was. */
const RULINGS: Readonly<Record<DecisionValue, Readonly<Record<Standing, Ruling>>>> = {
  'look-again': { good: 'observed', 'the same kind': 'asked anew', 'another kind': 'asked anew' },
  'act-again': JUDGED_BY_THE_NEWEST_LOOK,
  repair: JUDGED_BY_THE_NEWEST_LOOK,
  attest: JUDGED_BY_THE_NEWEST_LOOK,
  accept: JUDGED_BY_THE_NEWEST_LOOK,
  stop: { good: 'taken', 'the same kind': 'taken', 'another kind': 'taken' },
};

/** What becomes of a decision that was taken when one kind was seen, by the newest look. */
export function rulingOn(value: DecisionValue, asked: NotGood, newest: Verdict['verdict']): Ruling {
  if (newest === 'good') return RULINGS[value].good;
  return RULINGS[value][newest === asked ? 'the same kind' : 'another kind'];
}

/** What the newest look makes of somebody's word that the work of a prompt is done. */
export type WordRuling = 'observed' | "the person's word" | 'asked anew';

/** A word counts where the machine cannot see, and never against what it sees. */
const WORD_RULINGS: Readonly<Record<Verdict['verdict'] | 'no proof', WordRuling>> = {
  good: 'observed',
  unknown: "the person's word",
  'no proof': "the person's word",
  bad: 'asked anew',
};

/** What becomes of `done`, and of an `attest` after a report of trouble; `no proof` where no machine can look. */
export const rulingOnWord = (newest: Verdict['verdict'] | 'no proof'): WordRuling => WORD_RULINGS[newest];
