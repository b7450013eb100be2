import type { Choice, Outcome } from './types/step.ts';
import type { Verdict } from './types/run.ts';

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

/** Which decisions are open at what: a block that was measured as bad can be mended or stopped at, nothing else. */
const DECISIONS: Readonly<
  Record<Outcome | 'act', Readonly<Record<Exclude<Verdict['verdict'], 'good'>, readonly DecisionValue[]>>>
> = {
  block: { bad: ['look-again', 'stop'], unknown: ['look-again', 'attest', 'stop'] },
  hold: { bad: ['look-again', 'accept', 'stop'], unknown: ['look-again', 'attest', 'accept', 'stop'] },
  'open item': { bad: [], unknown: [] },
  act: { bad: ['look-again', 'act-again', 'stop'], unknown: ['look-again', 'act-again', 'attest', 'stop'] },
};

/** The choices of a decision prompt, in the order in which they are shown; `repair` where the step has one. */
export function decisionsFor(at: Outcome | 'act', verdict: 'bad' | 'unknown', hasRepair: boolean): readonly Choice[] {
  const values = DECISIONS[at][verdict];
  const [first, ...rest] = values;
  const offered = hasRepair && first ? [first, 'repair' as const, ...rest] : values;
  return offered.map((value) => ({ value, meaning: MEANING[value] }));
}
